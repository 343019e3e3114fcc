"""Sessions get their numbers, dates and clock times."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import curriculum, module, module_data, running_order
from turnabout.planning.fit import SessionTooShort, fit_session
from turnabout.planning.schedule import Start, clock, plan_module, plan_sessions, worksheets_of

MORNING = Start(datetime(2027, 3, 1, 9, 30), timed=True)
SESSIONS = {
    "first": {"module": "tea-round"},
    "second": {"module": "tea-round", "length": 90, "after": 1},
    "third": {"module": "tea-round"},
}


def _programme(**more: object) -> dict[str, object]:
    return {
        "title": "Weekend",
        "purpose": "Bake.",
        "summary": "Bake.",
        "length": 60,
        "every": 7,
        "sessions": SESSIONS,
    } | more


def test_sessions_follow_each_other_by_the_rhythm_or_by_their_own_distance() -> None:
    found = curriculum(programmes={"weekend": _programme()})
    sessions = plan_sessions(found, found.programmes["weekend"], start=MORNING)
    assert [(s.number, s.id, s.after, s.agenda.length) for s in sessions] == [
        (1, "first", 0, 60),
        (2, "second", 1, 90),
        (3, "third", 7, 60),
    ]
    assert [s.start.moment.isoformat() for s in sessions if s.start] == [
        "2027-03-01T09:30:00",
        "2027-03-02T09:30:00",
        "2027-03-09T09:30:00",
    ]


def test_a_length_asked_for_holds_for_all_sessions() -> None:
    found = curriculum(programmes={"weekend": _programme()})
    sessions = plan_sessions(found, found.programmes["weekend"], length=45)
    assert {s.agenda.length for s in sessions} == {45}
    assert {s.start for s in sessions} == {None}


def test_a_length_that_the_core_does_not_fit_is_refused() -> None:
    found = curriculum({"tea-round": module_data(running_order(tasting={"floor": 15}))})
    with pytest.raises(SessionTooShort):
        plan_sessions(found, found.programmes["weekend"], length=30)


def test_a_module_by_itself_is_session_one() -> None:
    session = plan_module("tea-round", module(), 45, MORNING)
    assert (session.number, session.id, session.after, session.agenda.length) == (1, "tea-round", 0, 45)
    assert session.start == MORNING


def test_clock_times_need_a_start_time() -> None:
    day = Start(MORNING.moment.replace(hour=0, minute=0), timed=False)
    assert [clock(start, 95) for start in (None, day, MORNING)] == ["01:35", "01:35", "11:05"]


@given(st.integers(0, 90))
def test_a_clock_reads_as_hours_and_minutes(minutes: int) -> None:
    hours, rest = clock(None, minutes).split(":")
    assert int(hours) * 60 + int(rest) == minutes


def test_worksheets_come_in_the_order_they_are_used_and_once() -> None:
    found = module(
        running_order(
            hello={"worksheet": "b"},
            tasting={"worksheet": "a"},
            give_back={"worksheet": "b"},
            long_walk={"worksheet": "c"},
        )
    )
    assert worksheets_of(fit_session("any", found, 60)) == ("b", "a")
