"""What readers are shown on the poster of a programme: why, what happens when, who takes part, and whom to ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.curriculum import Curriculum
from ..planning.handbook import Handbook
from ..planning.schedule import Session
from ..text.labels import Labels
from ..text.markdown_tree import as_text
from ..text.pieces import Text, plain_text
from .contacts import spelled_out
from .meeting import meeting_content
from .phrases import Roles, duration, roles_of
from .words import called, first_sentence

_PEOPLE = ("mentor", "mentoree", "pair")
"""Whose terms say who may take part."""


@dataclass(frozen=True, slots=True)
class PosterSession:
    """One session, with what may be chosen in its place."""

    title: str
    minutes: int
    date: str | None
    choices: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, in full and in the first sentence."""

    who: str
    means: Text
    short: Text


@dataclass(frozen=True, slots=True)
class PosterContact:
    """Whom to ask, how, and for what."""

    name: str
    how: Text
    for_: Text | None


@dataclass(frozen=True, slots=True)
class PosterContent:
    """A poster."""

    title: str
    purpose: Text
    length: str
    sessions: tuple[PosterSession, ...]
    people: tuple[Person, ...]
    rules: tuple[str, ...]
    contacts: tuple[PosterContact, ...]
    labels: Mapping[str, str]


def poster_content(handbook: Handbook) -> PosterContent:
    """Return what a poster shows."""
    curriculum, sessions = handbook.curriculum, handbook.sessions
    roles = roles_of(curriculum)
    labels = roles.labels
    gettext = labels.gettext
    return PosterContent(
        title=curriculum.title,
        purpose=as_text(handbook.programme.purpose),
        length=gettext(
            "{number} {sessions}, {length} in all",
            number=len(sessions),
            sessions=roles.counted("session", len(sessions)),
            length=duration(labels, sum(session.agenda.length for session in sessions)),
        ),
        sessions=tuple(_session(handbook, labels, session) for session in sessions),
        people=tuple(_person(curriculum, roles, role) for role in _PEOPLE if role in curriculum.terms),
        rules=tuple(called(name, rule.title) for name, rule in curriculum.ground_rules.items()),
        contacts=tuple(
            PosterContact(one.name, Text(spelled_out([*as_text(one.how)])), as_text(one.for_) if one.for_ else None)
            for one in curriculum.contacts.values()
        ),
        labels={
            "title": gettext("{programme}: poster", programme=curriculum.title),
            "name": gettext("Poster"),
            "happens": gettext("What happens"),
            "people": gettext("Who takes part"),
            "voluntary": gettext("Taking part is voluntary."),
            "may_stop": gettext("You may say no, or stop at any time."),
            "rules": gettext("Our ground rules:"),
            "ask": gettext("Whom to ask"),
        },
    )


def _session(handbook: Handbook, labels: Labels, session: Session) -> PosterSession:
    modules = handbook.curriculum.modules
    choices = [modules[name].title for name in handbook.programme.sessions[session.id].or_]
    return PosterSession(
        title=session.agenda.module.title,
        minutes=session.agenda.length,
        date=meeting_content(handbook, session).date,
        choices=labels.gettext("or {topics}", topics=labels.either(choices)) if choices else None,
    )


def _person(curriculum: Curriculum, roles: Roles, role: str) -> Person:
    means = curriculum.terms[role].means
    return Person(roles.label(role), as_text(means), plain_text(first_sentence(means)))
