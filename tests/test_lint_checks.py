"""Every rule of a check leads somewhere, and asks for what can be answered."""

from typing import Any

from linting import found_in

RESULT = {"title": "R", "means": "M.", "next": "N."}
ITEMS = {"hot": {"ask": "Hot?"}, "even": {"ask": "Even?", "answer": "score"}}


def _found(rules: dict[str, Any], *results: str) -> list[tuple[str, object]]:
    check = {
        "title": "C", "purpose": "P.", "how": "H.", "items": ITEMS, "rules": rules, "otherwise": "ready",
        "otherwise-because": "O.", "results": dict.fromkeys(("ready", *results), RESULT),
    }  # fmt: skip
    return [(f.code, f.path[2:]) for f in found_in(checks={"c": check})]


def test_a_rule_gives_a_result_or_a_warning() -> None:
    cold = {"when": {"hot": "no"}, "because": "B."}
    assert _found({"cold": cold | {"warning": "W."}}) == []
    assert _found({"cold": cold | {"result": "ready"}}) == []
    assert _found({"cold": cold}) == [("idle-rule", ("rules", "cold"))]


def test_a_score_is_no_yes_or_no() -> None:
    rule = {"when": {"even": "no"}, "warning": "W.", "because": "B."}
    assert _found({"uneven": rule}) == [("idle-rule", ("rules", "uneven", "when", "even"))]


def test_every_result_can_be_reached() -> None:
    rules = {"cold": {"when": {"hot": "no"}, "result": "not-yet", "because": "B."}}
    assert _found(rules, "not-yet") == []
    assert _found(rules, "not-yet", "almost") == [("unreached-result", ("results", "almost"))]
