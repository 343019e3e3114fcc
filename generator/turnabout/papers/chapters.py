"""Finish the data of the chapters that a book has from a curriculum."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from ..content.agenda import detail_words
from ..content.contacts import contacts_content, spelled_out
from ..content.coordinator import messages_content, run_sheet_content
from ..content.module import module_content
from ..content.module_parts import module_path
from ..content.places import MESSAGES, RUN_SHEET
from ..content.programme import programme_content
from ..content.words import inline
from ..content.worksheet import worksheets_content
from ..model.base import Role
from ..planning.handbook import Handbook
from ..planning.schedule import Session
from ..text.markdown_tree import read_inline
from ..text.pieces import Piece, as_data, link
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
    role = next((role for role in ROLES if role == reader), None)
    is_short = reader is not None and role is None
    chapter = placed("programme", PROGRAMME, programme_content(handbook))
    rows = zip(handbook.sessions, chapter["sessions"], strict=True)
    return {
        **chapter,
        "sessions": [_row(session, row, is_short) for session, row in rows],
        "details": [_detail(handbook, session, role) for session in handbook.sessions] if role else [],
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


def _row(session: Session, row: Mapping[str, Any], is_short: bool) -> dict[str, Any]:
    """A short book has nothing else on a session, so that all links to it lead here."""
    way = module_path(session.agenda.module_id)
    return {
        **row,
        "to": f"programme/{session.id}.md",
        "also": [way] if is_short else [],
        "topic": said(row["title"]) if is_short else list(link(row["title"], way)),
        "purpose": row["purpose"] if is_short else None,
    }


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


def module_chapter(handbook: Handbook, module_id: str) -> Chapter:
    """Return all about a module; only the facilitator's edition has notes."""
    content = module_content(handbook, module_id)
    sheets = worksheets_content(handbook, handbook.curriculum.modules[module_id])
    return {
        **as_data(content),
        "kind": "module",
        "to": content.path,
        "level": 2,
        "title": said(content.title),
        "worksheets": [as_data(sheet) for sheet in sheets],
    }
