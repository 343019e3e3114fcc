"""Write the home page and the overview of the programme."""

from dataclasses import replace

from ...content.phrases import audience_label, capitalised, hours, moment_of, programme_facts
from ...planning.booklets import audiences, handbook_path
from ...planning.handbook import ProsePage
from ...planning.paper_list import pack_path, poster_path
from ...planning.schedule import Session, worksheets_of
from ...planning.visibility import forms_for
from ..escape import Markdown, blocks, title
from ..page_places import CHOICES, FORMS, HOME, OVERVIEW, WHAT_HR_SEES
from ..tree import Page
from .contact_page import contact_views
from .page_context import Desk, View, facts, prints, session_choices, session_path


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
            "facts": facts_of(desk, desk.handbook.sessions),
            "href": desk.link(OVERVIEW),
        },
        "forms": [desk.link(FORMS)] if forms_for(curriculum, desk.handbook.edition) else [],
        "what_hr_sees": desk.link(WHAT_HR_SEES),
        "contacts": contact_views(desk),
        "session_word": desk.roles.label("session"),
        "session_one": desk.roles.one("session"),
        "sessions": [_session(desk, session) for session in desk.handbook.sessions],
        "handbook": prints(desk, handbook_path),
    }
    return replace(desk.page("home", curriculum.title, values, "curriculum"), hide=("navigation", "toc"))


def programme_page(desk: Desk) -> Page:
    """Return the overview of the programme: its sessions, its rhythm and its hours."""
    desk = desk.at(OVERVIEW)
    programme, sessions = desk.handbook.programme, desk.handbook.sessions
    values: View = {
        "title": programme.title,
        "facts": facts_of(desk, sessions),
        "others": [desk.link(CHOICES)] if has_choices(desk) else [],
        "purpose": desk.text(programme.purpose),
        "summary": blocks(programme.summary, desk.up),
        "session_word": desk.roles.label("session"),
        "sessions_word": capitalised(desk.roles.many("session")),
        "sessions": [_session(desk, session) for session in sessions],
        "hours": hours(sum(session.agenda.length for session in sessions)),
        "count": len(sessions),
        "pair": desk.roles.one("pair"),
        "pack": prints(desk, pack_path),
        "poster": prints(desk, poster_path),
    }
    return desk.page("programme", programme.title, values, f"programmes/{desk.handbook.programme_id}")


def has_choices(desk: Desk) -> bool:
    """Tell whether there is another programme to choose, or a track."""
    curriculum = desk.handbook.curriculum
    return len(curriculum.programmes) > 1 or bool(curriculum.tracks)


def facts_of(desk: Desk, sessions: tuple[Session, ...]) -> Markdown:
    """Return number, rhythm, hours and dates of the sessions of a programme, side by side."""
    return facts(*programme_facts(desk.handbook.curriculum, sessions))


def _start(desk: Desk, folder: str, page: ProsePage) -> View:
    label = audience_label(desk.handbook.curriculum, folder)
    return {"label": label, "href": desk.link(page.path), "title": page.title}


def _session(desk: Desk, session: Session) -> View:
    module = session.agenda.module
    papers = [title(module.worksheets[name].title) for name in worksheets_of(session.agenda)]
    return {
        "number": session.number,
        "title": module.title,
        "href": desk.link(session_path(session)),
        "when": moment_of(session, desk.handbook.curriculum.language),
        "minutes": session.agenda.length,
        "choices": session_choices(desk, session),
        "bring": Markdown("<br>".join(["Agenda", *papers])),
        "purpose": desk.text(module.purpose),
    }
