"""The result of a check, and the cost, as lines for a terminal, and as a record for a program."""

from collections.abc import Iterator
from typing import Any

from ..content.cost import CostContent
from ..planning.assessment import Reason, Verdict
from ..planning.cost import Estimate


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


def verdict_text(verdict: Verdict) -> str:
    """Return the result with its reasons as text."""
    return "\n".join(_lines(verdict))


def _lines(verdict: Verdict) -> Iterator[str]:
    yield verdict.result.title
    yield f"  {verdict.result.means}"
    if verdict.score is not None:
        yield f"  score: {verdict.score}"
    yield ""
    yield f"Because {verdict.reason.because[0].lower()}{verdict.reason.because[1:]}"
    yield from (f"  {answer}: {ask}" for ask, answer in verdict.reason.answers)
    for warning in verdict.warnings:
        yield ""
        yield f"Mind: {warning.because}"
        yield from (f"  {answer}: {ask}" for ask, answer in warning.answers)
    if verdict.fixes:
        yield ""
        yield "Mend first:"
        yield from (f"  - {fix}" for fix in verdict.fixes)
    yield ""
    yield f"Next: {verdict.result.next}"


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
    first, *others = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    lines = [
        f"{row[0]:<{first}}{''.join(f'  {cell:>{wide}}' for cell, wide in zip(row[1:], others, strict=True))}"
        for row in rows
    ]
    hours = (f"  {person.each}: {person.hours}" for person in cost.people)
    return "\n".join(
        [
            cost.facts[0],
            "",
            labels["hours"],
            *hours,
            "",
            labels["bill"],
            *(f"  {line}" for line in lines),
            "",
            labels["placeholders"],
        ]
    )
