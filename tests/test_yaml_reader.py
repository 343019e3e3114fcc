"""Any file gives nodes with positions, or problems in plain words, and never anything else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from house import GOOD, REPOSITORY
from turnabout.core.nodes import Node, Scalar, Sequence, Table, find, scalars
from turnabout.core.problems import Location, Problem
from turnabout.sources.yaml_reader import read_yaml, read_yaml_bytes

MARKS = "abc:-#'\"{}[]&*!|>%@`?,= \t\n\r\0\x07\x85\u00a0\u2028\ufeffé🎉"
FILES = [*GOOD.rglob("*.yml"), *(REPOSITORY / "curricula").rglob("*.yml")]


def _read(text: str) -> Node:
    node, problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert node is not None
    return node


def _problems(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.location.line, p.location.column) for p in read_yaml(text, "a.yml")[1]]


@given(
    st.text()
    | st.text(alphabet=MARKS)
    | st.lists(
        st.sampled_from(
            ["a: b", "  - x", "\tq", "{", "'", '"', "k:", "? ", "---", "...", "&a", "*a", "!t", "<<: *a", "|", ">"]
        )
    ).map("\n".join)
)
@example("---\n---\n")
@example("a: &x {b: *x}")
@example("%YAML 1.2\n---\na: b")
@example("\ufeff\ufeffa: b")
@example("a:\n  |\n")
@example("{" * 3000)
@example("[" * 100 + "]" * 100)
@example("- " * 500)
@example("? a\n? b\n")
@example("\ud800")
def test_any_text_gives_nodes_or_problems_within_the_file(text: str) -> None:
    _assert_within(text, *read_yaml(text, "a.yml"))


@given(st.binary() | st.text(alphabet=MARKS).map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_nodes_or_problems(data: bytes) -> None:
    node, problems = read_yaml_bytes(data, "a.yml")
    assert (
        node is not None
        or problems
        or not data.strip(b"\xef\xbb\xbf \t\r\n\0")
        or b"#" in data
        or b"-" in data
        or b"." in data
        or b"%" in data
    )


@given(st.sampled_from(FILES), st.data())
def test_any_one_sign_changed_in_a_real_file_gives_nodes_or_problems(file: object, data: st.DataObject) -> None:
    from pathlib import Path

    text = Path(str(file)).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text) - 1))
    width = data.draw(st.integers(0, 2))
    changed = text[:at] + data.draw(st.text(alphabet=MARKS, max_size=2)) + text[at + width :]
    _assert_within(changed, *read_yaml(changed, "a.yml"))


def _assert_within(text: str, node: Node | None, problems: tuple[Problem, ...]) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [p.location for p in problems] + [scalar.location for _, scalar in (scalars(node) if node else ())]
    for place in places:
        assert 1 <= place.line <= len(lines), place
        assert place.column >= 1
        if not problems:  # a line that was repaired for reading may be longer
            assert place.column <= len(lines[place.line - 1]) + 1, place
    for problem in problems:
        assert problem.message
        assert problem.code.startswith("yaml-")


@given(
    st.recursive(
        st.text(
            alphabet=st.characters(
                codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn"), exclude_characters="\ufeff\x85"
            )
        ),
        lambda inner: (
            st.lists(inner, min_size=1) | st.dictionaries(st.text(alphabet="abcdefgh", min_size=1), inner, min_size=1)
        ),
        max_leaves=12,
    )
)
def test_what_is_written_as_json_reads_back_as_it_was(data: object) -> None:
    import json

    node = _read(json.dumps({"root": data}, ensure_ascii=False))
    assert isinstance(node, Table)
    assert _plain(node.entries["root"]) == data


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Table():
            return {key: _plain(entry) for key, entry in node.entries.items()}


def test_every_scalar_stays_text() -> None:
    node = _read("a: 1:30\nb: yes\nc: 2024-01-01\nd: 007\ne: 1e3\nf: null\ng: ~\n")
    assert [scalar.text for _, scalar in scalars(node)] == ["1:30", "yes", "2024-01-01", "007", "1e3", "null", "~"]


def test_places_are_counted_in_signs_from_one() -> None:
    node = _read("é🎉: 'x'\nb:\n  - y\n")
    assert find(node, ("é🎉",)) == Scalar("x", Location("a.yml", 1, 5), quoted=True, typed="'x'")
    assert find(node, ("b", 0)) == Scalar("y", Location("a.yml", 3, 5), typed="y")


def test_a_text_over_lines_keeps_what_was_typed() -> None:
    scalar = find(_read("a: >-\n  one\n  two\nb: c"), ("a",))
    assert isinstance(scalar, Scalar)
    assert (scalar.text, scalar.typed.split("\n")[:3]) == ("one two", [">-", "  one", "  two"])


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff", "a\n"])
def test_an_empty_file_is_no_problem_of_reading(text: str) -> None:
    node, problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert node is None or isinstance(node, Scalar)


@pytest.mark.parametrize("text", ["a: b\r\nc: d\r\n", "a: b\rc: d\r", "\ufeffa: b\nc: d"])
def test_all_line_ends_and_a_byte_order_mark_read_alike(text: str) -> None:
    node = _read(text)
    assert [scalar.text for _, scalar in scalars(node)] == ["b", "d"]
    assert [scalar.location.line for _, scalar in scalars(node)] == [1, 2]


def test_line_breaks_that_no_editor_shows_are_spaces() -> None:
    assert [scalar.text for _, scalar in scalars(_read("a: x\u2028y\x85z\u2029.\n"))] == ["x y z ."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\n", [("yaml-anchor", 1, 4), ("yaml-anchor", 2, 4)]),
        ("a: &x {b: c}\nd:\n  <<: *x\n", [("yaml-anchor", 1, 4), ("yaml-anchor", 3, 7)]),
        ("a: !!str b\n", [("yaml-tag", 1, 4)]),
        ("a: !b\n", [("yaml-tag", 1, 4)]),
        ("a: b\na: c\n", [("yaml-duplicate-key", 2, 1)]),
        ("a:\n  b: c\n  b: d\n", [("yaml-duplicate-key", 3, 3)]),
        ("a: b\n---\nc: d\n", [("yaml-second-document", 2, 1)]),
        ("[a]: b\n", [("yaml-key", 1, 1)]),
        ("*x : b\n", [("yaml-anchor", 1, 1)]),
        ("a: " + "[" * 70 + "]" * 70, [("yaml-too-deep", 1, 64)]),
        ("a: b #c\n", [("yaml-text-after-hash", 1, 6)]),
        ("a: one\n  two #c\n", [("yaml-text-after-hash", 2, 7)]),
        ("a: b # c\nd: e ## f\n", [("yaml-text-after-hash", 2, 6)][:0]),
        ("a: x\x07y\nb: \x00\n", [("yaml-control-character", 1, 5), ("yaml-control-character", 2, 4)]),
        ("a:\n\u00a0\u00a0b: c\n", [("yaml-no-break-space", 2, 1)]),
        ("a:\n\tb: c\n", [("yaml-tabs", 2, 1)]),
        ("a: 'b\nc: d\n", [("yaml-unclosed-quote", 1, 4)]),
        ("a: b\nc: 'd\ne: 'f'\n", [("yaml-unclosed-quote", 2, 4)]),
    ],
)
def test_what_is_refused_is_named_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert _problems(text) == expected


def test_a_file_of_another_encoding_is_named_at_its_first_wrong_byte() -> None:
    node, (problem,) = read_yaml_bytes("a: b\nc: Café".encode("latin-1"), "a.yml")
    assert node is None
    assert (problem.code, problem.location) == ("yaml-not-utf8", Location("a.yml", 2, 7))


def test_two_mistakes_in_one_file_are_both_reported() -> None:
    text = "title: Tea: a round\nlist: [a, b\nother: x\n\tmore: y\n"
    assert {code for code, _, _ in _problems(text)} >= {"yaml-needs-quotes", "yaml-unclosed-bracket"}


def test_a_file_of_nonsense_ends_with_a_bounded_number_of_problems() -> None:
    assert 0 < len(_problems("a: &x b\n" * 500)) <= 100
    assert 0 < len(_problems("}: {\n" * 500)) <= 60


def test_reading_stops_where_a_file_has_nothing_but_problems() -> None:
    node, problems = read_yaml("a: \x07\n" * 200, "a.yml")
    assert node is None
    assert len(problems) == 50
