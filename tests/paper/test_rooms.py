"""Room to write by hand, measured on the page as it is drawn."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest

from turnabout.model.settings import Edition, PaperSize
from turnabout.papers.press.failure import TypesettingError
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook

from .drawn import Box, lines_of, marks_of, pages_drawn
from .samples import form, handbook, module, sheet_of, worksheet
from .test_worksheet_paper import ANSWERS, COLUMNS

SIZES: tuple[PaperSize, ...] = ("a4", "letter")
LEAST, BOX = 8.0, 5.0
"""Lines are as far apart, and boxes as wide, in millimetres."""

_EXACT = 0.11
"""A line may be a pixel higher or lower than it ought to be."""

_FOOT = {"a4": 297 - 15, "letter": 279.4 - 15}

Page = list[bytes]


def _printed(press: Press, book: Handbook, ending: str) -> bytes:
    return press.typeset(sheet_data(book, sheet_of(book, ending)), timestamp=None)


def _sheet(press: Press, kind: str, fields: dict[str, Any], size: PaperSize, edition: Edition = "handbook") -> bytes:
    if kind == "form":
        return _printed(press, handbook(papers=(size,), edition=edition, forms={"ask": form(fields)}), "form-ask")
    own = module(worksheets={"tally": worksheet(fields)})
    return _printed(press, handbook({"first": own}, papers=(size,), edition=edition), "worksheet-first-tally")


def _page(pdf: bytes) -> Page:
    (page,) = pages_drawn(pdf)
    return page


def _lines(page: Page, size: PaperSize) -> list[Box]:
    """The lines to write on: not the one above the foot of the page."""
    return [line for line in lines_of(page) if line.top < _FOOT[size]]


def _distances(lines: Iterable[Box]) -> list[float]:
    """How far each line is from the next one that stands below it, at the same left and right."""
    columns: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        columns.setdefault((round(line.left / 2), round(line.right / 2)), []).append(line.top)
    return [below - above for tops in columns.values() for above, below in pairwise(tops)]


def _fields(lines: int) -> dict[str, Any]:
    """A field of every kind, and so many lines more."""
    fields: dict[str, Any] = {name: {"label": name, "answer": name, **rest} for name, (rest, _) in ANSWERS.items()}
    fields["fixed"] = {"label": "fixed", "answer": "fixed", "text": "Short."}
    del fields["table"]
    return {"first": {"label": "First", "answer": "lines", "lines": lines}, **fields}


def _cells(rows: int) -> dict[str, Any]:
    """Two tables: with a cell of every kind, and with marks alone."""
    marks = {name: COLUMNS[name] for name in ("choice", "scale", "yes-no", "tick")}
    return {
        name: {"label": name, "answer": "table", "columns": columns, "blank-rows": rows}
        for name, columns in (("cells", COLUMNS), ("marks", marks))
    }


def _fullest(printed: Callable[[int], bytes]) -> Page:
    """The sheet with as much as its page holds."""
    least, most = 1, 30
    pdf = printed(least)
    while most - least > 1:
        middle = (least + most) // 2
        try:
            pdf, least = printed(middle), middle
        except TypesettingError:
            most = middle
    return _page(pdf)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["worksheet", "form"])
@pytest.mark.parametrize("build", [_fields, _cells])
def test_lines_are_8_mm_apart_and_boxes_5_mm_wide_on_the_fullest_page(
    press: Press, build: Callable[[int], dict[str, Any]], kind: str, size: PaperSize
) -> None:
    page = _fullest(lambda number: _sheet(press, kind, build(number), size))
    distances = _distances(_lines(page, size))
    assert LEAST - _EXACT <= min(distances) < LEAST + 1.5
    marks = marks_of(page)
    assert len(marks) >= 12
    assert min(mark.width for mark in marks) >= BOX


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["worksheet", "form"])
def test_room_grows_to_fill_the_page(press: Press, kind: str, size: PaperSize) -> None:
    def printed(lines: int) -> bytes:
        return _sheet(press, kind, {"one": {"label": "One", "answer": "list", "lines": lines}}, size)

    alone, full = _page(printed(3)), _fullest(printed)
    assert min(_distances(_lines(alone, size))) > min(_distances(_lines(full, size))) + 2
    assert min(_distances(_lines(full, size))) >= LEAST - _EXACT


def test_an_answer_of_several_lines_gets_more_of_them_where_there_is_room(press: Press) -> None:
    page = _page(_sheet(press, "worksheet", {"one": {"label": "One", "answer": "lines", "lines": 2}}, "a4"))
    # Two for names and one for a date stand above them.
    assert len(_lines(page, "a4")) == 3 + 2 + 4


LINES = {
    "line": 1, "lines": 7, "list": 3, "choice": 0, "many": 0, "scale": 0, "yes-no": 0, "tick": 0, "tally": 2, "date": 3,
    "signature": 4, "fixed": 0, "derived": 1,
}  # fmt: skip
MARKS = {"choice": 2, "many": 2, "scale": 5, "yes-no": 2, "tick": 1}


@pytest.mark.parametrize("answer", LINES)
def test_every_kind_of_answer_has_room(press: Press, answer: str) -> None:
    rest, _ = ANSWERS[answer]
    page = _page(_sheet(press, "worksheet", {"one": {"label": "One", "answer": answer, **rest}}, "a4"))
    own = [line for line in _lines(page, "a4") if line.top > 40]
    assert len(own) == LINES[answer]
    marks = marks_of(page)
    assert len(marks) == MARKS.get(answer, 0)
    assert all(mark.width >= BOX for mark in marks)
    if answer == "tally":
        assert own[1].top - own[0].top >= LEAST + 4


def test_whoever_leads_a_session_gets_no_room_to_write(press: Press) -> None:
    page = _page(_sheet(press, "worksheet", _fields(3), "a4", "facilitator"))
    assert (_lines(page, "a4"), marks_of(page)) == ([], [])
    page = _page(_sheet(press, "form", _fields(1), "a4", "facilitator"))
    assert _lines(page, "a4")


def _wordy(times: float) -> dict[str, Any]:
    own = module()
    for one in own["activities"].values():
        one["steps"] = {name: (text * 10)[: int(len(text) * times)] for name, text in one["steps"].items()}
    return own


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("times", [0.6, 2.0])
def test_an_agenda_has_room_for_promises_however_tight_it_is(press: Press, times: float, size: PaperSize) -> None:
    book = handbook({"first": module(), "second": _wordy(times)}, papers=(size,))
    pages = pages_drawn(_printed(press, book, "agenda-meet-second-90"))
    marks = [marks_of(page) for page in pages]
    back = [line for page, own in zip(pages, marks, strict=True) for line in _beside_a_mark(lines_of(page), own)]
    assert len(back) == (3 if times < 1 else 2)
    assert min(_distances(back)) >= LEAST - _EXACT
    written = [line for line in _lines(pages[1], size) if line not in back]
    promises = [line for line in written if line.width > 150]
    assert len(promises) >= 2
    assert min(_distances(promises)) >= LEAST - _EXACT
    assert min(_distances(written)) >= LEAST - _EXACT
    every = [mark for own in marks for mark in own]
    assert len(every) == len(book.curriculum.modules["second"].ground_rules) + len(back)
    assert min(mark.width for mark in every) >= BOX


def _beside_a_mark(lines: Iterable[Box], marks: Iterable[Box]) -> list[Box]:
    """The lines of the look back: each ends at a box that says whether a promise was kept."""
    ends = [(mark.left, mark.top, mark.bottom + 1.5) for mark in marks]
    return [
        line for line in lines if any(0 < left - line.right < 4 and top < line.top < low for left, top, low in ends)
    ]


@pytest.mark.parametrize("size", SIZES)
def test_names_and_dates_stand_on_lines_8_mm_high(press: Press, size: PaperSize) -> None:
    first, _ = pages_drawn(_printed(press, handbook(papers=(size,)), "agenda-meet-first-60"))
    head = [line for line in lines_of(first) if line.top < 75 and line.width < 90]
    assert len(head) == 5
    assert head[2].top - head[0].top >= LEAST
