"""Make a page written by hand ready to be drawn: its headings, tables and links as a book needs them."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from ..content.phrases import review_text
from ..content.words import inline
from ..model.curriculum import Curriculum
from ..planning.handbook import ProsePage
from ..text.pieces import Piece, plain_pieces
from .column_widths import table_data

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""How an address begins that leads away from the site."""

_DEEPEST = 6
"""Levels of headings that a PDF knows."""

_BREAK = re.compile(r"<br\s*/?>")


def written_chapter(curriculum: Curriculum, page: ProsePage, level: int) -> dict[str, Any]:
    """Return a page as a chapter; its own first heading comes before its title in the navigation."""
    pieces = page.pieces
    title: list[Piece] = [{"kind": "text", "text": page.title}]
    if pieces and pieces[0]["kind"] == "heading" and pieces[0]["level"] == 1:
        title, pieces = pieces[0]["children"], pieces[1:]
    return {
        "kind": "written",
        "to": page.path,
        "level": level,
        "title": list(_ready(title, page.path)),
        "job": inline(page.job),
        "body": _body(pieces, page.path, level),
        "review": review_text(curriculum, page.review) if page.review else None,
    }


def address_on_site(path: str, href: str) -> str:
    """Return where a link on a page leads, counted from the root of the site."""
    if ELSEWHERE.match(href):
        return href
    target, mark, anchor = href.partition("#")
    home = posixpath.dirname(path)
    return (posixpath.normpath(posixpath.join(home, unquote(target))) if target else path) + mark + anchor


def picture_file(path: str) -> str:
    """Return where the picture at a path on the site is for a template."""
    return f"/pictures/{path}"


def _body(pieces: Iterable[Piece], path: str, level: int) -> list[Mapping[str, object]]:
    """Return blocks with headings that follow on that of the chapter, and none left out between two."""
    body: list[Mapping[str, object]] = []
    around: list[int] = []
    names: set[str] = set()
    for piece in pieces:
        if piece["kind"] != "heading":
            body += _ready([piece], path)
            continue
        while around and around[-1] >= piece["level"]:
            around.pop()
        around.append(piece["level"])
        title = list(_ready(piece["children"], path))
        name = piece.get("id") or unique(slugify(plain_pieces(piece["children"]), "-"), names)
        names.add(name)
        body.append(
            {
                "kind": "section",
                "level": min(level + len(around), _DEEPEST),
                "rank": len(around),
                "to": f"{path}#{name}",
                "children": title,
            }
        )
    return body


def _ready(pieces: Iterable[Piece], path: str) -> Iterator[Piece]:
    """Yield pieces with links and pictures counted from the root of the site, and without HTML."""
    for piece in pieces:
        if piece["kind"] == "tag":
            if _BREAK.fullmatch(piece["text"]):
                yield Piece(kind="break")
            continue
        ready: Any = dict(piece)
        if "href" in piece:
            ready["href"] = address_on_site(path, piece["href"])
        if piece["kind"] == "image":
            ready["file"] = picture_file(ready["href"])
        if piece["kind"] == "footnote":
            ready["id"] = f"{path}^{piece['id']}"
        for part in ("children", "title"):
            if part in piece:
                ready[part] = list(_ready(piece[part], path))
        yield table_data(ready) if piece["kind"] == "table" else ready
