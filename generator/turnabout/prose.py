"""Read Markdown into a small tree of plain data that pages and papers draw in their own ways."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypedDict

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


class Piece(TypedDict, total=False):
    """A node: `kind` as in `_KINDS`, with `text`, `href`, `level` where the kind has them, and children."""

    kind: str
    text: str
    href: str
    level: int
    children: "list[Piece]"


_KINDS = {
    "text": "text",
    "code_inline": "code",
    "em": "emphasis",
    "strong": "strong",
    "link": "link",
    "softbreak": "space",
    "hardbreak": "break",
    "paragraph": "paragraph",
    "bullet_list": "list",
    "ordered_list": "numbers",
    "list_item": "item",
    "heading": "heading",
    "blockquote": "quote",
    "inline": "span",
    "fence": "code-block",
    "code_block": "code-block",
    "hr": "rule",
}
_READER = MarkdownIt("commonmark", {"html": False}).disable(["html_inline", "html_block", "image", "reference"])


@lru_cache(maxsize=20_000)
def _inline(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_READER.parseInline(text))


def read_inline(text: str) -> list[Piece]:
    """Read one line of text with emphasis, code and links; HTML is text like any other."""
    return _pieces(_inline(text).children)


def read_blocks(text: str) -> list[Piece]:
    """Read paragraphs, lists and headings; HTML is text like any other."""
    return _pieces(SyntaxTreeNode(_READER.parse(text)).children)


def plain(text: str) -> str:
    """Return inline Markdown without its marks."""
    return "".join(_plain(piece) for piece in read_inline(text))


def _plain(piece: Piece) -> str:
    if piece["kind"] in ("space", "break"):
        return " "
    return piece.get("text", "") + "".join(_plain(child) for child in piece.get("children", []))


def _pieces(nodes: Sequence[SyntaxTreeNode]) -> list[Piece]:
    pieces: list[Piece] = []
    for node in nodes:
        if node.type == "inline":
            pieces.extend(_pieces(node.children))
        else:
            pieces.append(_piece(node))
    return pieces


def _piece(node: SyntaxTreeNode) -> Piece:
    piece = Piece(kind=_KINDS[node.type])
    if node.type in ("text", "code_inline", "fence", "code_block"):
        piece["text"] = node.content
    if node.type == "link":
        piece["href"] = str(_attributes(node).get("href", ""))
    if node.type == "heading":
        piece["level"] = int(node.tag[1:])
    if node.children:
        piece["children"] = _pieces(node.children)
    return piece


def _attributes(node: SyntaxTreeNode) -> Mapping[str, str | int | float]:
    return node.attrs
