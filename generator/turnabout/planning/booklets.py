"""Whom a handbook has pages for, and what the files are called in which they are bound."""

from collections.abc import Mapping

from ..model.settings import PaperSize
from .audience_folders import MADE
from .handbook import Handbook, ProsePage

BOOKS = ("booklet", "handbook")
"""The kinds of papers that are bound."""

HANDBOOK = "handbook"
"""The item of the paper with everything, which is its kind too."""


def audiences(handbook: Handbook) -> Mapping[str, tuple[ProsePage, ...]]:
    """Return the pages for each audience by folder, as the terms order them; index first, then by `order`."""
    folders: dict[str, list[ProsePage]] = {}
    for page in handbook.prose:
        if "/" in page.path and page.path.split("/")[0] not in MADE:
            folders.setdefault(page.path.split("/")[0], []).append(page)
    order = [name for name in handbook.curriculum.terms if name in folders]
    order += [name for name in folders if name not in order]
    return {name: tuple(sorted(folders[name], key=_place)) for name in order}


def booklet_path(audience: str, size: PaperSize) -> str:
    """Return the file of the booklet for an audience, relative to the site."""
    return f"print/{size}/booklet-{audience}.pdf"


def handbook_path(size: PaperSize) -> str:
    """Return the file of the whole handbook, relative to the site."""
    return f"print/{size}/handbook.pdf"


def _place(page: ProsePage) -> tuple[bool, int]:
    return not page.path.endswith("/index.md"), page.order
