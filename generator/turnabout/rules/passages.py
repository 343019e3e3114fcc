"""Texts that people read, wherever they were written."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..core.nodes import Path, Scalar
from ..core.problems import Location

_NOT_PROSE = ("sources", "claims", "avoid", "never-cite", "waivers")
"""Sections that quote, name or forbid what no other text may say."""


class Passage(NamedTuple):
    """A text, where it begins, and the page or the address in the curriculum that it belongs to.

    `typed` is a text of a page as its file has it, where terms are not spelled out.
    """

    text: str
    location: Location
    address: str
    typed: str | None = None


def passages_among(texts: Iterable[tuple[Path, Scalar]]) -> Iterator[Passage]:
    """Yield those of some texts that a reader may meet, each given with its path."""
    for path, scalar in texts:
        if path and path[0] not in _NOT_PROSE and " " in scalar.text.strip():
            yield Passage(scalar.text, scalar.location, "/".join(map(str, path)))


def place_in(passage: Passage, offset: int) -> Location:
    """Return where an offset of a passage stands; of a text in YAML, where the text begins."""
    if "/" in passage.address and not passage.address.endswith(".md"):
        return passage.location
    return place_as_typed(
        passage.text if passage.typed is None else passage.typed, passage.text, offset, passage.location
    )


def place_as_typed(typed: str, text: str, offset: int, start: Location) -> Location:
    """Return where an offset of a text stands in the file; terms have other lengths there, and lines are the same."""
    number = text.count("\n", 0, offset)
    line, typed_line = text.split("\n")[number], typed.split("\n")[number]
    before = offset - text.rfind("\n", 0, offset) - 1
    return Location(start.path, start.line + number, _column(typed_line, line[:before], line[before:]))


def _column(typed: str, before: str, after: str) -> int:
    if typed.startswith(before):
        return len(before) + 1
    if typed.endswith(after):
        return len(typed) - len(after) + 1
    word = re.findall(r"\W*\w*", after)[0]
    return max(typed.find(word), 0) + 1  # terms on both sides: the first place that reads the same
