"""Every rule of a check leads somewhere, and asks for what can be answered."""

from typing import Any

from rule_breaches import found_in

RESULT = {"title": "R", "means": "M.", "next": "N."}
ITEMS = {"hot": {"ask": "Hot?"}, "even": {"ask": "Even?", "answer": "score"}}


def _found(rules: dict[str, Any], *results: str, **items: dict[str, Any]) -> list[tuple[str, object]]:
    check = {
        "title": "C", "purpose": "P.", "how": "H.", "items": ITEMS | items, "rules": rules, "otherwise": "ready",
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


def test_a_gate_asks_for_a_score() -> None:
    assert _found({}, warm={"ask": "How warm?", "answer": "score", "gate": "2"}) == []
    assert _found({}, warm={"ask": "Warm?", "gate": "2"}) == [("idle-rule", ("items", "warm", "gate"))]


def test_an_estimate_has_a_set_of_rates() -> None:
    rates = {"title": "Low", "mentor": "20", "mentoree": "40", "coordinator": "30"}
    cost = {
        "title": "C", "purpose": "P.", "caveat": "C.", "programme": "weekend", "pairs": "4", "frame": [], "efforts": {},
        "clinic": {"title": "C", "minutes": "90", "fee": "100"},
    }  # fmt: skip
    assert found_in(cost=cost | {"rates": {"low": rates}}) == []
    assert [(f.code, f.path) for f in found_in(cost=cost | {"rates": {}})] == [("empty-value", ("cost", "rates"))]
