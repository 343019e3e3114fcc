"""Whom a handbook has pages for, and what the files are called in which they are bound."""

from collections.abc import Mapping

from .audience_folders import MADE
from .handbook import Handbook, ProsePage

BOOKS = ("booklet", "handbook")
"""The kinds of papers that are bound."""


def audiences(handbook: Handbook) -> Mapping[str, tuple[ProsePage, ...]]:
    """Return the pages for each audience by folder, as the terms order them; index first, then by `order`."""
    folders: dict[str, list[ProsePage]] = {}
    for page in handbook.prose:
        if "/" in page.path and page.path.split("/")[0] not in MADE:
            folders.setdefault(page.path.split("/")[0], []).append(page)
    order = [name for name in handbook.curriculum.terms if name in folders]
    order += [name for name in folders if name not in order]
    return {name: tuple(sorted(folders[name], key=_place)) for name in order}


def _place(page: ProsePage) -> tuple[bool, int]:
    return not page.path.endswith("/index.md"), page.order
