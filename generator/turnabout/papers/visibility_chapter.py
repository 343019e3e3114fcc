"""Finish the data of the chapter that tells who sees which answers."""

from typing import Any

from ..content.phrases import Roles
from ..content.visibility import form_sees, worksheet_sees
from ..content.words import word
from ..model.form import Form
from ..model.worksheet import Visibility
from ..planning.handbook import Handbook
from ..planning.visibility import Asked, Paper, asked_of, papers_for
from ..text.markdown_tree import read_inline
from .chapters import Chapter, read_link, said

_TABLES: tuple[tuple[Visibility, str], ...] = (
    ("coordinator", "What the {coordinator} sees"),
    ("aggregate", "Only as totals"),
    ("pair", "The two of you"),
    ("private", "Only the person who writes it"),
)


def sight_chapter(handbook: Handbook) -> Chapter:
    """Return every question of every form and worksheet, by who sees the answers."""
    papers = papers_for(handbook.curriculum, handbook.edition)
    asked = {visibility: asked_of(papers, visibility) for visibility, _ in _TABLES}
    coordinator = word(handbook.curriculum, "coordinator")
    return {
        "kind": "sight",
        "to": "what-hr-sees.md",
        "level": 1,
        "title": said("What HR sees, and what it never sees"),
        "counts": {name: sum(len(one.fields) for one in group) for name, group in asked.items()},
        "tables": [
            {
                "name": title.format(coordinator=coordinator),
                "seen": visibility == "coordinator",
                "rows": [_row(handbook, one, visibility) for one in asked[visibility]],
            }
            for visibility, title in _TABLES
            if asked[visibility]
        ],
    }


def _row(handbook: Handbook, asked: Asked, visibility: Visibility) -> dict[str, Any]:
    record = asked.paper.record
    roles = Roles(handbook.curriculum.terms)
    sees = form_sees(roles, record) if isinstance(record, Form) else worksheet_sees(roles, record)
    return {
        "paper": read_link(record.title, _described(asked.paper)),
        "kind": _kind(handbook, asked.paper),
        "fields": [read_inline(field.label) for field in asked.fields],
        "sees": sees[visibility],
    }


def _described(paper: Paper) -> str:
    return f"forms/{paper.id}.md" if paper.module_id is None else f"modules/{paper.module_id}.md"


def _kind(handbook: Handbook, paper: Paper) -> str:
    if paper.module_id is None:
        return "Form"
    return f"Worksheet of {handbook.curriculum.modules[paper.module_id].title}"
