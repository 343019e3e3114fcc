"""Measures what stands on the pages of a paper: letters with their size and place, marks and lines."""

from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its page from 1, where it begins and ends, its base line from the top, and its size, all in points."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn and no text: its page, and its edges from the left and the top in points."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in millimetres."""
        return (self.right - self.left) / MM

    @property
    def height(self) -> float:
        """Its height in millimetres."""
        return (self.bottom - self.top) / MM


def letters_of(pdf: bytes) -> list[Letter]:
    """Return the letters of a paper in the order in which they are written."""
    document = pdfium.PdfDocument(pdf)
    found = [letter for number, page in enumerate(document, 1) for letter in _letters(number, page)]
    document.close()
    return found


def _letters(number: int, page: pdfium.PdfPage) -> Iterator[Letter]:
    text, tall = page.get_textpage(), page.get_height()
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if letter.isspace() or not letter.isprintable():
            continue
        matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
        raw.FPDFText_GetMatrix(text.raw, at, matrix)
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        grown = (matrix.c**2 + matrix.d**2) ** 0.5
        size = raw.FPDFText_GetFontSize(text.raw, at) * grown
        right = text.get_charbox(at)[2]
        yield Letter(number, letter, x.value, right, tall - y.value, round(size, 2), _font(text, at))


def _font(text: pdfium.PdfTextPage, at: int) -> str:
    name, flags = create_string_buffer(200), c_int()
    raw.FPDFText_GetFontInfo(text.raw, at, name, 200, byref(flags))
    return name.value.decode()


def lines_of(letters: list[Letter]) -> list[list[Letter]]:
    """Return the letters line by line; a wide gap ends a line, as between the columns of a table."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: (one.page, round(one.base, 1), one.left)):
        last = lines[-1][-1] if lines else None
        is_on = last and (last.page, round(last.base, 1)) == (letter.page, round(letter.base, 1))
        if last and is_on and letter.left - last.right < letter.size:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return lines


def distances_of(lines: list[list[Letter]]) -> Iterator[tuple[float, str, str]]:
    """Yield how far each line stands below the last one over it, in sizes of the smaller type, with the letters of
    both."""
    for number, line in enumerate(lines):
        over = [
            other
            for other in lines[:number]
            if other[0].page == line[0].page
            and other[0].left < line[-1].right
            and line[0].left < other[-1].right
            and line[0].base - other[0].base > 0.4 * line[0].size  # less is a raised figure
        ]
        if over:
            nearest = max(over, key=lambda other: other[0].base)
            size = min(line[0].size, nearest[0].size)
            yield (line[0].base - nearest[0].base) / size, said(nearest), said(line)


def said(line: list[Letter]) -> str:
    """Return the text of a line without spaces."""
    return "".join(letter.text for letter in line)


def drawn_in(pdf: bytes) -> list[Box]:
    """Return the lines and frames of a paper."""
    document = pdfium.PdfDocument(pdf)
    found = [box for number, page in enumerate(document, 1) for box in _boxes(number, page)]
    document.close()
    return found


def _boxes(number: int, page: pdfium.PdfPage) -> Iterator[Box]:
    tall = page.get_height()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=9):
        edges = [c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(thing.raw, *map(byref, edges))
        left, bottom, right, top = (edge.value for edge in edges)
        yield Box(number, left, tall - top, right, tall - bottom)


def gaps_between(lines: list[Box]) -> list[float]:
    """Return how far apart lines of one length and one left edge stand on their pages, in millimetres."""
    in_order = sorted(lines, key=lambda line: (line.page, round(line.left), round(line.right), line.top))
    return [
        (low.top - high.top) / MM
        for high, low in pairwise(in_order)
        if (high.page, round(high.left), round(high.right)) == (low.page, round(low.left), round(low.right))
    ]
