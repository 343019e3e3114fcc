"""What is promised is practised, and what is practised serves a promise."""

import pytest

from makers import module_data, running_order
from rule_breaches import found_in

AIM = {"for": "both", "level": "apply", "text": "Taste.", "evidence": "A nod."}


def test_an_objective_without_an_activity_is_named() -> None:
    (found,) = found_in(module_data(objectives={"aim": AIM, "nose": AIM, "smell": AIM}))
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


@pytest.mark.parametrize(
    "verb", ["Know", "understand", "Appreciate,", "LEARN", "Realise", "Familiarise", "Be aware of"]
)
def test_an_objective_that_nobody_can_see_is_named(verb: str) -> None:
    objectives = {"aim": AIM | {"text": f"{verb} the taste of tea."}, "nose": AIM}
    (found,) = found_in(module_data(objectives=objectives))
    assert (found.code, found.path) == ("vague-verb", ("modules", "tea-round", "objectives", "aim", "text"))
    assert found.message == f"nobody can see somebody {verb.lower().rstrip(',').split()[0]!r}"


@pytest.mark.parametrize("text", ["Name what you know.", "Be the first to taste.", "Unlearn a habit.", " "])
def test_only_the_first_verb_counts(text: str) -> None:
    assert found_in(module_data(objectives={"aim": AIM | {"text": text}, "nose": AIM})) == []


def test_the_shortest_session_serves_two_objectives() -> None:
    order = running_order(tasting={"serves": ["aim"]}, give_back={"serves": []})
    found = {f.code: f for f in found_in(module_data(order))}
    assert found["too-few-core-objectives"].message == "the shortest session serves 1 of the objectives; 2 at least"
    assert found["too-few-core-objectives"].path == ("modules", "tea-round", "objectives")


@pytest.mark.parametrize("prompts", [{}, {"mentor": {}}, {"mentor": {"q1": "A?", "q2": "B?"}}])
def test_each_of_the_two_has_three_prompts(prompts: dict[str, dict[str, str]]) -> None:
    found = found_in(module_data(prompts=prompts))
    assert [(f.code, f.message) for f in found] == [
        ("too-few-prompts", f"'mentor' has {len(prompts.get('mentor', {}))} prompts; 3 at least"),
        ("too-few-prompts", "'mentoree' has 0 prompts; 3 at least"),
    ]
