"""What readers are shown of the programme: its sessions and its rhythm, what else there is, and where to start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.base import Id
from ..model.programme import Programme
from ..planning.booklets import audiences
from ..planning.handbook import Handbook
from ..planning.schedule import Session, plan_sessions, worksheets_of
from ..planning.visibility import forms_for
from ..text.labels import Labels
from ..text.markdown_tree import as_blocks, as_text
from ..text.pieces import Blocks, Text, link
from .contacts import ContactContent, contacts_content
from .module_parts import module_path
from .phrases import audience_label, capitalised, duration, moment_of, programme_facts, roles_of
from .places import CHOICES, FORMS, GROUND_RULES, OVERVIEW, WHAT_HR_SEES


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the overview, with the modules that may stand in its place, by links, and the papers to bring."""

    id: Id
    number: int
    title: str
    choices: tuple[Text, ...]
    when: str
    minutes: int
    bring: tuple[str, ...]
    purpose: Text


@dataclass(frozen=True, slots=True)
class ProgrammeContent:
    """The programme of a handbook."""

    title: str
    facts: tuple[str, ...]
    purpose: Text
    summary: Blocks
    sessions: tuple[SessionRow, ...]
    spends: Text
    others: Text | None
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Start:
    """A page to start from, and what it is about."""

    way: Text
    about: str


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The front page: what this is, who starts where, and when something else would do."""

    title: str
    summary: Blocks
    starts: tuple[Start, ...]
    contacts: tuple[ContactContent, ...]
    otherwise: tuple[Text, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OtherProgramme:
    """A programme that a handbook is not about; the modules of each session by links."""

    id: Id
    title: str
    facts: tuple[str, ...]
    purpose: Text
    summary: Blocks
    sessions: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TrackContent:
    """An order of modules, by links, and whom it is for."""

    id: Id
    title: str
    for_: Text
    modules: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class OtherProgrammes:
    """What else there is to choose."""

    title: str
    intro: Text
    programmes: tuple[OtherProgramme, ...]
    tracks: tuple[TrackContent, ...]
    labels: Mapping[str, str]


def programme_content(handbook: Handbook) -> ProgrammeContent:
    """Return what is shown of the programme of a handbook."""
    return _Writer(handbook).programme()


def home_content(handbook: Handbook) -> HomeContent:
    """Return what is shown on the front page."""
    return _Writer(handbook).home()


def has_choices(handbook: Handbook) -> bool:
    """Tell whether there is another programme to choose, or a track."""
    return len(handbook.curriculum.programmes) > 1 or bool(handbook.curriculum.tracks)


def other_programmes_content(handbook: Handbook) -> OtherProgrammes:
    """Return what is shown of other programmes, and of tracks."""
    return _Writer(handbook).others()


class _Writer:
    """Says what a handbook holds, in its words."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook, self._roles = handbook, roles_of(handbook.curriculum)

    @property
    def _labels(self) -> Labels:
        return self._roles.labels

    def programme(self) -> ProgrammeContent:
        curriculum, programme, sessions = self._handbook.curriculum, self._handbook.programme, self._handbook.sessions
        labels, gettext = self._labels, self._labels.gettext
        spent = duration(labels, sum(session.agenda.length for session in sessions))
        others = link(gettext("other programmes and tracks"), CHOICES)
        return ProgrammeContent(
            title=programme.title,
            facts=_facts(self._handbook, sessions),
            purpose=as_text(programme.purpose),
            summary=as_blocks(programme.summary),
            sessions=tuple(map(self._row, sessions)),
            spends=as_text(
                labels.ngettext(
                    "Each person spends **{hours}** in {number} meeting. Add the time to prepare and to try things "
                    "out in between.",
                    "Each person spends **{hours}** in {number} meetings. Add the time to prepare and to try things "
                    "out in between.",
                    len(sessions),
                    hours=spent,
                )
            ),
            others=labels.richtext("There are {others}, with a word on whom each is for.", others=others)
            if has_choices(self._handbook)
            else None,
            labels={
                "number": gettext("No."),
                "session": self._roles.label("session"),
                "sessions": capitalised(self._roles.many("session")),
                "when": gettext("When"),
                "minutes": gettext("Minutes"),
                "bring": gettext("Bring"),
                "pack": gettext("All papers for one {pair} in one file:", pair=self._roles.one("pair")),
                "poster": gettext("A poster to hang up:"),
                "about": gettext("About this programme"),
                "name": gettext("Programme"),
                "subject": curriculum.title,
            },
        )

    def home(self) -> HomeContent:
        curriculum, gettext = self._handbook.curriculum, self._labels.gettext
        return HomeContent(
            title=curriculum.title,
            summary=as_blocks(curriculum.summary),
            starts=tuple(self._starts()),
            contacts=contacts_content(curriculum).contacts,
            otherwise=tuple(
                map(
                    as_text,
                    (
                        gettext(
                            "**Train instead** when half a day of training would do. It is cheaper, and nobody has to "
                            "open up."
                        ),
                        gettext("**Ask an expert** when you need one answer, once."),
                        gettext(
                            "**Do not start** when nobody can say what the programme is for, or when no one may say no."
                        ),
                    ),
                )
            ),
            labels={
                "start": gettext("Where to start"),
                "everything": gettext("Everything to read in one file, to print or to take along:"),
                "ask": gettext("Whom to ask"),
                "for": gettext("For:"),
                "glance": gettext("The programme at a glance"),
                "otherwise": gettext("When to do something else"),
            },
        )

    def _starts(self) -> Sequence[Start]:
        handbook, gettext = self._handbook, self._labels.gettext
        starts = [
            Start(link(audience_label(handbook.curriculum, folder), pages[0].path), pages[0].title)
            for folder, pages in audiences(handbook).items()
        ]
        about = gettext("What happens in each {session}", session=self._roles.one("session"))
        starts.append(Start(link(gettext("The programme"), OVERVIEW), about))
        starts.append(Start(link(gettext("Ground rules"), GROUND_RULES), gettext("What everybody keeps to")))
        if forms_for(handbook.curriculum, handbook.edition):
            about = gettext("What is asked, who sees it, and how long it is kept")
            starts.append(Start(link(gettext("Forms"), FORMS), about))
        return [*starts, Start(link(gettext("What HR sees"), WHAT_HR_SEES), gettext("And what it never sees"))]

    def others(self) -> OtherProgrammes:
        curriculum, labels = self._handbook.curriculum, self._labels
        others = {name: one for name, one in curriculum.programmes.items() if name != self._handbook.programme_id}
        way = link(labels.gettext("one programme"), OVERVIEW)
        intro = labels.richtext(
            "This handbook is about {programme}. Here is what else there is, and whom it is for.",
            programme=way,
        )
        return OtherProgrammes(
            title=labels.gettext("Other programmes and tracks"),
            intro=intro,
            programmes=tuple(self._other(name, one) for name, one in others.items()),
            tracks=tuple(
                TrackContent(name, track.title, as_text(track.for_), tuple(map(self._module, track.modules)))
                for name, track in curriculum.tracks.items()
            ),
            labels={
                "tracks": labels.gettext("Tracks"),
                "track": labels.gettext(
                    "A track is an order of modules for one kind of organisation. The meetings that open and close a "
                    "programme stand around it."
                ),
            },
        )

    def _other(self, name: Id, programme: Programme) -> OtherProgramme:
        return OtherProgramme(
            id=name,
            title=programme.title,
            facts=_facts(self._handbook, plan_sessions(self._handbook.curriculum, programme)),
            purpose=as_text(programme.purpose),
            summary=as_blocks(programme.summary),
            sessions=tuple(self._either((one.module, *one.or_)) for one in programme.sessions.values()),
        )

    def _either(self, modules: Sequence[Id]) -> Text:
        first, *others = map(self._module, modules)
        for other in others:
            first = self._labels.richtext("{module}, or {other}", module=first, other=other)
        return first

    def _row(self, session: Session) -> SessionRow:
        module, planned = session.agenda.module, self._handbook.programme.sessions[session.id]
        papers = (module.worksheets[name].title for name in worksheets_of(session.agenda))
        return SessionRow(
            id=session.id,
            number=session.number,
            title=module.title,
            choices=tuple(self._labels.richtext("or {topics}", topics=self._module(name)) for name in planned.or_),
            when=moment_of(session, self._handbook.curriculum.language, self._labels),
            minutes=session.agenda.length,
            bring=(self._labels.gettext("Agenda"), *papers),
            purpose=as_text(module.purpose),
        )

    def _module(self, name: Id) -> Text:
        return link(self._handbook.curriculum.modules[name].title, module_path(name))


def _facts(handbook: Handbook, sessions: Sequence[Session]) -> tuple[str, ...]:
    return tuple(fact for fact in programme_facts(handbook.curriculum, sessions) if fact)
