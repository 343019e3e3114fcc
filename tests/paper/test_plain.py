"""A plain paper has no colour and no fill: what is not white is text, lines, codes or a logo."""

import subprocess
from collections.abc import Iterator, Mapping
from ctypes import byref, c_uint
from dataclasses import replace
from datetime import datetime
from functools import reduce
from operator import and_

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from printing import print_papers
from turnabout.media.contrast import TEXT, contrast
from turnabout.model.settings import Edition
from turnabout.papers.press.print_options import PrintOptions
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import everything_else, handbook, module, text_of, worksheet
from .test_brand_paper import BRAND, CONTACT
from .test_conformance import _everything as every_answer

PLAIN = PrintOptions(plain=True)

DPI = 100
STROKE = 20
"""Pixels, 5 mm: more than any stem, line or modules of a code are thick, and less than any block is tall."""

_INKED = bytes(49 if shade <= 250 else 48 for shade in range(256))
"""A pixel that is not white as the figure 1."""


def _book(edition: Edition) -> Handbook:
    """A handbook with every kind of paper, coloured by a brand, and a draft."""
    worksheets = every_answer()["worksheets"] | {"own": worksheet({"a": {"label": "A", "answer": "line"}})}
    book = handbook(
        {"first": module(), "second": module(title="Second", worksheets=worksheets)},
        edition=edition,
        start=datetime(2027, 3, 1, 9, 30),
        site_url="https://example.org",
        brand=BRAND,
        contacts={"desk": CONTACT},
        **everything_else(),
    )
    return replace(book, undecided=1)


@pytest.fixture(scope="module", params=["handbook", "facilitator"])
def plain_papers(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    """Every plain paper of an edition by its path."""
    book = _book(request.param)
    return print_papers(book, print_run(book), templates=(TEMPLATES,), options=PLAIN)


def _pictures(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the width of each page in pixels, and their red, green and blue."""
    drawn = subprocess.run(["pdftoppm", "-r", str(DPI), "-"], input=pdf, capture_output=True, check=True).stdout
    while drawn:
        _, size, _, rest = drawn.split(b"\n", 3)
        width, height = map(int, size.split())
        yield width, rest[: width * height * 3]
        drawn = rest[width * height * 3 :]


def _is_grey(pixels: bytes) -> bool:
    return pixels[::3] == pixels[1::3] == pixels[2::3]


def _filled_squares(width: int, pixels: bytes) -> int:
    """Count the rows at which a square begins that is wider than any stroke, and has no white pixel."""
    inked = pixels[1::3].translate(_INKED)
    rows = [_all_of(STROKE, int(inked[at : at + width], 2)) for at in range(0, len(inked), width)]
    return sum(reduce(and_, rows[at : at + STROKE]) != 0 for at in range(len(rows) - STROKE))


def _all_of(length: int, row: int) -> int:
    """Keep the pixels of a row after which so many more are inked."""
    return reduce(and_, (row >> step for step in range(length)))


def test_no_plain_paper_has_a_colour_or_a_filled_area(plain_papers: Mapping[str, bytes]) -> None:
    for path, pdf in plain_papers.items():
        assert path.endswith("-plain.pdf")
        for width, pixels in _pictures(pdf):
            assert _is_grey(pixels), path
            assert _filled_squares(width, pixels) == 0, path


def test_a_usual_paper_has_both_so_that_the_test_would_see_them() -> None:
    book = _book("handbook")
    papers = print_papers(book, [sheet for sheet in print_run(book) if sheet.kind == "poster"], templates=(TEMPLATES,))
    ((width, pixels),) = _pictures(papers["print/a4/poster.pdf"])
    assert _filled_squares(width, pixels) > 50
    assert not _is_grey(pixels)


def test_a_plain_paper_says_what_the_usual_one_says(plain_papers: Mapping[str, bytes]) -> None:
    edition: Edition = "facilitator" if any("/check-" in path for path in plain_papers) else "handbook"
    book = _book(edition)
    usual = print_papers(book, print_run(book), templates=(TEMPLATES,))
    for path, pdf in usual.items():
        assert text_of(plain_papers[path.replace(".pdf", "-plain.pdf")]) == text_of(pdf), path


def test_every_word_can_be_read_on_white(plain_papers: Mapping[str, bytes]) -> None:
    for path, pdf in plain_papers.items():
        shades = _shades_of_text(pdf)
        assert shades, path
        assert min(contrast(shade, "#ffffff") for shade in shades) >= TEXT, path


def _shades_of_text(pdf: bytes) -> set[str]:
    """Return the colours that texts are filled with."""
    shades = set()
    document = pdfium.PdfDocument(pdf)
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=9):
            parts = [c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetFillColor(thing.raw, *map(byref, parts))
            shades.add("#" + "".join(f"{part.value:02x}" for part in parts[:3]))
    document.close()
    return shades
