"""Find links in the texts of a curriculum that lead where no link may."""

import re
from collections.abc import Iterable, Iterator

from ...core.nodes import Path, Scalar, place_inside
from ...core.problems import Location, Problem
from .allowed import is_link
from .made_html import Unsafe, no_link

_SUSPECT = re.compile(r"\]\(|<[A-Za-z][\w+.-]*:")
_SOURCES = ("sources",)
"""Records whose key `link` is an address and no text."""


def unsafe_in_text(text: str) -> tuple[Unsafe, ...]:
    """Return what a text with inline Markdown may not hold: HTML in it is shown as it was typed."""
    if not _SUSPECT.search(text):
        return ()
    from ..markdown_tree import addresses

    return tuple(no_link(address) for address in addresses(text) if not is_link(address))


def text_problems(texts: Iterable[tuple[Path, Scalar]]) -> Iterator[Problem]:
    """Yield a problem for each link of a curriculum that leads where no link may, where it is written."""
    for path, scalar in texts:
        is_address = path[:1] == _SOURCES and path[-1] == "link" and scalar.text.strip()
        found = (no_link(scalar.text),) if is_address and not is_link(scalar.text) else unsafe_in_text(scalar.text)
        for unsafe in found:
            at = scalar.typed.find(unsafe.source)
            yield unsafe_markup(unsafe, place_inside(scalar, at) if at >= 0 else scalar.location)


def unsafe_markup(unsafe: Unsafe, place: Location) -> Problem:
    """Say at a place that it holds what no page may."""
    return Problem(place, "unsafe-markup", unsafe.message, unsafe.hint)
