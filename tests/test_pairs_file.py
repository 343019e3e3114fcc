"""Lists of pairs as spreadsheets write them, and what can be wrong with them."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.problems import Problem, WorkspaceError
from turnabout.papers.packs.file_names import safe_name
from turnabout.papers.packs.pairs_file import read_list, read_pairs
from turnabout.planning.pairs import Pair
from turnabout.planning.schedule import Start

LANGUAGES = ("en-GB", "fr", "pt-BR")
HEAD = "pair,mentor,mentoree,place,start,language\n"
COLUMNS = "the first row names the columns: pair,mentor,mentoree,place,start,language; the last three may be left out"
BLUE = Pair("Blue", "Ada", "Bo")
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(data: str | bytes) -> Path:
        file = tmp_path / "pairs.csv"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    return write


def problems_of(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(WorkspaceError) as caught:
        read_pairs(file, LANGUAGES)
    return caught.value.problems


def said(problem: Problem) -> tuple[int, int, str, str, str]:
    where = problem.location
    return where.line, where.column, problem.code, problem.message, problem.hint


def test_every_column_of_a_list_is_read(write: Write) -> None:
    file = write(
        HEAD + "Blue,Ada Lovelace,Bo Diddley,Room 4,2027-03-01T09:30,FR\n"
        'Red,"O\'Brien, Zoë","Bo ""The Beat"" Diddley",,2027-03-02,\n'
        "Green,Ada,Bo,, 2027-03-03 14:05 ,en_gb\n"
    )
    assert read_pairs(file, LANGUAGES) == (
        Pair("Blue", "Ada Lovelace", "Bo Diddley", "Room 4", Start(datetime(2027, 3, 1, 9, 30), timed=True), "fr"),
        Pair("Red", "O'Brien, Zoë", 'Bo "The Beat" Diddley', None, Start(datetime(2027, 3, 2), timed=False), None),
        Pair("Green", "Ada", "Bo", None, Start(datetime(2027, 3, 3, 14, 5), timed=True), None),
    )


@pytest.mark.parametrize(
    "data",
    [
        "pair,mentor,mentoree\nBlue,Ada,Bo\n",
        "pair,mentor,mentoree\nBlue,Ada,Bo",
        "\ufeffpair,mentor,mentoree\r\nBlue,Ada,Bo\r\n",
        "pair;mentor;mentoree\nBlue;Ada;Bo\n",
        "pair\tmentor\tmentoree\r\nBlue\tAda\tBo\r\n",
        "pair,mentor,mentoree\rBlue,Ada,Bo\r",
        '"pair","mentor","mentoree"\n"Blue","Ada","Bo"\n',
        "pair;mentor;mentoree\nBlue;Ada;Bo\n".encode("utf-16"),
        "\ufeffpair\tmentor\tmentoree\r\nBlue\tAda\tBo\r\n".encode("utf-16-be"),
        " Pair ,MENTOR,  Mentoree\nBlue,  Ada ,Bo\n",
        "mentoree,pair,mentor\nBo,Blue,Ada\n",
        "pair,mentor,mentoree,,\nBlue,Ada,Bo,,\n,,,,\n\n,,\n",
        "\n\npair,mentor,mentoree\n\nBlue,Ada,Bo\n",
        "pair,mentor,mentoree,place,start,language\nBlue,Ada,Bo\n",
        "pair,mentor,mentoree,place\nBlue,Ada,Bo,   \n",
        '"pair","mentor","mentoree"\n"Blue","Ada","Bo\n"\n',
    ],
    ids=[
        "plain", "no line end", "utf-8 with mark, crlf", "semicolons", "tabs", "cr alone", "all quoted", "utf-16",
        "utf-16 big", "any case", "any order", "empty rows and columns", "empty rows first", "short rows",
        "only spaces", "line break at the end",
    ],
)  # fmt: skip
def test_the_same_pair_is_read_however_a_spreadsheet_writes_it(write: Write, data: str | bytes) -> None:
    assert read_pairs(write(data), LANGUAGES) == (BLUE,)


@pytest.mark.parametrize(
    "name",
    ["=1+1", "../../etc", "#read('x') $ <b>", 'Bo "x"', "فاطمة", "👩‍🔬 Ada", "@ada", "-1", "a\\b", "{{x}}", "N\u0303u"],
)
def test_names_come_out_as_typed(write: Write, name: str) -> None:
    quoted = name.replace('"', '""')
    pair = read_pairs(write(f'pair,mentor,mentoree\nBlue,"{quoted}","{quoted}"\n'), LANGUAGES)[0]
    assert (pair.mentor, pair.mentoree) == (name, name)


def test_a_pair_knows_its_line_although_texts_before_it_have_several(write: Write) -> None:
    file = write('pair,mentor,mentoree,place\nBlue,Ada,Bo,"Room 4\n\n"\nRed,Cy,Di,\n')
    assert [one.where.line for one in read_list(file, LANGUAGES)] == [2, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 1, "empty-file", "the file is empty", 'save it as "CSV UTF-8"')),
        (HEAD, (1, 1, "no-pairs", "the list has no pair", "write one in each row below")),
        (
            "Blue,Ada,Bo\n",
            (
                1, 1, "no-columns", "the first row names no known column: 'Blue', 'Ada', 'Bo'",
                COLUMNS,
            ),
        ),
        (
            "pair,mentor\nBlue,Ada\n",
            (
                1, 1, "missing-column", "there is no column 'mentoree'",
                COLUMNS,
            ),
        ),
        (
            "pair,mentor,mentee\nBlue,Ada,Bo\n",
            (
                1, 13, "unknown-column",
                "column 'mentee' is not one of: pair, mentor, mentoree, place, start, language",
                "did you mean 'mentoree'",
            ),
        ),
        (
            "pair,mentor,mentoree,Budget\nBlue,Ada,Bo,7\n",
            (
                1, 22, "unknown-column",
                "column 'Budget' is not one of: pair, mentor, mentoree, place, start, language", "delete the column",
            ),
        ),
        (
            "pair,mentor,mentoree,mentor\nBlue,Ada,Bo,Cy\n",
            (1, 22, "doubled-column", "the column 'mentor' is there twice", "delete one of the two"),
        ),
        (
            "pair,,mentor,mentoree\nBlue,x,Ada,Bo\n",
            (1, 6, "unnamed-column", "column 2 has no name", "name it, or delete it"),
        ),
        (
            HEAD + "Blue,Ada,Bo,Room 4,,,x\n",
            (
                2, 22, "too-many-cells", "the row has 7 cells; the first row has 6",
                "put double quotes around a text that holds a comma",
            ),
        ),
        (
            HEAD + "Blue,Ada\n",
            (
                2, 1, "too-few-cells", "the row has 2 cells; the first row has 6",
                "leave a cell empty, but keep the comma before it",
            ),
        ),
        (
            HEAD + "Blue,Ada,Bo,2027-03-01\n",
            (
                2, 1, "too-few-cells", "the row has 4 cells; the first row has 6",
                "leave a cell empty, but keep the comma before it",
            ),
        ),
        (
            HEAD + "Blue,,Bo,,,\n",
            (2, 6, "empty-value", "mentor is empty", "every pair has a name and two people"),
        ),
        (
            HEAD + "Blue,Ada,Bo,,,\nRed,Cy,Di,,,\nBlue,Ed,Flo,,,\n",
            (4, 1, "pair-twice", "the pair 'Blue' is already in line 2", "give each pair a name of its own"),
        ),
        (
            HEAD + "Blue,Ada,Bo,,,\nblue,Ed,Flo,,,\n",
            (
                3, 1, "pair-twice", "the pair 'blue' would have the same files as 'Blue' in line 2",
                "give each pair a name of its own",
            ),
        ),
        (
            HEAD + 'Blue,"Ada\nLovelace",Bo,,,\n',
            (2, 6, "line-break", r"mentor 'Ada\nLovelace' holds a line break", "write it on one line"),
        ),
        (
            HEAD + "Blue,Ada\x07,Bo,,,\n",
            (
                2, 6, "control-character", r"mentor 'Ada\x07' holds the control character U+0007",
                "delete the cell and type it anew",
            ),
        ),
        (
            HEAD + f"Blue,Ada,{'B' * 81},,,\n",
            (2, 10, "too-long", "mentoree has 81 characters; 80 is the most", "shorten it"),
        ),
        (
            HEAD + "Blue,Ada,Bo,,,it\n",
            (2, 15, "unknown-language", "language 'it' is not one of: en-GB, fr, pt-BR",
             "leave the cell empty, or translate the handbook"),
        ),
        (
            HEAD + "Blue,Ada,Bo,,,pt\n",
            (2, 15, "unknown-language", "language 'pt' is not one of: en-GB, fr, pt-BR", "did you mean 'pt-BR'"),
        ),
        (
            HEAD + 'Blue,"Ada,Bo,,,\nRed,Cy,Di,,,\n',
            (2, 6, "open-quote", "a double quote opens here and is never closed", "close it, or delete it"),
        ),
        (
            HEAD + 'Blue,"Ada" Lovelace,Bo,,,\n',
            (
                2, 6, "text-after-quote", "'Lovelace' follows the double quote that closes a text",
                'double a quote that belongs to the text: "Ada ""Countess"" Lovelace"',
            ),
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_said_once_with_its_place(
    write: Write, text: str, expected: tuple[int, int, str, str, str]
) -> None:
    assert [said(problem) for problem in problems_of(write(text))] == [expected]


@pytest.mark.parametrize(
    ("start", "message", "hint"),
    [
        ("01/03/2027", "can be read as two days", "write 2027-01-03 for 3 January or 2027-03-01 for 1 March"),
        ("1.3.2027", "can be read as two days", "write 2027-01-03 for 3 January or 2027-03-01 for 1 March"),
        ("25/03/2027", "does not begin with the year", "write 2027-03-25 for 25 March"),
        ("03/03/2027", "does not begin with the year", "write 2027-03-03 for 3 March"),
        ("31/31/2027", "does not begin with the year", "write 2027-03-01 or 2027-03-01T09:30"),
        ("2027-02-30", "does not exist", "February 2027 has 28 days"),
        ("2027-13-01", "has no month from 01 to 12", "the month stands in the middle"),
        ("2027-00-01", "has no month from 01 to 12", "the month stands in the middle"),
        ("2027-03-00", "does not exist", "March 2027 has 31 days"),
        ("0027-03-01", "the year of '0027-03-01' is not one of 2000 to 2099", "write 2027-03-01"),
        ("9999-12-31", "the year of '9999-12-31' is not one of 2000 to 2099", "write 2027-03-01"),
        ("2027-03-01T25:00", "25:00 is no time of day", "write a time from 00:00 to 23:59"),
        ("2027-03-01T09:30Z", "has a time zone", "leave it out: 2027-03-01T09:30"),
        ("2027-03-01 09:30+01:00", "has a time zone", "leave it out: 2027-03-01 09:30"),
        ("2027-W09-1", "is no day, nor a day and time", "write 2027-03-01 or 2027-03-01T09:30"),
        ("20270301", "is no day, nor a day and time", "write 2027-03-01 or 2027-03-01T09:30"),
        ("1 March", "is no day, nor a day and time", "write 2027-03-01 or 2027-03-01T09:30"),
        ("٢٠٢٧-٠٣-٠١", "is no day, nor a day and time", "write 2027-03-01 or 2027-03-01T09:30"),
    ],
)
def test_a_start_that_is_no_day_is_told_how_to_be_written(write: Write, start: str, message: str, hint: str) -> None:
    problems = problems_of(write(HEAD + f"Blue,Ada,Bo,,{start},\n"))
    assert [(p.location.line, p.location.column, p.code) for p in problems] == [(2, 14, "no-start")]
    assert message in problems[0].message
    assert problems[0].hint.startswith(hint)


def test_all_mistakes_are_said_at_once(write: Write) -> None:
    file = write(
        "pair;mentor;mentoree;place;starts\n"
        "Blue;;Bo;;2027-02-29\n"
        "Blue;Ada;;;tomorrow\n"
        "Red;Ada;Bo\n"
    )  # fmt: skip
    codes = [(p.location.line, p.code) for p in problems_of(file)]
    assert codes == [
        (1, "unknown-column"), (2, "empty-value"), (2, "no-start"), (3, "pair-twice"), (3, "empty-value"),
        (3, "no-start"),
    ]  # fmt: skip


def test_bytes_that_are_no_text_are_said_with_all_else(write: Write) -> None:
    file = write((HEAD + "Blue,Ada,Bo,,,\nRed,Zoë,Jürgen,,01/03/2027,\n").encode("latin-1"))
    first, second = problems_of(file)
    assert said(first) == (
        3, 7, "csv-not-utf8", "byte 0xeb is not part of any UTF-8 text", 'save it as "CSV UTF-8"',
    )  # fmt: skip
    assert (second.code, second.location.line) == ("no-start", 3)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"PK\x03\x04 a workbook", "no-csv", 1),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one", "no-csv", 1),
        ("pair,mentor,mentoree\nBlue,Ada,Bo\n".encode("utf-16-le"), "csv-not-utf8", 1),
        ("pair\nBlue\n".encode("utf-16") + b"x", "csv-not-utf8", 3),
        (b"\xff\xfe\x00\xd8", "csv-not-utf8", 1),
    ],
)
def test_a_file_that_is_no_csv_is_told_how_to_be_saved(write: Write, data: bytes, code: str, line: int) -> None:
    problem = (
        problems_of(write(data))[0] if code == "no-csv" else max(problems_of(write(data)), key=lambda p: p.code == code)
    )
    assert (problem.code, problem.location.line) == (code, line)
    assert problem.hint == 'save it as "CSV UTF-8"'


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(tmp_path)] == ["unreadable-file"]
    assert [p.code for p in problems_of(tmp_path / "none.csv")] == ["missing-file"]


@given(data=st.one_of(st.binary(max_size=200), st.text(alphabet=st.sampled_from('ab,;\t"\r\n\0é/-: 2'), max_size=120)))
def test_any_file_gives_pairs_or_problems(data: str | bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "pairs.csv")
        file.write_bytes(data if isinstance(data, bytes) else f"pair,mentor,mentoree,start\n{data}".encode())
        try:
            pairs = read_pairs(file, LANGUAGES)
        except WorkspaceError:
            return
    assert all(pair.name and pair.mentor and pair.mentoree for pair in pairs)


@given(
    rows=st.lists(
        st.tuples(*[st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)] * 3),
        min_size=1,
        unique_by=lambda row: safe_name(row[0]).casefold(),
    ),
    sign=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_csv_writer_writes_is_read_as_it_was(
    rows: list[tuple[str, str, str]], sign: str, end: str, encoding: str
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "pairs.csv")
        with file.open("w", encoding=encoding, newline="") as opened:
            csv.writer(opened, delimiter=sign, lineterminator=end).writerows([("pair", "mentor", "mentoree"), *rows])
        assert read_pairs(file, LANGUAGES) == tuple(Pair(*row) for row in rows)


def test_a_long_first_row_is_not_repeated_in_full(write: Write) -> None:
    (problem,) = problems_of(write("x" * 1_000_000))
    assert len(problem.message) < 200
