"""What readers are shown of a meeting: which it is, when and how long; on its page, on papers, and in a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.base import Id
from ..planning.handbook import Handbook
from ..planning.pairs import Pair
from ..planning.schedule import Session, clock
from ..text.dates import weekday_in_words
from ..text.labels import labels_of
from ..text.markdown_tree import plain
from .module_parts import ModuleParts
from .phrases import date_of, roles_of


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """Which session of how many a meeting is, its day, and from when to when it lasts; answers about it go by
    `meeting`. What is not known is None."""

    meeting: Id
    session: str | None = None
    date: str | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class EventContent:
    """A meeting as an entry of a calendar, its description line by line."""

    title: str
    lines: tuple[str, ...]
    place: str | None


def meeting_content(handbook: Handbook, session: Session) -> MeetingContent:
    """Return what is shown of the meeting of a session."""
    labels, start = labels_of(handbook.curriculum), session.start
    begins, ends = (clock(start, minutes) for minutes in (0, session.agenda.length))
    return MeetingContent(
        meeting=session.id,
        session=labels.gettext(
            "{session} {number} of {all}",
            session=roles_of(handbook.curriculum).label("session"),
            number=session.number,
            all=len(handbook.sessions),
        ),
        date=weekday_in_words(start.moment, handbook.curriculum.language) if start else None,
        clock=labels.gettext("{begins} to {ends}", begins=begins, ends=ends) if start and start.timed else None,
    )


def meeting_facts(handbook: Handbook, session: Session) -> Iterator[str]:
    """Yield short facts about the meeting of a session, for its page."""
    labels = labels_of(handbook.curriculum)
    yield labels.gettext("{number} of {all}", number=session.number, all=len(handbook.sessions))
    if session.start:
        yield date_of(session.start, handbook.curriculum.language)
    yield labels.ngettext("{number} minute", "{number} minutes", session.agenda.length)


def event_content(handbook: Handbook, pair: Pair, session: Session, address: str | None) -> EventContent:
    """Return what is shown of the meeting of a pair; `address` is that of its page, where the site has one."""
    parts = ModuleParts(handbook, session.agenda.module_id, session.agenda.module)
    title = parts.labels.gettext(
        "{programme}: {module}", programme=handbook.curriculum.title, module=parts.module.title
    )
    return EventContent(title, tuple(_lines(parts, pair, session, address)), pair.place)


def _lines(parts: ModuleParts, pair: Pair, session: Session, address: str | None) -> Iterator[str]:
    labels, roles = parts.labels, parts.roles
    people = [
        labels.gettext("{name} ({person})", name=name, person=roles.one(role))
        for name, role in ((pair.mentor, "mentor"), (pair.mentoree, "mentoree"))
    ]
    yield labels.gettext(
        "{session}, {length}: {people}",
        session=meeting_content(parts.handbook, session).session,
        length=labels.ngettext("{number} minute", "{number} minutes", session.agenda.length),
        people=labels.listed(people),
    )
    for role, text in parts.module.prepare.items():
        yield labels.gettext("{person}: {text}", person=roles.label(role), text=plain(text))
    if address:
        yield labels.gettext("Agenda: {address}", address=address)
