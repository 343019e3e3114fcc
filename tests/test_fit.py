"""Fit a module into any session from 30 to 90 minutes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from house import GOOD, REPOSITORY
from makers import activity, module, running_order, sound_modules
from turnabout.model.module import Module
from turnabout.planning.fit import Agenda, SessionTooShort, core_objectives, fit_session, floors_total
from turnabout.reading.pipeline import read_workspace

LENGTHS = range(30, 91)
MODULES = {
    f"{root.name}/{name}": found
    for root in (REPOSITORY, GOOD / "tiny")
    for name, found in read_workspace(root).curriculum.modules.items()
}


@pytest.mark.parametrize("name", MODULES)
def test_every_written_module_fits_every_length(name: str) -> None:
    for length in LENGTHS:
        _assert_sound(MODULES[name], fit_session(name, MODULES[name], length))


@given(sound_modules(), st.sampled_from(LENGTHS))
def test_any_sound_module_fits_every_length(found: Module, length: int) -> None:
    _assert_sound(found, fit_session("any", found, length))


@given(sound_modules())
def test_what_runs_in_a_session_runs_in_every_longer_one(found: Module) -> None:
    _assert_monotone(found)


@pytest.mark.parametrize("name", MODULES)
def test_what_runs_of_a_written_module_runs_in_every_longer_session(name: str) -> None:
    _assert_monotone(MODULES[name])


@given(sound_modules())
def test_an_hour_holds_core_and_options_at_their_minutes(found: Module) -> None:
    slots = fit_session("any", found, 60).slots
    assert [slot.id for slot in slots] == [name for name, a in found.activities.items() if a.tier != "extension"]
    assert all(slot.minutes == slot.activity.minutes for slot in slots)


@given(sound_modules())
def test_ninety_minutes_hold_everything_at_its_minutes(found: Module) -> None:
    agenda = fit_session("any", found, 90)
    assert [(slot.id, slot.minutes) for slot in agenda.slots] == [
        (name, a.minutes) for name, a in found.activities.items()
    ]
    assert agenda.left_out == ()


@given(sound_modules())
def test_what_is_left_out_runs_from_the_length_that_is_named(found: Module) -> None:
    for left in fit_session("any", found, 30).left_out:
        assert left.id in {slot.id for slot in fit_session("any", found, left.fits_from).slots}
        assert left.id in {gone.id for gone in fit_session("any", found, left.fits_from - 1).left_out}


def test_forty_five_minutes_give_the_spare_to_the_longest_practice() -> None:
    order = running_order(tasting={"minutes": 12}, dough=activity("practice", "core", 4, 2), next_date=None)
    found = module(order | {"next-date": activity("commit", "core", 5, 4)})
    minutes = {slot.id: slot.minutes for slot in fit_session("any", found, 45).slots}
    assert minutes == {"hello": 5, "tasting": 16, "give-back": 15, "dough": 4, "next-date": 5}


def test_thirty_minutes_share_the_spare_by_the_largest_gap_among_practice_case_and_swap() -> None:
    order = running_order(tasting={"minutes": 20, "floor": 6}, give_back={"minutes": 15, "floor": 8})
    minutes = {slot.id: slot.minutes for slot in fit_session("any", module(order), 30).slots}
    assert minutes == {"hello": 4, "tasting": 14, "give-back": 8, "next-date": 4}


@pytest.mark.parametrize(("kind", "expected"), [("swap", "give-back"), ("reflect", "think"), ("brief", "hello")])
def test_without_practice_the_spare_goes_to_the_return_leg_or_reflection_or_the_longest(
    kind: str, expected: str
) -> None:
    order = {
        "hello": activity("check-in", "core", 20, 10),
        "swap": {"give-back": activity("swap", "core", 10, 5)},
        "reflect": {"think": activity("reflect", "core", 10, 5)},
        "brief": {"talk": activity("brief", "core", 10, 5)},
    }
    found = module({"hello": order["hello"], **order[kind]})
    agenda = fit_session("any", found, 45)
    assert {slot.id: slot.minutes for slot in agenda.slots}[expected] == (35 if expected == "hello" else 25)


def test_too_little_time_is_said_and_not_guessed() -> None:
    found = module(running_order(tasting={"floor": 15}))
    assert floors_total(found) == 33
    with pytest.raises(SessionTooShort, match="the core needs 33 minutes at least; the session has 30") as caught:
        fit_session("any", found, 30)
    assert (caught.value.needed, caught.value.length) == (33, 30)


def test_a_core_activity_without_a_floor_is_never_cut() -> None:
    found = module(running_order(tasting={"minutes": 12, "floor": None}))
    assert {slot.id: slot.minutes for slot in fit_session("any", found, 30).slots}["tasting"] == 12


def test_an_agenda_names_the_objectives_its_activities_serve_in_the_order_of_the_module() -> None:
    aims = {
        name: {"for": "both", "level": "apply", "text": name, "evidence": "A nod."} for name in ("aim", "long", "short")
    }
    found = module(
        running_order(long_walk={"serves": ["long"]}, second_cup={"serves": ["short", "aim"]}), objectives=aims
    )
    assert core_objectives(found) == ("aim",)
    assert [fit_session("any", found, length).objectives for length in (30, 60, 90)] == [
        ("aim",), ("aim", "short"), ("aim", "long", "short"),
    ]  # fmt: skip


def _assert_sound(found: Module, agenda: Agenda) -> None:
    slots = agenda.slots
    assert sum(slot.minutes for slot in slots) == agenda.length
    assert [slot.starts for slot in slots] == [sum(s.minutes for s in slots[:n]) for n in range(len(slots))]
    assert [slot.id for slot in slots] == [name for name in found.activities if name in {slot.id for slot in slots}]
    assert {slot.id for slot in slots} | {left.id for left in agenda.left_out} == set(found.activities)
    running = {slot.id: slot.minutes for slot in slots}
    for name, a in found.activities.items():
        if a.tier == "core":
            assert running[name] >= (a.floor or a.minutes)
        elif name in running:
            assert running[name] >= a.minutes
    assert slots[0].activity.kind == "check-in"
    assert slots[-1].activity.kind == "commit"
    assert any(slot.activity.kind == "swap" and slot.activity.tier == "core" for slot in slots)


def _assert_monotone(found: Module) -> None:
    shorter: set[str] = set()
    for length in LENGTHS:
        running = {slot.id for slot in fit_session("any", found, length).slots}
        assert shorter <= running, length
        shorter = running


@pytest.mark.parametrize("root", [REPOSITORY, GOOD / "tiny"], ids=lambda root: Path(root).name)
def test_at_forty_five_minutes_every_written_core_has_its_minutes(root: Path) -> None:
    for name, found in read_workspace(root).curriculum.modules.items():
        slots = {slot.id: slot for slot in fit_session(name, found, 45).slots}
        core = {key: a for key, a in found.activities.items() if a.tier == "core"}
        assert all(slots[key].minutes >= a.minutes for key, a in core.items())
        practices = [key for key in slots if slots[key].activity.kind == "practice"]
        longest = max(practices, key=lambda key: slots[key].minutes, default=None)
        raised = [key for key, slot in slots.items() if slot.minutes > slot.activity.minutes]
        assert raised in ([], [longest]) or longest is None
