"""Find what a page written by hand may not hold, and at which line."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from .allowed import TAGS, is_link, is_picture
from .made_html import Unsafe, no_link, no_picture, no_tag, unsafe_in

if TYPE_CHECKING:
    from ..pieces import Piece

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)|<([^\s<>]{0,20})")
_MOST = 50
"""Findings a page; more would tell nobody more."""

_EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
)  # fmt: skip
_OPTIONS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}
_FENCED = re.compile(
    r'^(?P<fence>`{3,}|~{3,})[ ]*[\w-]*(?: title="[^"\n]*")?\n.*?^(?P=fence)[ ]*$', re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"`[^`\n]+`")
_SUSPECT = re.compile(r"<|!\[|\{")
_TARGET = re.compile(r"\]\(\s*([^)\s]*)|\]:\s*(\S*)")
_SIMPLE = re.compile(r"[\w./~#?=&%+,:@-]*", re.ASCII)


def unsafe_in_page(markdown: str, pieces: "Callable[[], Iterable[Piece]]") -> tuple[tuple[int, Unsafe], ...]:
    """Return all that a page may not hold, each with its line, counted from 0; `pieces` reads it as papers do.

    It is read as papers read it and as builders of sites do, since each may take for a tag what the other does not.
    """
    if is_plain(markdown):
        return ()
    on_paper = set(_on_paper(pieces()))
    said = {(line, unsafe.message) for line, unsafe in on_paper}
    on_site = {(line, unsafe) for line, unsafe in _on_site(markdown) if (line, unsafe.message) not in said}
    return tuple(sorted(on_paper | on_site))[:_MOST]


def _on_paper(pieces: "Iterable[Piece]") -> Iterator[tuple[int, Unsafe]]:
    for line, piece in _lined(pieces):
        if piece["kind"] == "tag":
            yield from ((line, unsafe) for unsafe in _unsafe_tag(piece["text"]))
        elif piece["kind"] == "image" and not is_picture(piece["href"]):
            yield line, no_picture(piece["href"])
        elif piece["kind"] == "link" and not is_link(piece["href"]):
            yield line, no_link(piece["href"])


def _unsafe_tag(text: str) -> Iterator[Unsafe]:
    found = _TAG_NAME.match(text)
    name = (found[1] or found[2] or "").lower() if found else ""
    if name in TAGS:
        yield from unsafe_in(text)
    else:
        yield no_tag(name)


def _lined(pieces: "Iterable[Piece]", line: int = 0) -> "Iterator[tuple[int, Piece]]":
    for piece in pieces:
        line = piece.get("line", line)
        yield line, piece
        for part in (piece.get("title", []), piece.get("children", [])):
            yield from _lined(part, line)


def _on_site(markdown: str) -> Iterator[tuple[int, Unsafe]]:
    lines = markdown.split("\n")

    @cache
    def found_above(end: int) -> Counter[Unsafe]:
        return Counter(unsafe_in(rendered("\n".join(lines[:end]))))

    for unsafe, count in list(found_above(len(lines)).items())[:_MOST]:
        written = [number for number, line in enumerate(lines) for _ in range(line.count(unsafe.source))]
        if unsafe.source and len(written) == count:
            yield from ((number, unsafe) for number in written)
            continue
        for nth in range(1, min(count, _MOST) + 1):
            yield _line_of(unsafe, nth, len(lines), found_above), unsafe


def _line_of(unsafe: Unsafe, nth: int, end: int, found_above: Callable[[int], Counter[Unsafe]]) -> int:
    """Return the line with which something is there for the nth time, and above which it is not."""
    low, high = 0, end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if found_above(middle)[unsafe] >= nth else (middle, high)
    return high - 1


def rendered(markdown: str) -> str:
    """Return the HTML of a page, whatever a workspace turns on: what is refused does not depend on its settings."""
    from markdown import Markdown

    reader = Markdown(extensions=list(_EXTENSIONS), extension_configs=_OPTIONS)
    return str(reader.convert(markdown))


def is_plain(markdown: str) -> bool:
    """Tell whether a page surely has no HTML, no attributes, no pictures and no link that may be refused.

    Only if it is in doubt, the page has to be read as a builder reads it, which takes longer.
    """
    bare = "\n\n".join(map(_without_code, _FENCED.sub("", markdown).split("\n\n")))
    return not _SUSPECT.search(bare) and all(
        _SIMPLE.fullmatch(target) and is_link(target) for found in _TARGET.finditer(bare) for target in found.groups("")
    )


def _without_code(block: str) -> str:
    """Take code from a block where it is sure to be code: in marks that open and close on a line of their own."""
    is_sure = "``" not in block and "\\" not in block and all(line.count("`") % 2 == 0 for line in block.split("\n"))
    return _CODE.sub("", block) if is_sure else block
