"""Write the home page and the overview of the programme."""

from dataclasses import replace

from ...content.contacts import contacts_content
from ...content.phrases import audience_label, capitalised, hours, moment_of, programme_facts
from ...content.places import WHAT_HR_SEES
from ...content.session import session_path
from ...planning.booklets import audiences, handbook_path
from ...planning.handbook import ProsePage
from ...planning.paper_list import pack_path, poster_path
from ...planning.schedule import Session, worksheets_of
from ...planning.visibility import forms_for
from ..escape import Markdown, blocks, title
from ..page_places import CHOICES, FORMS, HOME, OVERVIEW
from ..tree import Page
from .page_context import PageContext, View, facts, prints, session_choices


def home_page(context: PageContext) -> Page:
    """Return the front page: what this is, who starts where, and the programme at a glance."""
    context = context.at(HOME)
    curriculum, programme = context.handbook.curriculum, context.handbook.programme
    values: View = {
        "title": curriculum.title,
        "summary": blocks(curriculum.summary, context.up),
        "starts": [_start(context, folder, pages[0]) for folder, pages in audiences(context.handbook).items()],
        "programme": {
            "title": programme.title,
            "purpose": context.text(programme.purpose),
            "facts": facts_of(context, context.handbook.sessions),
            "href": context.link(OVERVIEW),
        },
        "forms": [context.link(FORMS)] if forms_for(curriculum, context.handbook.edition) else [],
        "what_hr_sees": context.link(WHAT_HR_SEES),
        "contacts": contacts_content(context.handbook.curriculum).contacts,
        "session_word": context.roles.label("session"),
        "session_one": context.roles.one("session"),
        "sessions": [_session(context, session) for session in context.handbook.sessions],
        "handbook": prints(context, handbook_path),
    }
    return replace(context.page("home", curriculum.title, values, "curriculum"), hide=("navigation", "toc"))


def programme_page(context: PageContext) -> Page:
    """Return the overview of the programme: its sessions, its rhythm and its hours."""
    context = context.at(OVERVIEW)
    programme, sessions = context.handbook.programme, context.handbook.sessions
    values: View = {
        "title": programme.title,
        "facts": facts_of(context, sessions),
        "others": [context.link(CHOICES)] if has_choices(context) else [],
        "purpose": context.text(programme.purpose),
        "summary": blocks(programme.summary, context.up),
        "session_word": context.roles.label("session"),
        "sessions_word": capitalised(context.roles.many("session")),
        "sessions": [_session(context, session) for session in sessions],
        "hours": hours(sum(session.agenda.length for session in sessions)),
        "count": len(sessions),
        "pair": context.roles.one("pair"),
        "pack": prints(context, pack_path),
        "poster": prints(context, poster_path),
    }
    return context.page("programme", programme.title, values, f"programmes/{context.handbook.programme_id}")


def has_choices(context: PageContext) -> bool:
    """Tell whether there is another programme to choose, or a track."""
    curriculum = context.handbook.curriculum
    return len(curriculum.programmes) > 1 or bool(curriculum.tracks)


def facts_of(context: PageContext, sessions: tuple[Session, ...]) -> Markdown:
    """Return number, rhythm, hours and dates of the sessions of a programme, side by side."""
    return facts(*programme_facts(context.handbook.curriculum, sessions))


def _start(context: PageContext, folder: str, page: ProsePage) -> View:
    label = audience_label(context.handbook.curriculum, folder)
    return {"label": label, "href": context.link(page.path), "title": page.title}


def _session(context: PageContext, session: Session) -> View:
    module = session.agenda.module
    papers = [title(module.worksheets[name].title) for name in worksheets_of(session.agenda)]
    return {
        "number": session.number,
        "title": module.title,
        "href": context.link(session_path(session)),
        "when": moment_of(session, context.handbook.curriculum.language),
        "minutes": session.agenda.length,
        "choices": session_choices(context, session),
        "bring": Markdown("<br>".join(["Agenda", *papers])),
        "purpose": context.text(module.purpose),
    }
