"""Worksheets as they come out of the press."""

from collections.abc import Callable
from typing import Any

import pytest

from turnabout.model.settings import Edition, PaperSize
from turnabout.papers.press.failure import TypesettingError

from .samples import handbook, module, pages_of, text_of, worksheet

PrintFields = Callable[..., bytes]

OPTIONS = {"red": "Red pen", "blue": "Blue pen"}
COLUMNS = {
    name: {"label": f"Column {name}", "answer": name, "options": OPTIONS if name in ("choice", "many") else {}}
    for name in ("line", "choice", "many", "scale", "yes-no", "tick", "tally", "date", "fixed")
}
ANSWERS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "line": ({}, ()),
    "lines": ({"lines": 3}, ()),
    "list": ({"lines": 3}, ("1.", "3.")),
    "choice": ({"options": OPTIONS}, ("choose one", "Red pen", "Blue pen")),
    "many": ({"options": OPTIONS}, ("tick all that fit", "Red pen", "Blue pen")),
    "scale": ({}, ("1 low, 5 high", "1 2 3 4 5")),
    "yes-no": ({}, ("Yes No",)),
    "tick": ({}, ()),
    "tally": ({}, ()),
    "date": ({}, ("day month year",)),
    "signature": ({}, ("day month year",)),
    "fixed": ({"text": "This *stands* here."}, ("This stands here.",)),
    "derived": ({"text": "Add them *up*."}, ("Add them up.",)),
    "table": (
        {"columns": {"one": {"label": "Why"}}, "rows": {"r": {"text": "A row"}}, "row-label": "Row", "blank-rows": 2},
        ("Row Why", "A row"),
    ),
}

IN_WORDS = {
    "line": ("One line",),
    "lines": ("3 lines",),
    "list": ("A list of 3 lines",),
    "choice": ("One of: Red pen / Blue pen",),
    "many": ("Any of: Red pen / Blue pen",),
    "scale": ("A number from 1 to 5",),
    "yes-no": ("Yes or no",),
    "tick": ("A tick",),
    "tally": ("Strokes",),
    "date": ("A date",),
    "signature": ("A signature, with its date",),
    "fixed": ("This stands here.",),
    "derived": ("Worked out", "Add them up."),
    "table": ("For each row and 2 blank ones: Why", "A row"),
}


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_every_kind_of_answer_has_its_label_its_help_and_its_marks(
    printed_fields: PrintFields, answer: str, edition: Edition, size: PaperSize
) -> None:
    rest, on_paper = ANSWERS[answer]
    expected = on_paper if edition == "handbook" else IN_WORDS[answer]
    field = {"label": "The question", "answer": answer, "help": "Some help.", **rest}
    pdf = printed_fields({"one": field}, edition=edition, papers=(size,))
    text = text_of(pdf)
    shown = (
        "Field sheet",
        "The question",
        "Write it down.",
        "Like this.",
        "Only the two of you see this sheet",
        *expected,
    )
    for words in shown:
        assert words in text
    assert "Some help." in text
    assert pages_of(pdf) == 1


def test_every_kind_of_cell_is_drawn(printed_fields: PrintFields) -> None:
    table = {"label": "All", "answer": "table", "columns": COLUMNS, "blank-rows": 2}
    text = text_of(printed_fields({"all": table}))
    for name in COLUMNS:
        assert f"Column {name}" in text.replace("Column\n", "Column ")
    assert text.count("Red pen") == 4


def test_long_options_share_a_column_two_by_two_or_stand_below_each_other(printed_fields: PrintFields) -> None:
    options = {f"o{n}": f"An option with quite a few words in it {n}" for n in range(4)}
    columns = {name: {"label": name, "answer": "choice", "options": options} for name in ("first", "second", "third")}
    text = text_of(printed_fields({"all": {"label": "All", "answer": "table", "columns": columns, "blank-rows": 1}}))
    assert "few words in it 3" in text


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        ("private", "Only you see this sheet"),
        ("pair", "Only the two of you see this sheet"),
        ("coordinator", "You and the HR partner see this sheet"),
        ("aggregate", "Counted with other people’s answers, without your name"),
    ],
)
def test_a_sheet_says_in_words_who_sees_it(printed_fields: PrintFields, visibility: str, words: str) -> None:
    assert words in text_of(printed_fields({"one": {"label": "One", "answer": "line", "visibility": visibility}}))


def test_a_sheet_for_each_says_that_there_are_two_copies_and_has_one_name(printed: Callable[..., bytes]) -> None:
    own = worksheet({"one": {"label": "One", "answer": "line"}}, **{"for": "each"})
    text = text_of(printed(handbook({"first": module(worksheets={"tally": own})}), "worksheet-first-tally"))
    assert "For each of you, one copy each" in text
    assert "Name Date" in text
    assert "Guide" not in text


def test_a_field_that_others_see_says_so(printed_fields: PrintFields) -> None:
    fields = {
        "one": {"label": "One", "answer": "line"},
        "two": {"label": "Two", "answer": "line"},
        "three": {"label": "Three", "answer": "tick", "visibility": "coordinator"},
    }
    text = text_of(printed_fields(fields))
    assert "Exceptions are marked below." in text
    assert "Three · the HR partner sees this too" in text


def test_private_fields_get_a_sheet_of_their_own(printed_fields: PrintFields) -> None:
    fields = {
        "shared": {"label": "For both", "answer": "line"},
        "own": {"label": "For me", "answer": "line", "visibility": "private"},
    }
    pdf = printed_fields(fields)
    assert pages_of(pdf) == 2
    assert "Field sheet: your own sheet" in text_of(pdf)


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_keys_are_printed_in_the_facilitators_edition_alone(printed_fields: PrintFields, edition: Edition) -> None:
    columns = {"verdict": {"label": "Verdict", "answer": "choice", "options": OPTIONS}, "why": {"label": "Why"}}
    rows = {"r": {"text": "A row", "key": "Secret row"}, "s": {"text": "No key here"}}
    fields = {
        "rows": {"label": "Rows", "answer": "table", "columns": columns, "rows": rows, "key": "Secret table"},
        "one": {"label": "One", "answer": "choice", "options": OPTIONS, "key": "Secret choice"},
    }
    text = text_of(printed_fields(fields, edition=edition))
    for secret in ("A row Secret row No key here no key", "Key: Secret table", "Key: Secret choice"):
        assert (secret in text) is (edition == "facilitator")
    assert ("Key" in text) is (edition == "facilitator")


def test_a_sheet_longer_than_promised_names_the_field_and_the_millimetres(printed_fields: PrintFields) -> None:
    fields = {
        "first": {"label": "First", "answer": "lines", "lines": 20},
        "second": {"label": "Second *one*", "answer": "lines", "lines": 20},
    }
    with pytest.raises(
        TypesettingError, match=r"does not fit the one page of A4 paper: it ends .* mm too low"
    ) as caught:
        printed_fields(fields)
    assert "'Second one' is the first field beyond the page" in caught.value.message
    assert pages_of(printed_fields(fields, pages=2)) == 2


def test_the_facilitators_edition_says_in_words_what_others_have_room_for(printed_fields: PrintFields) -> None:
    seen = ("pair", "private")
    fields = {name: {"label": name, "answer": "lines", "lines": 20, "visibility": name} for name in seen}
    pdf = printed_fields(fields, edition="facilitator")
    assert pages_of(pdf) == 1
    text = text_of(pdf)
    assert "pair · 20 lines" in text
    assert "On a sheet of its own, which only the one who fills it in sees private · 20 lines" in text
    assert "Date" not in text


def test_the_facilitators_edition_may_take_more_pages(printed_fields: PrintFields) -> None:
    rows = {f"r{n}": {"text": "A row of a few words.", "key": "A key of a few words."} for n in range(60)}
    fields = {"rows": {"label": "Rows", "answer": "table", "columns": {"why": {"label": "Why"}}, "rows": rows}}
    assert pages_of(printed_fields(fields, edition="facilitator")) == 2
