"""Turn the small tree that Markdown was read into into the runs and paragraphs of Word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ...text.pieces import Piece
from .register import Register

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
"""How an address begins that leads anywhere from a file; the pages of the site are not beside it."""

_Look = frozenset[str]
"""Which marks a text stands in."""

_PLAIN: _Look = frozenset()
_MARKS = frozenset({"strong", "emphasis", "code"})
_BREAK = "<w:r><w:br/></w:r>"

_DEEPEST = 2
"""The last level of lists that has an indent of its own, counted from 0."""


class Xml(str):
    """A piece of a part of a file; templates take it as it is, and escape every other text."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


Shape = Literal["paragraph", "heading", "bullet", "number", "continued", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a longer text; `list` is the number of its numbered list, `level` how deep a list is in others."""

    shape: Shape
    text: Xml
    list: int = 0
    level: int = 0


def text_of(pieces: Iterable[Piece], register: Register) -> Xml:
    """Return a line of text as runs, those of one link together."""
    return Xml("".join(_runs(pieces, _PLAIN, register)))


def maybe_text(pieces: Iterable[Piece] | None, register: Register) -> Xml | None:
    """Return a text that may be missing as runs."""
    return None if pieces is None else text_of(pieces, register)


def paragraphs_of(pieces: Iterable[Piece], register: Register) -> tuple[Paragraph, ...]:
    """Return a text of several paragraphs, one after the other."""
    return tuple(_blocks(pieces, Paragraph("paragraph", Xml()), register))


def _runs(pieces: Iterable[Piece], look: _Look, register: Register) -> Iterator[str]:
    """Texts in the same look are one run, so that whoever edits them meets one."""
    words = ""
    for piece in pieces:
        kind = piece["kind"]
        if kind in ("text", "space"):
            words += piece.get("text", " ")
            continue
        if words:
            yield _run(words, look)
            words = ""
        if kind == "break":
            yield _BREAK
        elif kind == "link" and _ELSEWHERE.match(piece["href"]):
            yield f'<w:hyperlink r:id="{register.link(piece["href"])}" w:history="1">'
            yield from _inside(piece, look | {"link"}, register)
            yield "</w:hyperlink>"
        else:
            yield from _inside(piece, look | (_MARKS & {kind}), register)
    if words:
        yield _run(words, look)


def _inside(piece: Piece, look: _Look, register: Register) -> Iterator[str]:
    if text := piece.get("text"):
        yield _run(text, look)
    yield from _runs(piece.get("children", ()), look, register)


def _run(text: str, look: _Look) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{_properties(look)}<w:t xml:space="preserve">{text}</w:t></w:r>'


@lru_cache
def _properties(look: _Look) -> str:
    """How code and links look is up to their styles, of which a run has one; code goes before link."""
    style = "CodeText" if "code" in look else "Hyperlink" if "link" in look else ""
    marks = [
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" * ("strong" in look),
        "<w:i/><w:iCs/>" * ("emphasis" in look),
    ]
    return f"<w:rPr>{''.join(marks)}</w:rPr>" if look else ""


def _blocks(pieces: Iterable[Piece], outer: Paragraph, register: Register) -> Iterator[Paragraph]:
    for piece in pieces:
        kind, children = piece["kind"], piece.get("children", [])
        if kind in ("list", "numbers"):
            yield from _items(kind, children, outer, register)
        elif kind == "heading":
            yield replace(outer, shape="heading", text=text_of(children, register))
        elif kind == "quote":
            yield from (
                replace(one, shape="quote") if one.shape == "paragraph" else one
                for one in _blocks(children, outer, register)
            )
        elif kind == "code-block":
            yield replace(outer, shape="code", text=Xml(_code(piece.get("text", ""))))
        elif any(_is_block(child) for child in children):
            yield from _blocks(children, outer, register)
        elif text := text_of((piece,), register):
            yield replace(outer, text=text)


def _items(kind: str, items: Sequence[Piece], outer: Paragraph, register: Register) -> Iterator[Paragraph]:
    """Only the first paragraph of an item has its mark."""
    level = min(outer.level + (outer.shape != "paragraph"), _DEEPEST)
    marked = Paragraph("bullet", Xml(), level=level)
    if kind == "numbers":
        marked = replace(marked, shape="number", list=register.new_list(level))
    for item in items:
        for number, child in enumerate(item.get("children", [])):
            inner = replace(marked, shape="continued", list=0) if number else marked
            yield from _blocks((child,), inner, register)


def _code(text: str) -> str:
    return _BREAK.join(_run(line, frozenset({"code"})) for line in text.rstrip("\n").split("\n"))


def _is_block(piece: Piece) -> bool:
    return piece["kind"] in ("paragraph", "list", "numbers", "quote", "code-block", "heading", "item")
