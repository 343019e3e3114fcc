"""What a pair reads of a session in its calendar."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..planning.handbook import Handbook
from ..planning.pairs import Pair
from ..planning.schedule import Session
from ..text.markdown_tree import plain
from .agenda import session_place
from .module_parts import ModuleParts


@dataclass(frozen=True, slots=True)
class EventContent:
    """A session as an entry of a calendar, its description line by line."""

    title: str
    lines: tuple[str, ...]


def event_content(handbook: Handbook, pair: Pair, session: Session, address: str | None) -> EventContent:
    """Return what is shown of a session of a pair; `address` is that of its page, where the site has one."""
    parts = ModuleParts(handbook, session.agenda.module_id, session.agenda.module)
    title = parts.labels.gettext(
        "{programme}: {module}", programme=handbook.curriculum.title, module=parts.module.title
    )
    return EventContent(title, tuple(_lines(parts, pair, session, address)))


def _lines(parts: ModuleParts, pair: Pair, session: Session, address: str | None) -> Iterator[str]:
    labels, roles = parts.labels, parts.roles
    people = [
        labels.gettext("{name} ({person})", name=name, person=roles.one(role))
        for name, role in ((pair.mentor, "mentor"), (pair.mentoree, "mentoree"))
    ]
    yield labels.gettext(
        "{session}, {length}: {people}",
        session=session_place(parts, session.number, len(parts.handbook.sessions)),
        length=labels.ngettext("{number} minute", "{number} minutes", session.agenda.length),
        people=labels.listed(people),
    )
    for role, text in parts.module.prepare.items():
        yield labels.gettext("{person}: {text}", person=roles.label(role), text=plain(text))
    if address:
        yield labels.gettext("Agenda: {address}", address=address)
