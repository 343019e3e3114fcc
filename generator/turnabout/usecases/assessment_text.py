"""The result of a check, and the cost, as lines for a terminal, and as a record for a program."""

from collections.abc import Iterator
from typing import Any

from ..content.cost import CostContent
from ..content.verdict import ReasonContent, VerdictContent
from ..planning.assessment import Reason, Verdict
from ..planning.cost import Estimate
from ..text.pieces import plain_pieces
from .columns import columns


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """Return the result with its reasons as plain data."""
    return {
        "result": verdict.result_id,
        "title": verdict.result.title,
        "means": verdict.result.means,
        "next": verdict.result.next,
        "because": _reason_record(verdict.reason),
        "warnings": [_reason_record(warning) for warning in verdict.warnings],
        "score": verdict.score,
        "fix_first": list(verdict.fixes),
    }


def _reason_record(reason: Reason) -> dict[str, Any]:
    return {"text": reason.because, "answers": [{"question": ask, "answer": answer} for ask, answer in reason.answers]}


def verdict_text(verdict: VerdictContent) -> str:
    """Return the result with its reasons as text."""
    return "\n".join(_lines(verdict))


def _lines(verdict: VerdictContent) -> Iterator[str]:
    labels = verdict.labels
    yield verdict.title
    yield f"  {plain_pieces(verdict.means)}"
    if verdict.score:
        yield f"  {verdict.score}"
    yield from _reason_lines(labels["reason"], verdict.reason)
    for warning in verdict.warnings:
        yield from _reason_lines(labels["warning"], warning)
    if verdict.fixes:
        yield ""
        yield labels["fixes"]
        yield from (f"  - {plain_pieces(fix)}" for fix in verdict.fixes)
    yield ""
    yield f"{labels['next']} {plain_pieces(verdict.next)}"


def _reason_lines(label: str, reason: ReasonContent) -> Iterator[str]:
    yield ""
    yield f"{label} {plain_pieces(reason.text)}"
    yield from (f"  {plain_pieces(answer)}" for answer in reason.answers)


def cost_record(bill: Estimate) -> dict[str, Any]:
    """Return an estimate as plain data."""
    return {
        "pairs": bill.pairs,
        "hours": dict(bill.hours),
        "cases": [
            {"case": case.rates.title, "programme": case.programme, "pair": case.pair, "training_instead": case.clinic}
            for case in bill.cases
        ],
    }


def cost_text(cost: CostContent) -> str:
    """Return an estimate as a table of lines."""
    labels = cost.labels
    heads = (labels["rates"], labels["programme"], labels["pair"], labels["training"])
    rows = [heads, *((case.title, case.programme, case.pair, case.training) for case in cost.cases)]
    hours = (f"  {labels['head'].format(head=person.each)} {person.hours}" for person in cost.people)
    return "\n".join(
        [
            cost.facts[0],
            "",
            labels["hours"],
            *hours,
            "",
            labels["bill"],
            *(f"  {line}" for line in columns(rows, right={1, 2, 3})),
            "",
            labels["placeholders"],
        ]
    )
