"""Translations travel as a table that Excel opens as it is meant."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from turnabout.core.problems import WorkspaceError
from turnabout.translation.table import TranslationRow, read_table, table_text

from .trees import TEXTS

ROWS = st.lists(st.builds(TranslationRow, st.just("a/b"), TEXTS, TEXTS | st.just(""), st.just("done")), max_size=4)
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "- a list\n- of two", '=HYPERLINK("x")']


def _read(text: str | bytes) -> tuple[list[tuple[str, str, str, str]], list[tuple[int, str]]]:
    try:
        rows, problems = read_table(text if isinstance(text, bytes) else text.encode(), "fr.csv")
    except WorkspaceError as error:
        rows, problems = (), error.problems
    cells = [(row.address, row.source, row.translation, row.state) for row in rows]
    return cells, [(problem.location.line, problem.message) for problem in problems]


@given(ROWS, st.sampled_from([",", ";"]))
@example([TranslationRow("a", "'", "''=", "'-")], ",")
@example([TranslationRow("a", 'say "no", no; no', "a\r\nb\rc\nd", "done")], ";")
def test_every_text_comes_back_as_it_went(rows: list[TranslationRow], delimiter: str) -> None:
    read, problems = read_table(table_text(rows, delimiter).encode(), "fr.csv")
    assert not problems
    assert list(read) == rows


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text: str) -> None:
    made = table_text([TranslationRow("a", text, text, "done")])
    _, cells = csv.reader(StringIO(made.removeprefix("\ufeff"), newline=""))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert _read(made)[0] == [("a", text, text, "done")]


def test_excel_is_told_the_encoding_and_windows_has_its_line_ends() -> None:
    assert (
        table_text([TranslationRow("a", "é", "", "missing")])
        == "\ufeffaddress,source,translation,state\r\na,é,,missing\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "address,source,translation,state\na,A,B,done\n",
        "address;source;translation;state\r\na;A;B;done\r\n",
        "address\tsource\ttranslation\tstate\ra\tA\tB\tdone\r",
        '\ufeff"Address","Source","Translation","State"\na,A,B,done\n,,,\n\n',
        "state,translation,source,address\ndone,B,A,a",
    ],
)
def test_whatever_a_spreadsheet_makes_of_the_table_is_read(text: str) -> None:
    assert _read(text) == ([("a", "A", "B", "done")], [])


def test_a_row_knows_the_line_in_which_it_begins() -> None:
    rows, _ = read_table(b'address,source,translation\n"a","one\ntwo",""\nb,B,x\n', "fr.csv")
    assert [(row.address, row.location.line, row.state) for row in rows] == [("a", 2, ""), ("b", 4, "")]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        (b"PK\x03\x04 a workbook", 1, "the file is a workbook of a spreadsheet, not a CSV file"),
        ("a,A,B\n", 1, "the first line names a, a, b; it takes the columns address, source, translation, state"),
        ("address,source,translation\na,A,B\nb\n", 3, "the line has 1 cell; it takes 4"),
        ('address,source,translation\na,"A,B\n', 2, "a double quote opens here and is never closed"),
        (b"address,source,translation\na,A,caf\xe9\n", 2, "byte 0xe9 is not part of any UTF-8 text"),
    ],
)
def test_a_table_that_cannot_be_read_is_reported_at_its_line(text: str | bytes, line: int, message: str) -> None:
    assert _read(text)[1] == [(line, message)]


@given(st.binary(max_size=200) | TEXTS.map(lambda text: f"address,source,translation\n{text}".encode()))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    _read(data)
