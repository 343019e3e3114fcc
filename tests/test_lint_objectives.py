"""What is promised is practised, and what is practised serves a promise."""

import pytest

from linting import found_in
from makers import module_data, running_order

AIM = {"for": "both", "level": "apply", "text": "Taste.", "evidence": "A nod."}


def test_an_objective_without_an_activity_is_named() -> None:
    (found,) = found_in(module_data(objectives={"aim": AIM, "smell": AIM}))
    assert (found.code, found.path) == ("objective-without-activity", ("modules", "tea-round", "objectives", "smell"))
    assert "serves: [smell]" in found.hint


@pytest.mark.parametrize("kind", ["brief", "demo", "practice", "case", "swap"])
def test_an_activity_that_teaches_serves_an_objective(kind: str) -> None:
    found = found_in(module_data(running_order(second_cup={"kind": kind, "serves": []})))
    assert [(f.code, f.message) for f in found] == [
        ("activity-without-objective", f"the {kind} 'second-cup' serves no objective")
    ]


@pytest.mark.parametrize("kind", ["check-in", "recall", "reflect", "commit"])
def test_an_activity_that_holds_the_session_together_may_serve_none(kind: str) -> None:
    assert found_in(module_data(running_order(second_cup={"kind": kind, "serves": []}))) == []
