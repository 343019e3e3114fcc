"""Finish the data of the chapter on one module."""

from typing import Any

from ..content.module import module_content
from ..content.phrases import count_of
from ..content.words import word
from ..model.worksheet import Worksheet
from ..planning.handbook import Handbook
from ..text.markdown_tree import read_inline
from ..text.pieces import as_data
from .chapters import Chapter, said


def module_chapter(handbook: Handbook, module_id: str) -> Chapter:
    """Return all about a module; only the facilitator's edition has notes."""
    content = module_content(handbook, module_id)
    sheets = handbook.curriculum.modules[module_id].worksheets.values()
    return {
        **as_data(content),
        "kind": "module",
        "to": content.path,
        "level": 2,
        "title": said(content.title),
        "worksheets": [_worksheet(handbook, sheet) for sheet in sheets],
    }


def _worksheet(handbook: Handbook, sheet: Worksheet) -> dict[str, Any]:
    whose = "a copy for each of you" if sheet.for_ == "each" else f"for the {word(handbook.curriculum, sheet.for_)}"
    return {"name": sheet.title, "facts": [whose, count_of(sheet.pages, "page")], "how": read_inline(sheet.how)}
