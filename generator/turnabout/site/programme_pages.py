"""Write the home page and the overview of the programme."""

from dataclasses import replace

from ..planning.handbook import ProsePage
from ..planning.schedule import Session, worksheets_of
from .desk import Desk, View, facts, session_path
from .escape import Markdown, blocks, title
from .navigation import audience_label, audiences
from .tree import HOME, Page
from .words import capitalised, date_of, hours, rhythm

OVERVIEW = "programme/index.md"


def home_page(desk: Desk) -> Page:
    """Return the front page: what this is, who starts where, and the programme at a glance."""
    desk = desk.at(HOME)
    curriculum, programme = desk.handbook.curriculum, desk.handbook.programme
    values: View = {
        "title": curriculum.title,
        "summary": blocks(curriculum.summary, desk.up),
        "starts": [_start(desk, folder, pages[0]) for folder, pages in audiences(desk.handbook).items()],
        "programme": {
            "title": programme.title,
            "purpose": desk.text(programme.purpose),
            "facts": programme_facts(desk),
            "href": desk.link(OVERVIEW),
        },
        "session_word": desk.roles.label("session"),
        "session_one": desk.roles.one("session"),
        "sessions": [_session(desk, session) for session in desk.handbook.sessions],
    }
    return replace(desk.page("home", curriculum.title, values, "curriculum"), hide=("navigation", "toc"))


def programme_page(desk: Desk) -> Page:
    """Return the overview of the programme: its sessions, its rhythm and its hours."""
    desk = desk.at(OVERVIEW)
    programme, sessions = desk.handbook.programme, desk.handbook.sessions
    values: View = {
        "title": programme.title,
        "facts": programme_facts(desk),
        "purpose": desk.text(programme.purpose),
        "summary": blocks(programme.summary, desk.up),
        "session_word": desk.roles.label("session"),
        "sessions_word": capitalised(desk.roles.many("session")),
        "sessions": [_session(desk, session) for session in sessions],
        "hours": hours(sum(session.agenda.length for session in sessions)),
        "count": len(sessions),
    }
    return desk.page("programme", programme.title, values, f"programmes/{desk.handbook.programme_id}")


def programme_facts(desk: Desk) -> Markdown:
    """Return number, rhythm, hours and dates of the sessions, side by side."""
    sessions = desk.handbook.sessions
    noun = desk.roles.one("session") if len(sessions) == 1 else desk.roles.many("session")
    first = sessions[0].start if sessions else None
    return facts(
        f"{len(sessions)} {noun}",
        _rhythm(sessions),
        f"{hours(sum(session.agenda.length for session in sessions))} for each person",
        f"starts on {date_of(first)}" if first else "",
    )


def _rhythm(sessions: tuple[Session, ...]) -> str:
    gaps = sorted({session.after for session in sessions[1:]})
    if not gaps:
        return ""
    if len(gaps) == 1:
        return f"one every {rhythm(gaps[0]).removeprefix('1 ')}"
    return f"{rhythm(gaps[0])} to {rhythm(gaps[-1])} apart"


def _start(desk: Desk, folder: str, page: ProsePage) -> View:
    return {"label": audience_label(desk.handbook, folder), "href": desk.link(page.path), "title": page.title}


def _session(desk: Desk, session: Session) -> View:
    module = session.agenda.module
    papers = [title(module.worksheets[name].title) for name in worksheets_of(session.agenda)]
    return {
        "number": session.number,
        "title": module.title,
        "href": desk.link(session_path(session)),
        "when": _when(session),
        "minutes": session.agenda.length,
        "bring": Markdown("<br>".join(["Agenda", *papers])),
        "purpose": desk.text(module.purpose),
    }


def _when(session: Session) -> str:
    if session.start:
        return date_of(session.start)
    return "First" if session.number == 1 else f"{rhythm(session.after)} later"
