"""A line that is not YAML is explained, and repaired so that reading goes on."""

import pytest

from house import GOOD
from turnabout.core.nodes import Table, scalars
from turnabout.core.problems import Problem
from turnabout.sources.yaml_hints import Trouble, repair_line, repair_spaces
from turnabout.sources.yaml_reader import read_yaml


def _only(text: str) -> tuple[Problem, list[str]]:
    node, problems = read_yaml(text, "a.yml")
    assert len(problems) == 1, problems
    return problems[0], [scalar.text for _, scalar in scalars(node)] if node else []


@pytest.mark.parametrize(
    ("text", "column", "hint", "values"),
    [
        ("a: b: c\nd: e", 4, 'write a: "b: c"', ["b: c", "e"]),
        ("a: b:\nd: e", 4, 'write a: "b:"', ["b:", "e"]),
        ("a: @me\nd: e", 4, 'write a: "@me"', ["@me", "e"]),
        ("a: `x`\nd: e", 4, 'write a: "`x`"', ["`x`", "e"]),
        ("a: *bold* text\nd: e", 4, 'write a: "*bold* text"', ["*bold* text", "e"]),
        ("a: {b} asks\nd: e", 4, 'write a: "{b} asks"', ["{b} asks", "e"]),
        ("a: [b](c)\nd: e", 4, 'write a: "[b](c)"', ["[b](c)", "e"]),
        ("a: 50%, %x\nb: %d", 4, 'write b: "%d"', ["50%, %x", "%d"]),
        ("a: - b\nd: e", 4, 'write a: "- b"', ["- b", "e"]),
        ("a: ] b\nd: e", 4, 'write a: "] b"', ["] b", "e"]),
        ('a: b "q": c\nd: e', 4, "write a: 'b \"q\": c'", ['b "q": c', "e"]),
        ("a: 'it's'\nd: e", 4, 'write a: "it\'s"', ["it's", "e"]),
        ('a: "say "x" now"\nd: e', 4, "write a: 'say \"x\" now'", ['say "x" now', "e"]),
        ("- a: b: c\n- d", 6, 'write - a: "b: c"', ["b: c", "d"]),
        ("a: 'x\" 'y'\nd: e", 4, "write a: 'x\" ''y'", ["x\" 'y", "e"]),
    ],
)
def test_a_text_that_needs_quotes_is_shown_with_them(text: str, column: int, hint: str, values: list[str]) -> None:
    problem, found = _only(text)
    assert (problem.code, problem.location.column, problem.hint, found) == ("yaml-needs-quotes", column, hint, values)


def test_a_long_text_is_shortened_in_the_message_but_not_in_the_hint() -> None:
    problem, _ = _only("a: b: " + "x" * 100)
    assert "…" in problem.message
    assert "x" * 100 in problem.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "values"),
    [
        ("a: 'b\nc: d", 1, 4, ["b", "d"]),
        ('a: "b\nc: d\ne: f', 1, 4, ["b", "d", "f"]),
        ("a: b\nc: 'd\ne: 'f'\n", 2, 4, ["b", "d", "f"]),
        ("- 'a\n- b", 1, 3, ["a", "b"]),
        ("a:\n  b: 'c\n  d: e\nf: g", 2, 6, ["c", "e", "g"]),
    ],
)
def test_an_open_quote_is_closed_at_the_end_of_its_line(text: str, line: int, column: int, values: list[str]) -> None:
    problem, found = _only(text)
    assert (problem.code, problem.location.line, problem.location.column) == ("yaml-unclosed-quote", line, column)
    assert found == values


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: [b, c\nd: e", 1, 4), ("a: {b: c\nd: e", 1, 4), ("a: [b, c,\nd: e\n", 1, 4), ("a: [b, [c]\nd: e", 1, 4)],
)
def test_an_open_bracket_is_closed_at_the_end_of_its_line(text: str, line: int, column: int) -> None:
    problem, found = _only(text)
    assert (problem.code, problem.location.line, problem.location.column) == ("yaml-unclosed-bracket", line, column)
    assert found[-1] == "e"


@pytest.mark.parametrize(
    ("text", "line", "values"),
    [
        ("a:\n\tb: c\n\td: e", 2, None),
        ("a:\n  b: c\n\td: e", 3, ["c", "e"]),
        ("a:\n  b: c\n  \td: e", 3, ["c", "e"]),
        ("# note\n\ta: b", 2, ["b"]),
    ],
)
def test_a_tab_reads_as_the_level_it_most_likely_means(text: str, line: int, values: list[str] | None) -> None:
    node, problems = read_yaml(text, "a.yml")
    assert {p.code for p in problems} == {"yaml-tabs"}
    assert problems[0].location.line == line
    if values:
        assert [scalar.text for _, scalar in scalars(node)] == values if node else False


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a:\n  b: c\n   d: e", 3, "indent it by 2"),
        ("a:\n    b: c\n  d: e", 3, "indent it by 4"),
        ("a: b\n  c: d", 2, "indent it by 0"),
        ("- a\n - b: c\n", 2, "indent it by 0"),
    ],
)
def test_a_line_out_of_level_is_read_at_the_nearest_level(text: str, line: int, hint: str) -> None:
    _, problems = read_yaml(text, "a.yml")
    assert [(p.code, p.location.line, p.hint) for p in problems] in (
        [("yaml-indentation", line, hint)],
        [("yaml-needs-quotes", 1, problems[0].hint)],
    )


def test_a_line_without_a_colon_is_taken_out() -> None:
    problem, found = _only("a: b\nflour\nc: d")
    assert (problem.code, problem.location.line, problem.location.column, found) == ("yaml-no-colon", 2, 1, ["b", "d"])


def test_what_fits_no_reason_is_named_and_taken_out() -> None:
    problem, found = _only("a: b\n]\nc: d")
    assert (problem.code, problem.location.line, found) == ("yaml-syntax", 2, ["b", "d"])


def test_a_follow_up_of_a_repaired_line_is_not_reported_again() -> None:
    lines = ["a: b", "c: d"]
    again = repair_line(lines, Trouble(1, 0, "", None, 0), attempt=1)
    assert (again.is_new, again.line, again.text) == (False, 1, "")
    assert repair_line(["", ""], Trouble(1, 0, "", None, 0), attempt=2).text is None
    assert repair_line(["a", ""], Trouble(1, 0, "", None, 0), attempt=1).line == 0


def test_spaces_that_only_look_like_spaces_become_spaces() -> None:
    assert repair_spaces("\u00a0\u2003a: b\u00a0c") == "  a: b\u00a0c"
    assert repair_spaces("  a: b") == "  a: b"
    assert repair_spaces("a\u00a0b") == "a\u00a0b"


def test_reading_goes_on_after_every_kind_of_mistake() -> None:
    text = "a: 'b\nc: d: e\nf: [g\nx: y\nh: *i* j\nz: y\nk\nx1: y\nl:\n\tm: n\no: p\n"
    node, problems = read_yaml(text, "a.yml")
    assert [p.code for p in sorted(problems)] == [
        "yaml-unclosed-quote",
        "yaml-needs-quotes",
        "yaml-unclosed-bracket",
        "yaml-needs-quotes",
        "yaml-no-colon",
        "yaml-tabs",
    ]
    assert isinstance(node, Table)
    assert list(node.entries) == ["a", "c", "f", "x", "h", "z", "x1", "l", "o"]


def test_one_line_that_is_missing_does_not_make_a_hundred_problems() -> None:
    lines = (GOOD / "tiny/curricula/baking-swap/modules/sourdough.yml").read_text("utf-8").splitlines()
    lines.remove("  opening:")
    node, problems = read_yaml("\n".join(lines), "a.yml")
    assert node is None
    assert [(p.code, p.location.line) for p in problems] == [("yaml-indentation", lines.index("  look-back:") + 1)]
