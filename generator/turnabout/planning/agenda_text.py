"""Agendas as lines for a terminal, and as records for a program."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.wording import Term
from ..text.dates import weekday_in_words
from .fit import LeftOut
from .schedule import Session, clock


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


def list_sessions(sessions: Iterable[Session], terms: Mapping[str, Term], language: str = "en") -> str:
    """Return the sessions as text, an activity a line, with the curriculum's own words for who leads it."""
    return "\n\n".join("\n".join(_lines(session, terms, language)) for session in sessions)


def _lines(session: Session, terms: Mapping[str, Term], language: str) -> Iterator[str]:
    agenda = session.agenda
    yield f"{session.number}  {agenda.module.title}  ({agenda.length} minutes{_when(session, language)})"
    width = max(len(slot.activity.title) for slot in agenda.slots)
    for slot in agenda.slots:
        time = clock(session.start, slot.starts)
        lead = terms[slot.activity.lead].one if slot.activity.lead in terms else slot.activity.lead
        yield f"   {time}  {slot.minutes:>2} min  {slot.activity.title:<{width}}  {lead}"
    yield f"   {clock(session.start, agenda.length)}          end"
    if agenda.left_out:
        yield "   left out:"
        for left in agenda.left_out:
            yield f"     {left.activity.title} ({left.activity.minutes} min), {where_it_goes(left)}"


def where_it_goes(left: LeftOut) -> str:
    """Say what becomes of an activity that does not fit."""
    if left.fits_from <= 90:
        return f"runs from {left.fits_from} minutes; do it between sessions, or next time"
    return "do it between sessions, or next time"


def _when(session: Session, language: str) -> str:
    if session.start is None:
        return ""
    return f", {weekday_in_words(session.start.moment, language, padded=True)}"
