"""Agendas as lines for a terminal, and as records for a program."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..content.agenda import PlannedSession
from ..planning.schedule import Session, clock
from .columns import columns


def session_records(sessions: Iterable[Session]) -> dict[str, Any]:
    """Return the sessions as plain data; `start` is a clock time, or hours and minutes since the session began."""
    return {"sessions": [_record(session) for session in sessions]}


def _record(session: Session) -> dict[str, Any]:
    record: dict[str, Any] = {"number": session.number, "id": session.id, "module": session.agenda.module_id}
    record["title"] = session.agenda.module.title
    record["length"] = session.agenda.length
    if session.start:
        record["start"] = (
            session.start.moment.isoformat(timespec="minutes")
            if session.start.timed
            else session.start.moment.date().isoformat()
        )
    record["activities"] = [
        {
            "id": slot.id,
            "title": slot.activity.title,
            "lead": slot.activity.lead,
            "kind": slot.activity.kind,
            "tier": slot.activity.tier,
            "minutes": slot.minutes,
            "start": clock(session.start, slot.starts),
        }
        for slot in session.agenda.slots
    ]
    record["left_out"] = [left.id for left in session.agenda.left_out]
    return record


def plan_text(sessions: Iterable[PlannedSession]) -> str:
    """Return the sessions as text, an activity a line."""
    return "\n\n".join("\n".join(_lines(session)) for session in sessions)


def _lines(session: PlannedSession) -> Iterator[str]:
    agenda, labels = session.agenda, session.agenda.labels
    yield f"{session.number}  {session.title}  ({', '.join(session.facts)})"
    heads = (labels["time"], labels["minutes"], labels["what"], labels["leads"])
    rows = [(one.time, str(one.minutes), one.title, one.lead) for one in agenda.running]
    yield from (f"   {line}" for line in columns([heads, *rows], right={1}))
    if agenda.left_out:
        yield f"   {labels['left_out']}"
        yield from (f"     {left.title} ({left.minutes}), {left.where}" for left in agenda.left_out)
