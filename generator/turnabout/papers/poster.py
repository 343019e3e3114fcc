"""Finish the data of the poster of a programme."""

from ..content.contacts import spelled_out
from ..content.words import inline, many, person, readable, word
from ..model.curriculum import Curriculum
from ..planning.handbook import Handbook
from ..planning.schedule import Session
from ..text.dates import weekday_in_words
from ..text.markdown_tree import read_inline

_PEOPLE = ("mentor", "mentoree", "pair")
"""Whose terms say who may take part."""


def poster_data(handbook: Handbook) -> dict[str, object]:
    """Return what a poster shows: what a programme is for, what happens when, who takes part and whom to ask."""
    curriculum, sessions = handbook.curriculum, handbook.sessions
    noun = word(curriculum, "session") if len(sessions) == 1 else many(curriculum, "session")
    return {
        "title": curriculum.title,
        "purpose": read_inline(handbook.programme.purpose),
        "count": f"{len(sessions)} {noun}",
        "minutes": sum(session.agenda.length for session in sessions),
        "sessions": [_session(handbook, session) for session in sessions],
        "people": [_person(curriculum, role) for role in _PEOPLE if role in curriculum.terms],
        "rules": [readable(name) for name in curriculum.ground_rules],
        "contacts": [
            {"name": contact.name, "how": spelled_out(read_inline(contact.how)), "for": inline(contact.for_)}
            for contact in curriculum.contacts.values()
        ],
    }


def _session(handbook: Handbook, session: Session) -> dict[str, object]:
    choices = handbook.programme.sessions[session.id].or_
    start = session.start
    return {
        "title": session.agenda.module.title,
        "minutes": session.agenda.length,
        "date": weekday_in_words(start.moment, handbook.curriculum.language) if start else None,
        "choices": [handbook.curriculum.modules[name].title for name in choices],
    }


def _person(curriculum: Curriculum, role: str) -> dict[str, object]:
    """Return who a role is, in full and in the first sentence."""
    means = curriculum.terms[role].means
    short = means.split(". ")[0].rstrip(".") + "."
    return {"who": person(curriculum, role), "means": read_inline(means), "short": read_inline(short)}
