"""Papers that the facilitator's edition alone has say so at the foot of each page, however long titles are."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from printing import print_papers
from turnabout.model.settings import PaperSize
from turnabout.papers.press.print_options import PrintOptions
from turnabout.planning.handbook import Handbook

from .conftest import TEMPLATES
from .samples import everything_else, form, handbook, module, sheet_of, text_of, worksheet

Print = Callable[[Handbook, str], bytes]

NOTICE = "Host’s edition, do not publish"
LONG = " ".join(["A title with very many words in it"] * 5)
FIELDS = {"one": {"label": "One", "answer": "line"}}
MILLIMETRE = 72 / 25.4


def _feet(pdf: bytes, *, high: int = 15) -> list[str]:
    """The text of each page below `high` and above 4 mm, which is as near to the edge as printers print."""
    low, top = 4 * MILLIMETRE, high * MILLIMETRE
    return [
        " ".join(page.get_textpage().get_text_bounded(0, low, 999, top).split()) for page in pypdfium2.PdfDocument(pdf)
    ]


def _book(size: PaperSize, title: str) -> Handbook:
    sheet = worksheet(FIELDS, title=title)
    own = module(title=title, worksheets={"tally": sheet})
    return handbook({"first": own}, title=title, edition="facilitator", papers=(size,), **everything_else())


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", ["agenda-meet-first-60", "worksheet-first-tally", "run-sheet", "handbook"])
def test_a_long_title_takes_no_room_from_the_notice(size: PaperSize, paper: str, printed: Print) -> None:
    feet = _feet(printed(_book(size, LONG), paper))
    assert [foot for foot in feet if NOTICE not in foot or "curriculum" not in foot or "Page" not in foot] == []


def test_a_short_title_of_the_programme_is_at_the_foot(printed: Print) -> None:
    (foot,) = _feet(printed(_book("a4", "Tea round"), "worksheet-first-tally"))
    assert foot.startswith("Tea round · Tea round · Tea round · curriculum")


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("words", [5, 6, 7])
def test_in_large_print_the_notice_is_whole_on_pages_of_any_number(size: PaperSize, words: int) -> None:
    book = _book(size, " ".join(["Tea"] * words))
    (agenda,) = print_papers(
        book, [sheet_of(book, "agenda-meet-first-60")], templates=(TEMPLATES,), options=PrintOptions(large=True)
    ).values()
    feet = _feet(agenda, high=60)
    assert len(feet) > 9
    assert [foot for foot in feet if NOTICE not in foot] == []


@pytest.mark.parametrize(("who", "says"), [("pair", False), ("hr", True)])
def test_a_form_that_both_editions_have_names_none(who: str, says: bool, printed: Print) -> None:
    forms = {"ask": form(FIELDS, **{"filled-by": [who], "seen-by": [who]})}
    assert (NOTICE in text_of(printed(handbook(edition="facilitator", forms=forms), "form-ask"))) is says


@pytest.mark.parametrize(("edition", "says"), [("handbook", False), ("facilitator", True)])
def test_every_page_of_a_pack_names_its_edition(edition: Any, says: bool, printed: Print) -> None:
    forms = {"deal": form(FIELDS, **{"filled-by": ["pair"]})}
    feet = _feet(printed(handbook(edition=edition, forms=forms, pack={"before": ["deal"]}), "pack"))
    assert len(feet) > 4
    assert {NOTICE in foot for foot in feet} == {says}
