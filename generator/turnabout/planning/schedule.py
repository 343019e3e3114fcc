"""Give the sessions of a programme their numbers, dates and clock times."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..model.curriculum import Curriculum
from ..model.module import Module
from ..model.programme import Programme
from .fit import Agenda, fit_session


@dataclass(frozen=True, slots=True)
class Start:
    """When a programme begins; `timed` is false where only the day is known."""

    moment: datetime
    timed: bool


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a pair: its place in the programme, its agenda, and its date once a start is known."""

    number: int
    id: str
    agenda: Agenda
    after: int
    start: Start | None = None


def plan_sessions(
    curriculum: Curriculum,
    programme: Programme,
    *,
    length: int | None = None,
    start: Start | None = None,
) -> tuple[Session, ...]:
    """Fit every session of a programme; raises `SessionTooShort`.

    The length given comes before the one that the curriculum settles, and that before those of the programme; the days
    that a session waits by itself come before the rhythm of the curriculum, and that before the programme's.
    """
    sessions = []
    every = curriculum.rhythm or programme.every
    for number, (name, planned) in enumerate(programme.sessions.items(), start=1):
        module = curriculum.modules[planned.module]
        minutes = length or curriculum.session or planned.length or programme.length
        sessions.append(
            Session(
                number=number,
                id=name,
                agenda=fit_session(planned.module, module, minutes),
                after=0 if number == 1 else planned.after or every,
            )
        )
    return dated(sessions, start)


def dated(sessions: Iterable[Session], start: Start | None) -> tuple[Session, ...]:
    """Return sessions with their dates from a start, or without dates; every one keeps the start's time of day."""
    days, found = 0, []
    for session in sessions:
        days += session.after
        moment = start and Start(start.moment + timedelta(days=days), start.timed)
        found.append(replace(session, start=moment))
    return tuple(found)


def plan_module(module_id: str, module: Module, length: int, start: Start | None) -> Session:
    """Fit one module into a session of its own; raises `SessionTooShort`."""
    return Session(number=1, id=module_id, agenda=fit_session(module_id, module, length), after=0, start=start)


def clock(start: Start | None, minutes: int) -> str:
    """Return a time of day as 09:30; without a start time, the hours and minutes since the session began."""
    if start and start.timed:
        return (start.moment + timedelta(minutes=minutes)).strftime("%H:%M")
    return f"{minutes // 60:02}:{minutes % 60:02}"


def worksheets_of(agenda: Agenda) -> tuple[str, ...]:
    """Return the worksheets that the running activities use, in order, each once."""
    used = [slot.activity.worksheet for slot in agenda.slots if slot.activity.worksheet]
    return tuple(dict.fromkeys(used))
