"""A check is evaluated by its rules, and says what it went by."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.content.verdict import verdict_content
from turnabout.model.check import Check
from turnabout.planning.assessment import Reason, Verdict, accepted_answers, assess
from turnabout.text.labels import Labels
from turnabout.usecases.assessment_text import verdict_record, verdict_text

RESULTS = {
    name: {"title": name.capitalize(), "means": f"{name} means.", "next": f"{name} next."}
    for name in ("go", "wait", "stop")
}
ITEMS: dict[str, Any] = {
    "hot": {"ask": "Is it hot?", "fix": "Heat it."},
    "even": {"ask": "How even?", "answer": "score", "gate": 2, "fix": "Turn it."},
    "clean": {"ask": "How clean?", "answer": "score"},
}
RULES: dict[str, Any] = {
    "cold": {"when": {"hot": "no"}, "result": "stop", "because": "It is cold."},
    "gate": {"gate-failed": "yes", "result": "wait", "because": "A gate failed."},
    "low": {"score-below": 4, "result": "wait", "because": "The total is low."},
    "high": {"score-from": 6, "warning": "Mind the crust.", "because": "It is strong."},
    "still-cold": {"when": {"hot": "no"}, "warning": "Light it.", "because": "It is cold."},
}


def _check(items: dict[str, Any] = ITEMS, rules: dict[str, Any] = RULES) -> Check:
    return Check.model_validate(
        {
            "title": "C", "purpose": "P.", "how": "H.", "items": items, "rules": rules, "otherwise": "go",
            "otherwise-because": "Nothing speaks against it.", "results": RESULTS,
        }
    )  # fmt: skip


def _text(verdict: Verdict) -> str:
    return verdict_text(verdict_content(verdict, Labels("en")))


@pytest.mark.parametrize(
    ("answers", "result", "because", "went_by"),
    [
        ({"hot": "no", "even": "0", "clean": "0"}, "stop", "It is cold.", (("Is it hot?", "no"),)),
        ({"hot": "yes", "even": "1", "clean": "3"}, "wait", "A gate failed.", ()),
        ({"hot": "yes", "even": "2", "clean": "1"}, "wait", "The total is low.", ()),
        ({"hot": "yes", "even": "2", "clean": "2"}, "go", "Nothing speaks against it.", ()),
    ],
)
def test_the_first_rule_that_holds_gives_the_result(
    answers: dict[str, str], result: str, because: str, went_by: tuple[tuple[str, str], ...]
) -> None:
    verdict = assess(_check(), answers)
    assert (verdict.result_id, verdict.reason) == (result, Reason(because, went_by))


def test_every_rule_that_holds_adds_its_warning_with_what_it_went_by() -> None:
    verdict = assess(_check(), {"hot": "no", "even": "3", "clean": "3"})
    assert verdict.warnings == (Reason("Mind the crust.", ()), Reason("Light it.", (("Is it hot?", "no"),)))


def test_failed_gates_are_repaired_first_and_else_the_weakest_lines() -> None:
    check = _check()
    assert assess(check, {"hot": "no", "even": "1", "clean": "0"}).fixes == ("Turn it.",)
    assert assess(check, {"hot": "no", "even": "2", "clean": "0"}).fixes == ("Heat it.",)
    assert assess(check, {"hot": "yes", "even": "2", "clean": "2"}).fixes == ()


def test_a_check_without_scores_has_none() -> None:
    assert assess(_check({"hot": ITEMS["hot"]}, {}), {"hot": "yes"}).score is None
    assert assess(_check(), {"hot": "yes", "even": "2", "clean": "3"}).score == 5


def test_what_may_be_answered_follows_from_the_item() -> None:
    items = _check().items
    assert accepted_answers(items["hot"]) == ("yes", "no")
    assert accepted_answers(items["even"]) == ("0", "1", "2", "3")


def test_a_verdict_is_told_with_its_reasons_and_what_comes_next() -> None:
    assert _text(assess(_check(), {"hot": "no", "even": "3", "clean": "3"})).split("\n") == [
        "Stop", "  stop means.", "  Total: 6", "",
        "Reason: It is cold.", "  No: Is it hot?", "",
        "Warning: Mind the crust.", "",
        "Warning: Light it.", "  No: Is it hot?", "",
        "Put right first:", "  - Heat it.", "",
        "What to do next: stop next.",
    ]  # fmt: skip


def test_a_verdict_without_scores_warnings_or_fixes_is_short() -> None:
    text = _text(assess(_check({"hot": ITEMS["hot"]}, {}), {"hot": "yes"}))
    assert text == "Go\n  go means.\n\nReason: Nothing speaks against it.\n\nWhat to do next: go next."


def test_a_verdict_as_data_holds_the_same() -> None:
    assert verdict_record(assess(_check(), {"hot": "no", "even": "3", "clean": "3"})) == {
        "result": "stop",
        "title": "Stop",
        "means": "stop means.",
        "next": "stop next.",
        "because": {"text": "It is cold.", "answers": [{"question": "Is it hot?", "answer": "no"}]},
        "warnings": [
            {"text": "Mind the crust.", "answers": []},
            {"text": "Light it.", "answers": [{"question": "Is it hot?", "answer": "no"}]},
        ],
        "score": 6,
        "fix_first": ["Heat it."],
    }


@st.composite
def _checks(draw: st.DrawFn) -> tuple[Check, dict[str, str]]:
    kinds = draw(st.lists(st.sampled_from(["yes-no", "score"]), min_size=1, max_size=5))
    items: dict[str, Any] = {
        f"i{n}": {"ask": f"Item {n}?", "answer": kind}
        | ({"gate": draw(st.integers(0, 3))} if kind == "score" and draw(st.booleans()) else {})
        | ({"fix": f"Fix {n}."} if draw(st.booleans()) else {})
        for n, kind in enumerate(kinds)
    }
    yes_no = [name for name, item in items.items() if item["answer"] == "yes-no"]
    rules = {}
    for n in range(draw(st.integers(0, 5))):
        rule: dict[str, Any] = {"because": f"Rule {n}."}
        if yes_no and draw(st.booleans()):
            rule["when"] = draw(st.dictionaries(st.sampled_from(yes_no), st.sampled_from(["yes", "no"])))
        for key in ("score-below", "score-from"):
            if draw(st.booleans()):
                rule[key] = draw(st.integers(0, 15))
        if draw(st.booleans()):
            rule["gate-failed"] = "yes"
        if draw(st.booleans()):
            rule["result"] = draw(st.sampled_from(list(RESULTS)))
        if draw(st.booleans()):
            rule["warning"] = "W."
        rules[f"r{n}"] = rule
    check = _check(items, rules)
    return check, {name: draw(st.sampled_from(accepted_answers(item))) for name, item in check.items.items()}


@given(_checks())
def test_any_check_and_any_answers_come_to_one_result_with_a_reason(both: tuple[Check, dict[str, str]]) -> None:
    check, answers = both
    verdict = assess(check, answers)
    assert verdict.result == check.results[verdict.result_id]
    assert verdict.reason.because
    assert len(verdict.warnings) <= len(check.rules)
    assert set(verdict.fixes) <= {item.fix for item in check.items.values()}
    assert _text(verdict).endswith(verdict.result.next)
    assert verdict_record(verdict)["result"] == verdict.result_id
