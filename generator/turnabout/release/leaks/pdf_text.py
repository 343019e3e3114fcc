"""Read the text of a PDF, and what it says about itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from .word_runs import BREAK

_HYPHEN = re.compile(r"[\x02\ufffe](?:\r?\n)?")
"""What PDFium gives for a hyphen at the end of a line."""

_SPACE = 0.15
"""The least width of a space, as a part of half the height of a line."""

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A sign of Hebrew, Arabic and what is written as they are."""


def pdf_text(file: Path | bytes) -> str:
    """Return the words on all pages of a PDF, and its metadata; nothing of one that cannot be read.

    A page with hyphens at the ends of lines is read in both ways, since they may divide a word or join two.
    """
    try:
        with pypdfium2.PdfDocument(file) as document:
            parts = [part for page in document for part in _ways_to_read(page.get_textpage())]
            return BREAK.join([*parts, *document.get_metadata_dict().values()])
    except pypdfium2.PdfiumError:
        return ""


def _ways_to_read(page: pypdfium2.PdfTextPage) -> Iterator[str]:
    text = page.get_text_range()
    if _HYPHEN.search(text):
        yield _HYPHEN.sub("", text)
        yield _HYPHEN.sub("-", text)
    else:
        yield text
    if _FROM_RIGHT.search(text):
        yield _from_right(page)


@dataclass(slots=True)
class _Line:
    """The signs of a line with their left and right edges; `middle` and `reach` say how high it stands, in points."""

    middle: float
    reach: float
    signs: list[tuple[float, float, str]] = field(default_factory=list)

    def text(self) -> str:
        """Return its signs from right to left, with a space wherever there is room for one."""
        parts, edge = list[str](), float("inf")
        for right, left, sign in sorted(self.signs, reverse=True):
            parts += (" ", sign) if edge - right > self.reach * _SPACE else (sign,)
            edge = min(edge, left)
        return "".join(parts)


def _from_right(page: pypdfium2.PdfTextPage) -> str:
    """Return the signs of a page line by line from right to left, as they stand there.

    PDFium gives them as they were drawn, which is another order where a font draws letters and their points apart.
    """
    lines: list[_Line] = []
    for reach, middle, right, left, sign in sorted(_signs_from_right(page), reverse=True):
        line = next((one for one in lines if abs(one.middle - middle) < one.reach), None)
        if line is None:
            lines.append(line := _Line(middle, reach))
        line.signs.append((right, left, sign))
    return "\n".join(line.text() for line in sorted(lines, key=lambda one: -one.middle))


def _signs_from_right(page: pypdfium2.PdfTextPage) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield half the height of each sign, its middle and its edges; dots, which are low, go with a letter."""
    for at in range(page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(page, at))
        if _FROM_RIGHT.match(sign):
            left, bottom, right, top = page.get_charbox(at, loose=True)
            yield (top - bottom) / 2, (bottom + top) / 2, right, left, sign
