"""All papers of a pair in one file."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest

from turnabout.papers.press.typesetting import Press, TypesettingError
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook, handbook_for
from turnabout.planning.pairs import Pair
from turnabout.planning.schedule import Start

from .samples import collisions_of, form, handbook, module, pages_of, sheet_of, text_of, worksheet

Print = Callable[[Handbook, str], bytes]

FIELDS = {"one": {"label": "One", "answer": "line"}}


def _book(**options: Any) -> Handbook:
    """Two sessions with a sheet for each person, two forms before, a log with each session and a way out."""
    sheets = {"tally": worksheet({"line": {"label": "Tally", "answer": "line"}}, **{"for": "each"})}
    forms: Mapping[str, Any] = {
        "deal": form(FIELDS, title="Our deal", **{"filled-by": ["pair"]}),
        "goal": form(FIELDS, title="My goal"),
        "log": form(FIELDS, title="Log book", **{"filled-by": ["pair"]}),
        "exit": form(FIELDS, title="Way out", **{"filled-by": ["pair"]}),
        "tally": form(FIELDS, title="Tally form", **{"filled-by": ["pair"]}),
    }
    modules = {name: module(title=f"Module {name}", worksheets=sheets) for name in ("first", "second")}
    pack = {"before": ["deal", "goal", "tally"], "each": ["log"], "after": ["exit"]}
    return handbook(modules, forms=forms, pack=pack, **options)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_pack_has_every_paper_in_the_order_of_use_and_a_cover_that_leads_to_them(size: Any, printed: Print) -> None:
    pdf = printed(_book(papers=(size,)), "pack")
    text = text_of(pdf)
    cover = text[: text.index("Page 1 of")]
    assert "Before you begin Our deal, 2 · My goal (Guide), 3 · My goal (Traveller), 4" in cover
    first = "Date Agenda, 5 · Sample sheet (Guide), 7 · Sample sheet (Traveller), 8 · Log book, 9"
    second = "Date Agenda, 10 · Sample sheet (Guide), 12 · Sample sheet (Traveller), 13 · Log book, 14"
    assert f"1. Module first · 60 min {first} 2. Module second · 60 min {second}" in cover
    assert "At any time Way out, 15" in cover
    assert pages_of(pdf) == 15
    assert collisions_of(pdf) == []
    assert [int(page) for page in re.findall(r"Page (\d+) of 15", text)] == list(range(1, 16))


def test_a_form_is_left_out_of_a_pack_where_a_worksheet_stands_for_it(printed: Print) -> None:
    assert "Tally form" not in text_of(printed(_book(), "pack"))


def test_a_curriculum_that_names_no_forms_has_a_pack_of_its_sessions(printed: Print) -> None:
    text = text_of(printed(handbook(), "pack"))
    assert "1. Sample module · 60 min Date Agenda, 2 · Sample sheet, 4" in text
    assert "Before you begin" not in text


@pytest.mark.parametrize("name", ["Zoë O’Hara-Ćwik", '"=1+1" #$<b>\\', "Ωμέγα Жанна", "A" * 79])
def test_a_pack_of_a_pair_has_its_names_place_and_dates_on_every_paper(press: Press, name: str) -> None:
    book = _book(start=datetime(2027, 1, 4, 9))
    pair = Pair("one", name, "Bo", "Room #4", Start(datetime(2027, 3, 1, 14, 30), timed=True))
    own = handbook_for(book, pair)
    pdf = press.typeset(sheet_data(own, sheet_of(own, "pack")), timestamp=None)
    text = text_of(pdf)
    assert "1. Module first Monday 1 March 2027, 14:30 to 15:30" in text
    assert "2. Module second Monday 15 March 2027, 14:30 to 15:30" in text
    assert "January" not in text
    # Cover, two agendas, and a sheet of the mentor's own in each session: wherever there is a line for the name.
    assert text.replace(" ", "").count(name.replace(" ", "")) >= 5
    assert text.count("Room #4") >= 3
    assert collisions_of(pdf) == []


def test_each_copy_of_a_sheet_has_the_name_of_its_person(press: Press) -> None:
    own = handbook_for(_book(), Pair("one", "Ada", "Bo"))
    pages = text_of(press.typeset(sheet_data(own, sheet_of(own, "pack")), timestamp=None)).split("Page ")
    found = [("Ada" in page, "Bo" in page) for page in pages if "Write it down." in page and "each of you" in page]
    assert found == [(True, False), (False, True)] * 2


def test_each_copy_of_a_form_says_whose_it_is(press: Press) -> None:
    own = handbook_for(_book(), Pair("one", "Ada", "Bo"))
    text = text_of(press.typeset(sheet_data(own, sheet_of(own, "pack")), timestamp=None))
    assert "This copy: Guide (Ada)." in text
    assert "This copy: Traveller (Bo)." in text


def test_the_pages_of_a_pair_are_those_of_everybody(press: Press) -> None:
    book = _book()
    own = handbook_for(book, Pair("one", "Ada", "Bo", "Here", Start(datetime(2027, 3, 1), timed=False)))
    everybody, theirs = (press.typeset(sheet_data(one, sheet_of(one, "pack")), timestamp=None) for one in (book, own))
    assert pages_of(everybody) == pages_of(theirs)


def test_a_name_that_no_line_can_hold_stops_the_pack(press: Press) -> None:
    own = handbook_for(_book(), Pair("one", "W" * 400, "Bo"))
    with pytest.raises(
        TypesettingError, match="with names as long as these a paper of the pack does not fit its pages"
    ):
        press.typeset(sheet_data(own, sheet_of(own, "pack")), timestamp=None)


def test_a_character_that_no_font_has_stops_the_pack_and_is_named(press: Press) -> None:
    own = handbook_for(_book(), Pair("one", "\U00010330", "Bo"))
    with pytest.raises(TypesettingError, match=r"U\+10330, gothic letter ahsa"):
        press.typeset(sheet_data(own, sheet_of(own, "pack")), timestamp=None)
