"""The result of a check as lines for a terminal, and as a record for a program."""

from collections.abc import Iterator
from typing import Any

from .assessment import Verdict, Reason
from .cost import PEOPLE, Estimate, whole


def verdict_record(assessment: Verdict) -> dict[str, Any]:
    """Return the result with its reasons as plain data."""
    return {
        "result": assessment.result_id,
        "title": assessment.result.title,
        "means": assessment.result.means,
        "next": assessment.result.next,
        "because": _reason_record(assessment.reason),
        "warnings": [_reason_record(warning) for warning in assessment.warnings],
        "score": assessment.score,
        "fix_first": list(assessment.fixes),
    }


def _reason_record(reason: Reason) -> dict[str, Any]:
    return {"text": reason.because, "answers": [{"question": ask, "answer": answer} for ask, answer in reason.answers]}


def verdict_text(assessment: Verdict) -> str:
    """Return the result with its reasons as text."""
    return "\n".join(_lines(assessment))


def _lines(assessment: Verdict) -> Iterator[str]:
    yield assessment.result.title
    yield f"  {assessment.result.means}"
    if assessment.score is not None:
        yield f"  score: {assessment.score}"
    yield ""
    yield f"Because {assessment.reason.because[0].lower()}{assessment.reason.because[1:]}"
    yield from (f"  {answer}: {ask}" for ask, answer in assessment.reason.answers)
    for warning in assessment.warnings:
        yield ""
        yield f"Mind: {warning.because}"
        yield from (f"  {answer}: {ask}" for ask, answer in warning.answers)
    if assessment.fixes:
        yield ""
        yield "Mend first:"
        yield from (f"  - {fix}" for fix in assessment.fixes)
    yield ""
    yield f"Next: {assessment.result.next}"


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
