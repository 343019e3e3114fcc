"""What is printed on forms."""

from collections.abc import Callable
from typing import Any

import pytest

from turnabout.model.settings import Edition
from turnabout.papers.press.typesetting import TypesettingError
from turnabout.papers.sheets import sheet_data
from turnabout.planning.paper_list import print_run

from .samples import form, handbook, pages_of, sheet_of, text_of

PrintForm = Callable[..., bytes]


def _line(name: str, visibility: str = "coordinator") -> dict[str, Any]:
    return {"label": name, "answer": "line", "visibility": visibility}


def test_a_form_says_who_fills_it_in_who_sees_it_where_it_goes_and_how_long_it_is_kept(
    printed_form: PrintForm,
) -> None:
    text = text_of(printed_form({"one": _line("One")}, apart="Nobody asks."))
    assert "Sample form Ask once. Who fills it in: The guide and the traveller, one copy each. Nobody asks." in text
    assert "How: Write it down." in text
    assert "Who sees it: Whoever writes it and the HR partner. Where it goes: To the desk." in text
    assert "How long it is kept: Thirty days." in text


@pytest.mark.parametrize(
    ("filled_by", "words"),
    [
        (["pair"], "The two of you together."),
        (["mentor", "mentoree", "pair"], "The guide and the traveller, one copy each."),
        (["hr", "sponsor"], "HR and the patron."),
        (["mentor"], "The guide."),
        (["coordinator"], "The HR partner."),
    ],
)
def test_a_form_names_those_who_fill_it_in(printed_form: PrintForm, filled_by: list[str], words: str) -> None:
    pdf = printed_form({"one": _line("One")}, edition="facilitator", **{"filled-by": filled_by})
    assert f"Who fills it in: {words}" in text_of(pdf)


def test_a_form_names_those_who_see_it(printed_form: PrintForm) -> None:
    text = text_of(printed_form({"one": _line("One")}, **{"seen-by": ["pair", "coordinator", "hr"]}))
    assert "Who sees it: The two of you, the HR partner and HR." in text
    text = text_of(printed_form({"one": _line("One")}, **{"seen-by": ["everybody"]}))
    assert "Who sees it: Everybody." in text


def test_a_form_that_each_fills_in_alone_asks_for_no_name_of_its_own(printed_form: PrintForm) -> None:
    text = text_of(printed_form({"one": _line("One")}))
    assert "Name" not in text
    assert "Guide" not in text


@pytest.mark.parametrize(("answer", "has_names"), [("line", True), ("signature", False)])
def test_a_pair_that_signs_nothing_writes_its_names(printed_form: PrintForm, answer: str, has_names: bool) -> None:
    fields = {"one": {"label": "One", "answer": answer}}
    text = text_of(printed_form(fields, **{"filled-by": ["pair"], "seen-by": ["pair"]}))
    assert ("Guide" in text and "Traveller" in text) is has_names


def test_fields_that_others_see_stand_under_a_heading_where_there_are_several(printed_form: PrintForm) -> None:
    fields = {f"pair-{n}": _line(f"Pair {n}", "pair") for n in range(2)}
    fields |= {f"hr-{n}": _line(f"Desk {n}") for n in range(3)}
    text = text_of(printed_form(fields))
    assert "Exceptions are marked below." in text
    assert "Only the two of you see this part Pair 0 Pair 1 The HR partner sees this part Desk 0 Desk 1 Desk 2" in text


def test_a_single_field_that_others_see_is_marked(printed_form: PrintForm) -> None:
    fields = {"a": _line("First"), "b": _line("Counted", "aggregate"), "c": _line("Last")}
    text = text_of(printed_form(fields))
    assert "Counted · counted with other people’s answers, without your name" in text
    assert "this part" not in text


def test_private_fields_stand_on_the_last_of_the_pages_promised(printed_form: PrintForm) -> None:
    fields = {"shared": _line("For the desk"), "own": _line("For me", "private")}
    pdf = printed_form(fields, pages=2)
    assert pages_of(pdf) == 2
    assert "Sample form: your own sheet" in text_of(pdf)
    assert "Who sees it: Only you." in text_of(pdf)


def test_a_private_sheet_takes_a_page_from_the_rest(printed_form: PrintForm) -> None:
    fields = {f"f{n}": {**_line(f"Field {n}"), "answer": "lines", "lines": 20} for n in range(2)}
    assert pages_of(printed_form(fields, pages=2)) == 2
    with pytest.raises(TypesettingError, match=r"form 'Sample form' does not fit the one page of A4 paper"):
        printed_form(fields | {"own": _line("For me", "private")}, pages=2)


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_a_form_keeps_its_pages_in_both_editions(printed_form: PrintForm, edition: Edition) -> None:
    fields = {f"f{n}": {**_line(f"Field {n}"), "answer": "lines", "lines": 20} for n in range(2)}
    with pytest.raises(TypesettingError, match="'Field 1' is the first field beyond the page"):
        printed_form(fields, edition=edition)


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_only_the_facilitators_edition_holds_the_keys_of_a_form(printed_form: PrintForm, edition: Edition) -> None:
    text = text_of(printed_form({"one": {**_line("One"), "key": "Secret key"}}, edition=edition))
    assert ("Secret key" in text) is (edition == "facilitator")


def test_what_is_worked_out_gets_as_many_lines_as_asked_for() -> None:
    fields = {
        "one": {"label": "One", "answer": "derived", "text": "Add up."},
        "four": {"label": "Four", "answer": "derived", "text": "Add up.", "lines": 4},
    }
    book = handbook(forms={"ask": form(fields)})
    (part,) = sheet_data(book, sheet_of(book, "form-ask"))["parts"]
    assert [field["lines"] for field in part["fields"]] == [1, 4]


def test_forms_for_hr_alone_are_printed_for_the_facilitator_alone() -> None:
    forms = {
        "mine": form({"one": _line("One")}),
        "theirs": form({"one": _line("One")}, **{"filled-by": ["hr"], "seen-by": ["hr"]}),
    }
    expected: dict[Edition, list[str]] = {"handbook": ["mine"], "facilitator": ["mine", "theirs"]}
    for edition, names in expected.items():
        book = handbook(edition=edition, forms=forms)
        assert [sheet.item for sheet in print_run(book) if sheet.kind == "form"] == names
