"""What readers are shown of an agenda: what runs when, and what has no room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..planning.fit import LONGEST, Agenda, LeftOut
from ..planning.handbook import Handbook
from ..planning.schedule import Session, Start, clock
from ..text.pieces import Text, strong_text
from .meeting import meeting_content
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

    def left_out(one: LeftOut) -> NoRoom:
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
        left_out=tuple(map(left_out, agenda.left_out)),
        labels={
            "time": parts.labels.pgettext("agenda", "Time") if start and start.timed else gettext("Begins"),
            "minutes": gettext("Minutes"),
            "what": parts.labels.pgettext("agenda", "What"),
            "leads": gettext("Leads"),
            "left_out": gettext("Left out at this length"),
            "papers": gettext("Print this agenda:"),
        },
    )


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session by its number, with how long it is and when, and its agenda."""

    number: int
    title: str
    facts: tuple[str, ...]
    agenda: AgendaContent


def planned_session(handbook: Handbook, session: Session) -> PlannedSession:
    """Return what is shown of a session where nothing but its agenda is asked for."""
    content, meeting = agenda_content(handbook, session.agenda, session.start), meeting_content(handbook, session)
    facts = tuple(filter(None, (content.name, meeting.date, meeting.clock)))
    return PlannedSession(session.number, session.agenda.module.title, facts, content)


def leads(parts: ModuleParts, who: str) -> str:
    """Return who leads an activity, as it stands behind its title."""
    gettext = parts.labels.gettext
    return gettext("both lead") if who == "both" else gettext("{person} leads", person=parts.roles.label(who))


def agenda_words(parts: ModuleParts, minutes: int, *, is_timed: bool) -> Mapping[str, str]:
    """Return the headings of an agenda on paper, and the names of its columns and of what is filled in."""
    gettext, roles = parts.labels.gettext, parts.roles
    return {
        "title": gettext("{module}, {minutes} minutes", module=parts.module.title, minutes=minutes),
        "by_end": gettext("By the end"),
        "who": gettext("Who"),
        "can_do": gettext("can do this"),
        "shows": gettext("and this shows it"),
        "shown_by": gettext("Shown by:"),
        "order": gettext("Running order"),
        "time": parts.labels.pgettext("agenda", "Time") if is_timed else gettext("Elapsed"),
        "min": gettext("Min"),
        "what_you_do": gettext("What you do"),
        "who_leads": gettext("Who leads"),
        "left_out": gettext("No room in {minutes} minutes:", minutes=minutes),
        "between": gettext("Any of these can also be done between two meetings."),
        "bring": gettext("Bring"),
        "rules": gettext("Ground rules for today"),
        "steps": gettext("Step by step"),
        "steps_continued": gettext("Step by step, continued"),
        "questions": gettext("Questions to ask"),
        "notes_title": gettext("Notes for the {person}", person=roles.one("facilitator")),
        "signatures": gettext("Signatures"),
        "signature": gettext("Signature"),
        **take_away_words(parts),
    }


def take_away_words(parts: ModuleParts) -> Mapping[str, str]:
    """Return the words around what a pair promises, and asks about the next time."""
    gettext = parts.labels.gettext
    return {
        "take_away": gettext("What we take away"),
        "if": gettext("If"),
        "then": gettext("then"),
        "by_next_time": gettext("By next time:"),
        "number": gettext("No."),
        "we_will": gettext("We will"),
        "owner": gettext("Owner"),
        "by_when": gettext("By when"),
        "kept": gettext("Kept"),
        "next": gettext("Next {session}", session=parts.roles.one("session")),
        "said": gettext("What else we said we would do"),
    }


def last_words(parts: ModuleParts, title: str) -> Mapping[str, str]:
    """Return how a look back begins and ends that shows the plan of the session before."""
    gettext = parts.labels.gettext
    return {
        "about": gettext("From last time, {title}", title=title),
        "if": gettext("if"),
        "then": gettext("then"),
        "tick": gettext("What else we said we would do, and tick what was kept:"),
    }


def no_room(parts: ModuleParts, one: LeftOut) -> str:
    """Return an activity that has no room, with the least minutes that have."""
    gettext, title = parts.labels.gettext, one.activity.title
    if one.fits_from > LONGEST:
        return gettext("{activity} (between sessions only)", activity=title)
    return gettext("{activity} (from {minutes} min)", activity=title, minutes=one.fits_from)


def catch_up_words(parts: ModuleParts, minutes: int, worksheets: Iterable[str]) -> Mapping[str, str]:
    """Return the headings of a card for a session that was missed, and what to do with it."""
    gettext, session = parts.labels.gettext, parts.roles.one("session")
    return {
        "title": gettext("Catch up: {module}", module=parts.module.title),
        "name": gettext("Catch-up card"),
        "how": gettext("How:"),
        "how_to": gettext(
            "When this {session} was missed, go through the card together before the next one. On your own, write down "
            "what you would say, and read it out when you meet.",
            session=session,
        ),
        "needed": gettext(
            "Later {sessions} rest on this one: hold it in full as soon as you can.",
            sessions=parts.roles.many("session"),
        ),
        "ready": gettext("Have ready:"),
        "worksheets": parts.labels.listed(worksheets),
        "more": gettext("More:"),
        "matters": gettext("What matters most"),
        "shown_by": gettext("Shown by:"),
        "do": gettext("Do it in {minutes} minutes", minutes=minutes),
        "questions": gettext("Time left? Questions to ask"),
        "to_sign": gettext(
            "The agenda of this {session} has a text to sign. Sign it there, once you have done what it says.",
            session=session,
        ),
        **take_away_words(parts),
    }


def catch_up_part(parts: ModuleParts, activity: str) -> Text:
    """Return that an activity takes longer than the card has time for."""
    return parts.labels.richtext(
        "{activity} takes longer than this. Stop when the time is up.", activity=strong_text(activity)
    )


def detail_words(parts: ModuleParts) -> Mapping[str, str]:
    """Return the words around a session in a booklet for one who prepares it."""
    gettext = parts.labels.gettext
    return {
        "before": gettext("Before you meet:"),
        "by_end": gettext("By the end you can show"),
        "tell": gettext("You can tell by this:"),
        "ask": gettext("Questions for you to ask"),
        **take_away_words(parts),
    }
