"""What readers are shown of an agenda: what runs when, and what has no room."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..planning.fit import LONGEST, Agenda, LeftOut
from ..planning.handbook import Handbook
from ..planning.schedule import Start, clock
from .module_parts import ModuleParts


@dataclass(frozen=True, slots=True)
class Running:
    """An activity that runs, with the time of day, or since the session began, at which it does."""

    id: Id
    title: str
    lead: str
    time: str
    minutes: int


@dataclass(frozen=True, slots=True)
class NoRoom:
    """An activity that has no room, and where it has."""

    id: Id
    title: str
    minutes: str
    where: str


@dataclass(frozen=True, slots=True)
class AgendaContent:
    """An agenda at one length."""

    minutes: int
    name: str
    running: tuple[Running, ...]
    left_out: tuple[NoRoom, ...]
    labels: Mapping[str, str]

    @property
    def ids(self) -> tuple[Id, ...]:
        """All activities of it, those without room too."""
        return (*(one.id for one in self.running), *(one.id for one in self.left_out))


def agenda_content(handbook: Handbook, agenda: Agenda, start: Start | None) -> AgendaContent:
    """Return what is shown of a fitted session; without a start the times count from its beginning."""
    parts = ModuleParts(handbook, agenda.module_id, agenda.module)
    gettext, ngettext = parts.labels.gettext, parts.labels.ngettext

    def no_room(one: LeftOut) -> NoRoom:
        return NoRoom(
            one.id,
            one.activity.title,
            ngettext("{number} minute", "{number} minutes", one.activity.minutes),
            gettext("fits from {minutes} minutes on", minutes=one.fits_from)
            if one.fits_from <= LONGEST
            else gettext("do it between meetings"),
        )

    return AgendaContent(
        minutes=agenda.length,
        name=ngettext("{number} minute", "{number} minutes", agenda.length),
        running=tuple(
            Running(
                slot.id, slot.activity.title, parts.lead(slot.activity.lead), clock(start, slot.starts), slot.minutes
            )
            for slot in agenda.slots
        ),
        left_out=tuple(map(no_room, agenda.left_out)),
        labels={
            "time": gettext("Time") if start and start.timed else gettext("From"),
            "minutes": gettext("Minutes"),
            "what": gettext("What"),
            "leads": gettext("Leads"),
            "left_out": gettext("Left out at this length"),
            "papers": gettext("Print this agenda:"),
        },
    )
