"""Evaluate an assessment and explain its result."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.check import Check, Item, Result, Rule

HIGHEST = 3
"""The highest score of one item."""

Answers = Mapping[str, str]
"""The answer to each item: yes or no, or a score from 0 to 3."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule spoke: its own words, and the answers that it went by, as (question, answer)."""

    because: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an assessment came to; `score` is None where nothing is scored, `fixes` are what to fix first."""

    result_id: str
    result: Result
    reason: Reason
    warnings: tuple[Reason, ...]
    score: int | None
    fixes: tuple[str, ...]


def assess(assessment: Check, answers: Answers) -> Verdict:
    """Try the rules in order; the first that holds and has a result gives it, and every one with a warning adds it."""
    score = _score(assessment, answers)
    failed = tuple(item for name, item in assessment.items.items() if _fails(item, answers[name]))
    holding = [rule for rule in assessment.rules.values() if _holds(rule, answers, score, bool(failed))]
    decisive = next((rule for rule in holding if rule.result), None)
    result_id = (decisive and decisive.result) or assessment.otherwise
    return Verdict(
        result_id=result_id,
        result=assessment.results[result_id],
        reason=_reason(assessment, decisive, answers) if decisive else Reason(assessment.otherwise_because, ()),
        warnings=tuple(
            Reason(rule.warning, _reason(assessment, rule, answers).answers) for rule in holding if rule.warning
        ),
        score=score if any(item.answer == "score" for item in assessment.items.values()) else None,
        fixes=_fixes(assessment, answers, failed, result_id),
    )


def _fixes(assessment: Check, answers: Answers, failed: tuple[Item, ...], result_id: str) -> tuple[str, ...]:
    """What to fix first: failed gates; else, where the answers did not lead to the best result, the weakest items."""
    weak = failed or tuple(
        item
        for name, item in assessment.items.items()
        if result_id != assessment.otherwise and answers[name] in ("0", "1", "no")
    )
    return tuple(item.fix for item in weak if item.fix)


def accepted_answers(item: Item) -> tuple[str, ...]:
    """Return what may be answered to an item."""
    return ("yes", "no") if item.answer == "yes-no" else tuple(map(str, range(HIGHEST + 1)))


def _score(assessment: Check, answers: Answers) -> int:
    return sum(int(answers[name]) for name, item in assessment.items.items() if item.answer == "score")


def _fails(item: Item, answer: str) -> bool:
    return item.gate is not None and int(answer) < item.gate


def _holds(rule: Rule, answers: Answers, score: int, gate_failed: bool) -> bool:
    return (
        all(answers[name] == wanted for name, wanted in rule.when.items())
        and (rule.score_below is None or score < rule.score_below)
        and (rule.score_from is None or score >= rule.score_from)
        and (rule.gate_failed is None or gate_failed)
    )


def _reason(assessment: Check, rule: Rule, answers: Answers) -> Reason:
    return Reason(rule.because, tuple((assessment.items[name].ask, answers[name]) for name in rule.when))
