"""The result of an assessment as lines for a terminal, and as a record for a program."""

from collections.abc import Iterator
from typing import Any

from .assessment import Reason, Verdict
from .cost import PEOPLE, Estimate, whole


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


def cost_text(bill: Estimate) -> str:
    """Return an estimate as a table of lines."""
    lines = [f"{bill.pairs} pairs"]
    for who in PEOPLE:
        lines.append(
            f"  hours of each {who}: {bill.hours[who]:g}"
            if who != "coordinator"
            else f"  hours of the {who}: {bill.hours[who]:g}"
        )
    lines.append("")
    lines.append(f"  {'rates':<10}{'programme':>12}{'one pair':>12}{'training instead':>20}")
    for case in bill.cases:
        bill_of = (whole(case.programme), whole(case.pair))
        lines.append(f"  {case.rates.title:<10}{bill_of[0]:>12}{bill_of[1]:>12}{whole(case.clinic):>20}")
    return "\n".join([*lines, "", "The rates are placeholders unless you gave your own."])
