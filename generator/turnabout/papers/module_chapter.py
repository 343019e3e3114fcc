"""Finish the data of the chapter on one module."""

from ..content.module import module_content
from ..content.worksheet import worksheets_content
from ..planning.handbook import Handbook
from ..text.pieces import as_data
from .chapters import Chapter, said


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
