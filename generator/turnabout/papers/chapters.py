"""Finish the data of the chapters that a book has from a curriculum."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from ..content.agenda import detail_words
from ..content.contacts import contacts_content, spelled_out
from ..content.coordinator import messages_content, run_sheet_content
from ..content.phrases import capitalised, moment_of, programme_facts
from ..content.places import MESSAGES, RUN_SHEET
from ..content.words import inline, many, person
from ..model.base import Role
from ..planning.handbook import Handbook
from ..planning.schedule import Session, worksheets_of
from ..text.markdown_tree import read_blocks, read_inline
from ..text.pieces import Piece, as_data
from .agenda import parts_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ROLES: tuple[Role, ...] = get_args(Role)
PROGRAMME = "programme/index.md"

Chapter = dict[str, Any]
"""What a chapter shows, with its `kind`, where links lead `to` and the `level` of its heading."""


def said(text: str) -> list[Piece]:
    """Return a plain text as pieces."""
    return [{"kind": "text", "text": text}]


def placed(kind: str, to: str, content: "DataclassInstance") -> Chapter:
    """Return what is shown as a chapter of the first level; links to the page at `to` lead to it."""
    parts = as_data(content)
    return {"kind": kind, "to": to, "level": 1, **parts, "title": said(parts["title"])}


def programme_chapter(handbook: Handbook, reader: str | None = None) -> Chapter:
    """Return the programme with its sessions; for a reader who prepares them, with what there is to prepare.

    Without a reader it is for a book that has the modules too.
    """
    programme, curriculum, sessions = handbook.programme, handbook.curriculum, handbook.sessions
    role = next((role for role in ROLES if role == reader), None)
    return {
        "kind": "programme",
        "to": PROGRAMME,
        "level": 1,
        "title": said(programme.title),
        "purpose": read_inline(programme.purpose),
        "facts": [fact for fact in programme_facts(curriculum, sessions) if fact],
        "summary": read_blocks(programme.summary),
        "sessions_word": capitalised(many(curriculum, "session")),
        "session_word": person(curriculum, "session"),
        "sessions": [_row(handbook, session, reader is not None and role is None) for session in sessions],
        "details": [_detail(handbook, session, role) for session in sessions] if role else [],
    }


def contacts_chapter(handbook: Handbook) -> Chapter:
    """Return whom to ask for what."""
    chapter = placed("contacts", "contacts.md", contacts_content(handbook.curriculum))
    return {**chapter, "contacts": [{**one, "how": spelled_out(one["how"])} for one in chapter["contacts"]]}


def coordinator_chapters(handbook: Handbook) -> Iterator[Chapter]:
    """Yield what the facilitator's edition has for a coordinator, where the curriculum has it."""
    curriculum = handbook.curriculum
    if handbook.edition == "facilitator" and curriculum.run_sheet:
        yield placed("run-sheet", RUN_SHEET, run_sheet_content(curriculum))
    if handbook.edition == "facilitator" and curriculum.messages:
        yield placed("messages", MESSAGES, messages_content(curriculum))


def _row(handbook: Handbook, session: Session, is_short: bool) -> dict[str, Any]:
    """A short book has nothing else on a session, so that all links to it lead here."""
    modules, module = handbook.curriculum.modules, session.agenda.module
    choices = handbook.programme.sessions[session.id].or_
    way = f"modules/{session.agenda.module_id}.md"
    return {
        "to": f"programme/{session.id}.md",
        "also": [way] if is_short else [],
        "number": session.number,
        "topic": said(module.title) if is_short else read_link(module.title, way),
        "choices": [read_link(modules[name].title, f"modules/{name}.md") for name in choices],
        "when": moment_of(session, handbook.curriculum.language),
        "minutes": session.agenda.length,
        "bring": [module.worksheets[name].title for name in worksheets_of(session.agenda)],
        "purpose": read_inline(module.purpose) if is_short else None,
    }


def read_link(text: str, href: str) -> list[Piece]:
    """Return a plain text that leads to a page of the site."""
    return [{"kind": "link", "href": href, "children": said(text)}]


def _detail(handbook: Handbook, session: Session, reader: Role) -> dict[str, Any]:
    parts, module = parts_of(handbook, session.agenda), session.agenda.module
    goals = [name for name in session.agenda.objectives if module.objectives[name].for_ in (reader, "both")]
    return {
        "to": f"modules/{session.agenda.module_id}.md",
        "number": session.number,
        "name": module.title,
        "purpose": read_inline(module.purpose),
        "opt_in": parts.opt_in(),
        "prepare": inline(module.prepare.get(reader)),
        "objectives": [as_data(one) for one in parts.objectives(goals)],
        "questions": [read_inline(text) for text in module.prompts.get(reader, {}).values()],
        "practice": as_data(parts.practice()),
        "labels": detail_words(parts),
    }
