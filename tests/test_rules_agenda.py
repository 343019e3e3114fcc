"""The activities of a module make a session at every length, and one that goes both ways."""

import pytest

from makers import activity, module_data, running_order
from rule_breaches import Found, found_in

ACTIVITIES = ("modules", "tea-round", "activities")


def _found(**changes: dict[str, object] | None) -> list[Found]:
    return found_in(module_data(running_order(**changes)))


def test_a_sound_module_has_nothing_to_fix() -> None:
    assert _found() == []


@pytest.mark.parametrize(
    ("code", "changes", "message"),
    [
        (
            "floors-do-not-fit",
            {"tasting": {"floor": 13}},
            "the floors of the core add up to 31 minutes; the shortest session has 30",
        ),
        (
            "minutes-do-not-add-up",
            {"second_cup": {"minutes": 14}},
            "core and optional activities take 59 minutes together; they fill 60",
        ),
        (
            "minutes-do-not-add-up",
            {"second_cup": {"minutes": 16}},
            "core and optional activities take 61 minutes together; they fill 60",
        ),
        (
            "minutes-do-not-add-up",
            {"long_walk": {"minutes": 29}},
            "all activities take 89 minutes together; they fill 90",
        ),
        ("minutes-do-not-add-up", {"long_walk": None}, "all activities take 60 minutes together; they fill 90"),
        ("missing-opening", {"hello": {"kind": "recall"}}, "the first activity is no core check-in"),
        (
            "missing-return-leg",
            {"give_back": {"kind": "practice"}},
            "there is no return leg: no core activity of kind swap",
        ),
        ("missing-commitment", {"next_date": {"kind": "reflect"}}, "the last activity is no core commitment"),
    ],
)
def test_a_breach_is_said_once(code: str, changes: dict[str, dict[str, object] | None], message: str) -> None:
    (found,) = _found(**changes)
    assert (found.code, found.path, found.message) == (code, ACTIVITIES, message)


def test_the_core_takes_forty_to_forty_five_minutes() -> None:
    assert [f.message for f in _found(tasting={"minutes": 14}, second_cup={"minutes": 21})] == [
        "the core takes 39 minutes; it takes 40 to 45"
    ]
    assert [f.message for f in _found(tasting={"minutes": 21}, second_cup={"minutes": 14})] == [
        "the core takes 46 minutes; it takes 40 to 45"
    ]


@pytest.mark.parametrize(
    ("minutes", "hint"),
    [(14, "make an optional activity 1 minutes longer"), (17, "make an optional activity 2 minutes shorter")],
)
def test_the_hint_says_how_many_minutes(minutes: int, hint: str) -> None:
    assert [f.hint for f in _found(second_cup={"minutes": minutes})] == [hint]


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        (
            {"second_cup": {"floor": 3}},
            (*ACTIVITIES, "second-cup", "floor"),
            "'second-cup' is optional and has a floor; only core activities are cut",
        ),
        ({"hello": {"floor": 6}}, (*ACTIVITIES, "hello", "floor"), "the floor 6 is above the 5 minutes of 'hello'"),
    ],
)
def test_floors_belong_to_the_core_and_lie_below_the_minutes(
    changes: dict[str, dict[str, object]], path: tuple[str, ...], message: str
) -> None:
    assert [(f.path, f.message) for f in _found(**changes) if f.code == "wrong-floor"] == [(path, message)]


def test_the_mentor_talks_eight_minutes_at_most_and_the_longest_talk_is_named() -> None:
    talk = {"lead": "mentor", "kind": "brief"}
    (found,) = _found(second_cup=talk)
    assert (found.code, found.path) == ("talk-too-long", (*ACTIVITIES, "second-cup", "minutes"))
    assert _found(long_walk=talk) == []
    assert _found(second_cup={"lead": "mentor", "kind": "practice"}) == []
    assert _found(second_cup={"lead": "mentoree", "kind": "brief"}) == []
    assert _found(second_cup={"minutes": 8} | talk, third=activity("case", "optional", 7), next_date=None) != []


def test_opening_return_leg_and_commitment_are_of_the_core() -> None:
    codes = {
        f.code
        for f in found_in(
            module_data({"x": activity("check-in", "optional", 60), "y": activity("commit", "optional", 1)})
        )
    }
    assert {"missing-opening", "missing-return-leg", "missing-commitment"} <= codes


def test_a_module_without_activities_lacks_them_all() -> None:
    codes = {f.code for f in found_in(module_data({}, objectives={}))}
    assert codes == {
        "missing-opening", "missing-return-leg", "missing-commitment", "minutes-do-not-add-up",
        "too-few-core-objectives",
    }  # fmt: skip
