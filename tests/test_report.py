"""Problems printed for a person, a program, or a pull request."""

import json

from hypothesis import given
from hypothesis import strategies as st

from turnabout.problems import Location, Problem
from turnabout.report import format_problems

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
