"""The checks that ship come out as their worked cases say, and any answers come to one result with a reason."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
import yaml

from house import REPOSITORY, TESTS
from turnabout.model.check import Check
from turnabout.planning.assessment import accepted_answers, assess
from turnabout.reading.pipeline import read_workspace

CHECKS: Mapping[str, Check] = read_workspace(REPOSITORY).curriculum.checks
CASES = yaml.safe_load((TESTS / "fit-cases.yml").read_text("utf-8"))["cases"]
FIT, READINESS, SHADOW, SKILL = (CHECKS[name] for name in ("fit", "readiness", "shadow-board", "skill"))
GATES = ("sponsor-visible", "both-sides-volunteer", "mentor-time-is-work-time", "conduct-route-works")
BEST = {
    "same-gap-for-many": "no", "half-day-training": "no", "needs-dialogue": "yes", "both-gain": "yes",
    "owned-reason": "yes", "existing-scheme": "no", "board-advice": "no", "retention-main-aim": "no",
    "skilled-people": "yes", "seniors-book-time": "yes",
}  # fmt: skip
"""Answers to the fit check that lead to mentoring without a warning."""

ORDER = [
    ("not-yet", {"owned-reason": "no"}),
    ("not-yet", {"seniors-book-time": "no"}),
    ("shadow-board", {"board-advice": "yes"}),
    ("training", {"same-gap-for-many": "yes", "half-day-training": "yes", "needs-dialogue": "no"}),
    ("expert", {"skilled-people": "no"}),
    ("coaching", {"both-gain": "no"}),
    ("upgrade", {"existing-scheme": "yes"}),
    ("train-first", {"same-gap-for-many": "yes", "half-day-training": "yes", "needs-dialogue": "yes"}),
]
"""What each set of answers leads to, the stronger first."""


def _all_answers(check: Check) -> Iterator[dict[str, str]]:
    for answers in product(*(accepted_answers(item) for item in check.items.values())):
        yield dict(zip(check.items, answers, strict=True))


def _expected_fit(answers: Mapping[str, str]) -> str:
    for result, when in ORDER:
        if all(answers[name] == wanted for name, wanted in when.items()):
            return result
    return "reverse-mentoring"


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_comes_out_as_stated_and_says_why(name: str) -> None:
    case = CASES[name]
    verdict = assess(FIT, case["answers"])
    assert verdict.result_id == case["result"]
    assert verdict.reason.because
    assert all(case["answers"][item] in ("yes", "no") for item in FIT.items)


def test_the_worked_cases_show_every_result_and_often_another_tool() -> None:
    results = [case["result"] for case in CASES.values()]
    assert len(results) >= 10
    assert set(results) == set(FIT.results)
    assert sum(result in ("training", "not-yet") for result in results) >= 3


def test_any_answers_to_the_fit_check_come_to_one_result_in_the_order_of_the_map() -> None:
    every = list(_all_answers(FIT))
    assert len(every) == 1024
    for answers in every:
        verdict = assess(FIT, answers)
        assert verdict.result_id == _expected_fit(answers), answers
        assert verdict.result == FIT.results[verdict.result_id]
        assert verdict.reason.because.strip()
        assert bool(verdict.reason.answers) == (verdict.result_id != "reverse-mentoring")
        assert all(
            answer == answers[next(name for name, item in FIT.items.items() if item.ask == ask)]
            for ask, answer in verdict.reason.answers
        )
        assert verdict.score is None


def test_the_aim_of_keeping_staff_adds_a_warning_to_any_result_and_changes_none() -> None:
    for answers in _all_answers(FIT):
        warned, other = (assess(FIT, answers | {"retention-main-aim": answer}) for answer in ("yes", "no"))
        assert len(warned.warnings) == 1
        assert other.warnings == ()
        assert warned.result_id == other.result_id


@pytest.mark.parametrize(("first", "second"), [(a, b) for n, a in enumerate(ORDER) for b in ORDER[n + 1 :]])
def test_of_two_reasons_the_stronger_one_counts(
    first: tuple[str, Mapping[str, str]], second: tuple[str, Mapping[str, str]]
) -> None:
    answers = BEST | second[1] | first[1]
    assert assess(FIT, answers).result_id == first[0]
    assert assess(FIT, BEST | second[1]).result_id == second[0]


def test_without_any_reason_against_it_mentoring_fits() -> None:
    verdict = assess(FIT, BEST)
    assert (verdict.result_id, verdict.warnings, verdict.fixes) == ("reverse-mentoring", (), ())


def _scores(total: int) -> dict[str, str]:
    """Scores of a total, gates at 2 and as even as can be otherwise."""
    scores = dict.fromkeys(READINESS.items, 0) | dict.fromkeys(GATES, 2)
    while sum(scores.values()) < total:
        name = min((name for name in scores if scores[name] < 3), key=lambda name: scores[name])
        scores[name] += 1
    assert sum(scores.values()) == total
    return {name: str(score) for name, score in scores.items()}


@pytest.mark.parametrize("total", range(8, 37))
def test_readiness_has_three_bands(total: int) -> None:
    expected = "not-yet" if total < 18 else "pilot" if total < 27 else "any-track"
    verdict = assess(READINESS, _scores(total))
    assert (verdict.result_id, verdict.score) == (expected, total)
    assert verdict.reason.because


@pytest.mark.parametrize("score", ["0", "1"])
@pytest.mark.parametrize("gate", GATES)
def test_a_failed_gate_outweighs_any_total_and_names_what_to_fix(gate: str, score: str) -> None:
    answers = dict.fromkeys(READINESS.items, "3")
    assert assess(READINESS, answers).result_id == "any-track"
    verdict = assess(READINESS, answers | {gate: score})
    assert verdict.result_id == "not-yet"
    assert verdict.fixes == (READINESS.items[gate].fix,)
    assert assess(READINESS, answers | {gate: "2"}).result_id == "any-track"


def test_the_gates_are_the_four_of_the_map_and_every_line_has_a_fix() -> None:
    assert tuple(name for name, item in READINESS.items.items() if item.gate is not None) == GATES
    assert {item.gate for item in READINESS.items.values()} == {2, None}
    assert len(READINESS.items) == 12
    assert all(item.fix for item in READINESS.items.values())


def test_too_low_a_total_names_the_weakest_lines() -> None:
    verdict = assess(READINESS, _scores(17))
    weak = tuple(item.fix for name, item in READINESS.items.items() if _scores(17)[name] in ("0", "1"))
    assert verdict.fixes == weak != ()


def test_any_overlap_with_a_shadow_board_is_a_clash_and_none_without_a_board() -> None:
    for answers in _all_answers(SHADOW):
        overlap = "yes" in [answers[name] for name in ("same-people", "same-purpose", "same-sponsor", "same-season")]
        planned = answers["board-within-a-year"] == "yes"
        expected = "no-clash" if not planned else "choose-or-separate" if overlap else "keep-apart"
        assert assess(SHADOW, answers).result_id == expected


def test_no_mentor_counts_as_the_expert_on_ai_and_every_gate_of_the_skill_check_must_be_passed() -> None:
    for answers in _all_answers(SKILL):
        passed = all(answer == "yes" for name, answer in answers.items() if name != "ai-topic")
        ready = "ready-with-expert" if answers["ai-topic"] == "yes" else "ready"
        assert assess(SKILL, answers).result_id == (ready if passed else "not-yet")
