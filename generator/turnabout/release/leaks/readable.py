"""Read any file of a site or a paper as a person, a search or a program meets it."""

from collections.abc import Iterator
from functools import lru_cache

from .archives import is_archive, is_gzip, members, unzipped
from .encodings import decoded
from .escapes import from_calendar, from_strings, is_calendar, unfolded
from .markup import markup
from .office import is_office, paragraphs
from .parts import Inner, Part
from .pdf_objects import pdf_objects
from .pdf_text import pdf_text
from .pictures import chunks_of_png, is_jpeg, is_png, segments_of_jpeg
from .word_runs import BREAK

_PDF = b"%PDF-"
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0", b"true")
_WITH_STRINGS = (".json", ".js", ".mjs", ".map", ".webmanifest")
_COMMENT = b"<!--"
_ALIKE = 32
"""Parts of Word files that are remembered."""

_DEEPEST = 6
"""Files in files in files, and so on; nobody opens more."""

_LARGEST = 1 << 25
"""Bytes that are read of all that is packed in one file."""


def readable(name: str, data: bytes) -> str:
    """Return the text of a file, with that of the files packed in it; fonts and sounds have none.

    Two texts that only stand side by side, such as paragraphs, have a `BREAK` between them.
    """
    return BREAK.join(dict.fromkeys(_Reader().texts(Inner(name, data), 0)))


class _Reader:
    """Reads one file with all that lies in it, as far as its bounds."""

    def __init__(self) -> None:
        self._left = _LARGEST

    def texts(self, file: Inner, depth: int) -> Iterator[str]:
        """Yield each text of a file."""
        for part in self._parts(file):
            if isinstance(part, str):
                yield part
            elif depth < _DEEPEST and self._left > 0:
                self._left -= len(part.data)
                yield from self.texts(part, depth + 1)

    def _parts(self, file: Inner) -> Iterator[Part]:
        name, data = file
        if data.startswith(_PDF):
            yield pdf_text(data)
            yield from pdf_objects(data)
        elif is_gzip(data):
            yield Inner(name.removesuffix(".gz"), unzipped(data, self._left))
        elif is_png(data):
            yield from chunks_of_png(data)
        elif is_jpeg(data):
            yield from segments_of_jpeg(data)
        elif data.startswith(_FONTS):
            return
        elif is_archive(data):
            yield from members(data, max(0, self._left))
        else:
            yield from _in_text(name, data)


def _in_text(name: str, data: bytes) -> Iterator[Part]:
    if is_calendar(data):
        for whole in unfolded(data):
            for text in decoded(whole):
                yield from markup(from_calendar(text))
        return
    if is_office(data) and (said := _in_office(data)):
        yield from said
        if _COMMENT not in data:
            return
    for text in decoded(data):
        yield from markup(from_strings(text) if name.endswith(_WITH_STRINGS) else text)


@lru_cache(_ALIKE)
def _in_office(data: bytes) -> tuple[str, ...]:
    """Most parts of a Word file are the same in all of a site."""
    return tuple(paragraphs(data))
