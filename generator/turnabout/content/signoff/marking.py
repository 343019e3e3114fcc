"""Read a text as runs of words, and mark those in which two texts differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from ...text.markdown_tree import read_blocks, read_inline
from ...text.pieces import Piece

Style = Literal["plain", "emphasis", "strong", "code"]
_STYLES: dict[str, Style] = {"emphasis": "emphasis", "strong": "strong", "heading": "strong", "code": "code"}
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.4
"""Two texts of which less is the same have no marks: all of it is new."""
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style; `is_marked` where the other text does not have them."""

    text: str
    style: Style = "plain"
    is_marked: bool = False


MarkedPassage = tuple[tuple[Run, ...], ...]
"""The paragraphs of a text."""


def passage(text: str) -> MarkedPassage:
    """Return a text as paragraphs, its Markdown read."""
    return _paragraphs(_tokens(text))


def marked(old: str, new: str) -> tuple[MarkedPassage, MarkedPassage]:
    """Return two texts with marks on the words that the other does not have."""
    before, after = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _paragraphs(before), _paragraphs(after)
    last = (len(before), len(after))
    blocks = [
        block
        for block in matcher.get_matching_blocks()
        if _has_words(before[block.a : block.a + block.size]) or (block.a + block.size, block.b + block.size) == last
    ]
    kept_before = {n for block in blocks for n in range(block.a, block.a + block.size)}
    kept_after = {n for block in blocks for n in range(block.b, block.b + block.size)}
    return _paragraphs(_marked(before, kept_before)), _paragraphs(_marked(after, kept_after))


def _has_words(shared: Sequence[Run]) -> bool:
    """A comma or a space between two changes does not part them; the full stop at the end of both texts stays."""
    return any(re.match(r"\w", run.text) for run in shared)


def _marked(tokens: Sequence[Run], kept: set[int]) -> list[Run]:
    return [run if n in kept or run.text == _BREAK else replace(run, is_marked=True) for n, run in enumerate(tokens)]


def _paragraphs(tokens: Sequence[Run]) -> MarkedPassage:
    """Put together what looks the same; a space at the edge of a mark stays outside it."""
    lines = [list(line) for is_break, line in groupby(tokens, lambda run: run.text == _BREAK) if not is_break]
    return tuple(tuple(_joined(_unmarked_edges(line))) for line in lines)


def _joined(line: Iterable[Run]) -> Iterator[Run]:
    for (style, is_marked), runs in groupby(line, lambda run: (run.style, run.is_marked)):
        yield Run("".join(run.text for run in runs), style, is_marked)


def _unmarked_edges(line: Sequence[Run]) -> Iterator[Run]:
    for position, run in enumerate(line):
        around = [
            other.is_marked for other in (*line[max(0, position - 1) : position], *line[position + 1 : position + 2])
        ]
        is_edge = run.text.isspace() and not (len(around) == 2 and all(around))
        yield replace(run, is_marked=False) if is_edge else run


def _tokens(text: str) -> list[Run]:
    text = text.strip()
    return list(_flat(read_blocks(text) if "\n" in text else read_inline(text), "plain"))


def _flat(pieces: Sequence[Piece], style: Style) -> Iterator[Run]:
    for piece in pieces:
        kind, children = piece["kind"], piece.get("children", [])
        if kind == "item":
            yield Run("• ")
        elif kind in ("space", "break"):
            yield Run(" ", style)
        for token in _TOKEN.findall(piece.get("text", "")):
            yield Run(" " if token.isspace() else token, _STYLES.get(kind, style))
        yield from _flat(children, _STYLES.get(kind, style))
        if kind == "link" and "://" in piece.get("href", ""):
            yield Run(f" ({piece['href']})", style)
        if kind in ("paragraph", "heading", "item", "list", "numbers", "code-block"):
            yield Run(_BREAK)
