"""Problems printed for a person, a program, or a pull request."""

import json

from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.problems import Location, Problem
from turnabout.core.report import format_problems, problem_data, records

FIRST = Problem(Location("a.yml", 2, 3), "unknown-key", "'minuts' is no key", "did you mean 'minutes'")
SECOND = Problem(Location("b,c:d.yml", 1, 1), "empty-value", "50 % of\nit", severity="warning")


def test_text_shows_the_line_and_points_at_the_column() -> None:
    lines = {"a.yml": "  minuts: 9", "b,c:d.yml": None}
    assert format_problems([SECOND, FIRST], "text", lambda place: lines[place.path]) == (
        "a.yml:2:3  unknown-key\n"
        "  'minuts' is no key\n"
        "  2 │   minuts: 9\n"
        "    │   ^\n"
        "  → did you mean 'minutes'\n"
        "\n"
        "b,c:d.yml:1:1  empty-value  (warning)\n"
        "  50 % of\n  it\n"
        "\n"
        "2 problems in 2 files"
    )


def test_nothing_to_say_is_nothing() -> None:
    assert format_problems([], "text", lambda place: None) == ""
    assert json.loads(format_problems([], "json", lambda place: None)) == {"problems": []}
    assert format_problems([], "github", lambda place: None) == ""


def test_one_problem_is_counted_as_one_and_an_empty_line_is_not_shown() -> None:
    text = format_problems([FIRST], "text", lambda place: "   ")
    assert text.endswith("\n\n1 problem in 1 file")
    assert "│" not in text


def test_json_is_a_record_a_problem() -> None:
    assert json.loads(format_problems([FIRST], "json", lambda place: None)) == {
        "problems": [
            {
                "path": "a.yml", "line": 2, "column": 3, "code": "unknown-key", "severity": "error",
                "message": "'minuts' is no key", "hint": "did you mean 'minutes'",
            }
        ]
    }  # fmt: skip


def test_notes_for_github_escape_what_would_end_them() -> None:
    assert format_problems([SECOND, FIRST], "github", lambda place: None).splitlines() == [
        "::error file=a.yml,line=2,col=3,title=unknown-key::'minuts' is no key (did you mean 'minutes')",
        "::warning file=b%2Cc%3Ad.yml,line=1,col=1,title=empty-value::50 %25 of%0Ait",
    ]


def test_signs_that_a_terminal_acts_on_are_shown_as_one_sign_each() -> None:
    text = format_problems([Problem(Location("a", 1, 4), "x", "y")], "text", lambda place: "\t\x07\u00a0z")
    assert "  1 │ →··z\n    │    ^" in text


@given(st.integers(1, 500))
def test_the_pointer_stands_below_its_sign_however_long_the_line(column: int) -> None:
    line = "x" * (column - 1) + "!" + "x" * 300
    text = format_problems([Problem(Location("a", 1, column), "c", "m")], "text", lambda place: line)
    shown, pointer = text.splitlines()[2:4]
    assert shown[pointer.index("^")] == "!"
    assert len(shown) < 120


@given(
    st.lists(
        st.builds(
            Problem,
            st.builds(Location, st.text(), st.integers(1), st.integers(1)),
            st.just("code"),
            st.text(),
            st.text(),
        )
    )
)
def test_any_problems_make_json_and_one_note_a_line(problems: list[Problem]) -> None:
    assert len(json.loads(format_problems(problems, "json", lambda place: None))["problems"]) == len(problems)
    assert len(format_problems(problems, "github", lambda place: None).split("\n")) == max(1, len(problems))


def test_fifty_problems_of_a_file_are_shown_and_the_others_counted() -> None:
    many = [Problem(Location("a.yml", n), "c", "m", severity="warning") for n in range(1, 101)]
    late = Problem(Location("a.yml", 900), "worst", "m")
    every = [*many, late, SECOND]
    text = format_problems(every, "text", lambda place: None)
    assert text.count("a.yml:") == 50
    assert "a.yml:900:1  worst" in text
    assert "\n\na.yml  and 51 more problems in this file\n\nb,c:d.yml" in text
    assert text.endswith("102 problems in 2 files")
    told = json.loads(format_problems(every, "json", lambda place: None))
    assert (len(told["problems"]), told["more"]) == (51, [{"path": "a.yml", "problems": 51}])
    notes = format_problems(every, "github", lambda place: None).splitlines()
    assert (len(notes), notes[-1]) == (52, "::notice file=a.yml::and 51 more problems in this file")
    assert problem_data(every) == told
    assert len(records(every)) == 102


def test_a_message_is_no_longer_than_anybody_reads() -> None:
    for sign in ("x", "ü", "\u202e", "\U0001f389"):
        problem = Problem(Location("a"), "c", sign * 5000, sign * 5000)
        for format_ in ("text", "json", "github"):
            told = format_problems([problem], format_, lambda place: None)
            assert len(told.encode()) < 4000, (sign, format_)
            assert "…" in told
    kept = Problem(Location("a"), "c", "ü" * 500)
    assert "ü" * 500 in format_problems([kept], "text", lambda place: None)


HIDDEN = "\u202e\u2066\u200f\u200b\x1b\x85\x00\u2028\ufeff\ue000\u3164\ud800"
"""Signs that turn a line, end it, command a terminal or show nothing."""


def test_what_nobody_could_see_is_an_escape_in_every_format() -> None:
    problem = Problem(Location(f"a{HIDDEN}.yml"), "c", f"m{HIDDEN}", f"h{HIDDEN}")
    for format_ in ("text", "json", "github"):
        told = format_problems([problem], format_, lambda place: f"l{HIDDEN}")
        assert not set(told) & set(HIDDEN), format_
        assert told.count("\\u202e") == 3, format_
        told.encode()
    assert json.loads(format_problems([problem], "json", lambda place: None))["problems"][0]["message"] == f"m{HIDDEN}"


def test_spaces_of_other_widths_are_no_secret() -> None:
    told = Problem(Location("a"), "c", "«\u00a0ça\u202f»")
    assert "«\u00a0ça\u202f»" in format_problems([told], "text", lambda place: None)
