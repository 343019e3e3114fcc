"""What a text with Markdown becomes: a small tree of plain data."""

from collections.abc import Iterable
from typing import TypedDict


class Piece(TypedDict, total=False):
    """A node: its `kind` as `prose.py` names it, with `text`, `href`, `level` where the kind has them, and children.

    Only pages have what follows: an `aside` its `title`, a cell how it is aligned, a heading an `id` of its own, a
    footnote the one of the text that it repeats, an item whether its task is `done`, and what may not be drawn the
    `line` of the text, counted from 0.
    """

    kind: str
    text: str
    href: str
    level: int
    children: "list[Piece]"
    title: "list[Piece]"
    align: str
    id: str
    done: bool
    line: int


class Text(tuple[Piece, ...]):
    """One line that readers are shown: what its Markdown became. Where a link leads counts from the root of a site."""

    __slots__ = ()


class Blocks(tuple[Piece, ...]):
    """A longer text that readers are shown: its paragraphs, lists and quotes. Links lead as those of a `Text`."""

    __slots__ = ()


def plain_text(words: str) -> Text:
    """Return words in which nothing is Markdown."""
    return Text([{"kind": "text", "text": words}])


def link_text(words: str, href: str) -> Text:
    """Return such words as a link."""
    return Text([{"kind": "link", "href": href, "children": [*plain_text(words)]}])


def plain_pieces(pieces: Iterable[Piece]) -> str:
    """Return the text of some pieces on one line."""
    return "".join(map(_plain, pieces))


def _plain(piece: Piece) -> str:
    if piece["kind"] in ("space", "break"):
        return " "
    return piece.get("text", "") + plain_pieces(piece.get("children", []))
