"""What a text with Markdown becomes: a small tree of plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


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
    """Paragraphs, lists and quotes that readers are shown."""

    __slots__ = ()


def plain_text(text: str) -> Text:
    """Return a text without marks."""
    return Text([{"kind": "text", "text": text}] if text else ())


def strong_text(text: str) -> Text:
    """Return a text that stands out."""
    return Text([{"kind": "strong", "children": [*plain_text(text)]}])


def link(text: str, href: str) -> Text:
    """Return a plain text that leads to a page, from the root of a site."""
    return Text([{"kind": "link", "href": href, "children": [{"kind": "text", "text": text}]}])


def joined(between: str, texts: Iterable[Text]) -> Text:
    """Return texts one after the other, with the same between them."""
    pieces: list[Piece] = []
    for text in texts:
        pieces += (*(plain_text(between) if pieces else ()), *text)
    return Text(pieces)


def as_data(content: "DataclassInstance") -> dict[str, Any]:
    """Return what readers are shown as dictionaries and lists, as templates of papers take it."""
    return {part.name: _data(getattr(content, part.name)) for part in fields(content)}


def _data(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return as_data(value)
    if isinstance(value, Mapping):
        return {name: _data(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_data(one) for one in value]
    return value


def plain_pieces(pieces: Iterable[Piece]) -> str:
    """Return the text of some pieces on one line."""
    return "".join(map(_plain, pieces))


def _plain(piece: Piece) -> str:
    if piece["kind"] in ("space", "break"):
        return " "
    return piece.get("text", "") + plain_pieces(piece.get("children", []))
