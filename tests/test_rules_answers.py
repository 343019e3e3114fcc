"""Every question on a worksheet has what its kind of answer needs."""

from typing import get_args

import pytest

from makers import module_data
from rule_breaches import found_in
from turnabout.model.worksheet import Answer

PATH = ("modules", "tea-round", "worksheets", "card", "fields", "f")
NEEDS = {
    "choice": ["options"],
    "many": ["options"],
    "table": ["columns", "rows' or 'blank-rows"],
    "fixed": ["text"],
    "derived": ["text"],
}
COLUMNS = {"c": {"label": "C"}}


def _found(**field: object) -> list[tuple[tuple[str | int, ...], str]]:
    sheet = {"title": "T", "for": "pair", "how": "H.", "fields": {"f": {"label": "L"} | field}}
    return [(f.path, f.message) for f in found_in(module_data(worksheets={"card": sheet}))]


@pytest.mark.parametrize("answer", get_args(Answer))
def test_what_an_answer_lacks_is_named(answer: str) -> None:
    assert _found(answer=answer) == [
        (PATH, f"the answer '{answer}' of 'f' has no '{key}'") for key in NEEDS.get(answer, [])
    ]


@pytest.mark.parametrize(
    "field",
    [
        {"answer": "choice", "options": {"a": "A"}},
        {"answer": "table", "columns": COLUMNS, "blank-rows": 2},
        {"answer": "table", "columns": COLUMNS, "rows": {"r": {"text": "R"}}},
        {"answer": "fixed", "text": "T."},
    ],
)
def test_an_answer_with_what_it_needs_is_fine(field: dict[str, object]) -> None:
    assert _found(**field) == []


@pytest.mark.parametrize("answer", ["choice", "many"])
def test_a_column_of_choices_needs_options(answer: str) -> None:
    columns = {"c": {"label": "C", "answer": answer}, "d": {"label": "D", "answer": answer, "options": {"a": "A"}}}
    assert _found(**{"answer": "table", "columns": columns, "blank-rows": 1}) == [
        ((*PATH, "columns", "c"), "the column 'c' has no 'options'")
    ]
