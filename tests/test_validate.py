"""Nodes become records, with a problem at the very place of everything that does not fit."""

import re
from pathlib import Path as File

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from house import GOOD
from makers import module_data
from turnabout.core.nodes import Node, Scalar, Sequence, Table
from turnabout.core.problems import Location, Problem
from turnabout.model.module import Activity, Module
from turnabout.model.programme import Programme
from turnabout.sources.validate import validate
from turnabout.sources.yaml_reader import read_yaml

ACTIVITY = """\
title: Hello
kind: check-in
lead: both
tier: core
minutes: 5
floor: 4
serves: [one, two]
steps: {s1: Sit down.}
say: {mentor: Yes.}
"""


def _check(
    text: str, model: type[Activity] | type[Module] | type[Programme] = Activity
) -> list[tuple[str, int, int, str, str]]:
    node, problems = read_yaml(text, "a.yml")
    assert node is not None
    found = validate(node, model)
    return [(p.code, p.location.line, p.location.column, p.message, p.hint) for p in (*problems, *found.problems)]


def _with(old: str, new: str) -> str:
    assert old in ACTIVITY
    return ACTIVITY.replace(old, new)


def test_a_sound_record_has_no_problem() -> None:
    assert _check(ACTIVITY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _with("minutes:", "minuts:"),
            (
                "unknown-key",
                5,
                1,
                (
                    "'minuts' is not one of: title, kind, lead, tier, minutes, floor, serves, worksheet, steps, say, "
                    "note, formerly, lock"
                ),
                "did you mean 'minutes'",
            ),
        ),
        (_with("minutes: 5\n", ""), ("missing-key", 1, 1, "the file has no 'minutes'", "add minutes: …")),
        (
            _with("minutes: 5", "minutes: 5 min"),
            ("wrong-type", 5, 10, "minutes '5 min' is not a whole number", "write 5, without the unit"),
        ),
        (
            _with("minutes: 5", "minutes: five"),
            ("wrong-type", 5, 10, "minutes 'five' is not a whole number", "write figures alone"),
        ),
        (_with("minutes: 5", "minutes: 99"), ("not-allowed", 5, 10, "minutes 99 is not from 1 to 90", "")),
        (_with("minutes: 5", "minutes: 0"), ("not-allowed", 5, 10, "minutes 0 is not from 1 to 90", "")),
        (_with("minutes: 5", "minutes: [5]"), ("wrong-type", 5, 10, "minutes is a list; it takes a whole number", "")),
        (
            _with("minutes: 5", "minutes: {a: b}"),
            ("wrong-type", 5, 10, "minutes is a table of keys and values; it takes a whole number", ""),
        ),
        (
            _with("kind: check-in", "kind: chek-in"),
            (
                "not-allowed",
                2,
                7,
                "kind 'chek-in' is not one of: check-in, recall, brief, demo, practice, case, swap, reflect, commit",
                "did you mean 'check-in'",
            ),
        ),
        (
            _with("kind: check-in", "kind: [case]"),
            ("wrong-type", 2, 7, "kind is a list; it takes a text", "a text that starts with { or [ needs quotes"),
        ),
        (
            _with("title: Hello", "title:"),
            ("empty-value", 1, 1, "'title' is empty", "write its value, or delete the line"),
        ),
        (
            _with("title: Hello", 'title: ""'),
            ("empty-value", 1, 1, "'title' is empty", "write its value, or delete the line"),
        ),
        (
            _with("title: Hello", "title: {a: b}"),
            (
                "wrong-type",
                1,
                8,
                "title is keys and values; it takes a text",
                "a text that starts with { or [ needs quotes",
            ),
        ),
        (
            _with("title: Hello", "title: " + "x" * 201),
            ("not-allowed", 1, 8, "title has 201 characters; 200 at most", ""),
        ),
        (
            _with("[one, two]", "one"),
            (
                "wrong-type",
                7,
                9,
                "serves is 'one'; it takes a list",
                "write [first, second], or a line with a dash for each",
            ),
        ),
        (
            _with("[one, two]", "[one, ]").replace("]", "'']"),
            ("empty-value", 7, 15, "the item is empty", "write its value, or delete the line"),
        ),
        (
            _with("[one, two]", "[one, Two Things]"),
            (
                "bad-id",
                7,
                15,
                "'Two Things' is not an id: small letters, figures and single hyphens",
                "write two-things",
            ),
        ),
        (
            _with("{s1:", "{S 1:"),
            ("bad-id", 8, 9, "'S 1' is not an id: small letters, figures and single hyphens", "write s-1"),
        ),
        (
            _with("{s1:", "{'???':"),
            ("bad-id", 8, 9, "'???' is not an id: small letters, figures and single hyphens", ""),
        ),
        (
            _with("{s1: Sit down.}", "Sit down."),
            ("wrong-type", 8, 8, "steps is 'Sit down.'; it takes keys and values", ""),
        ),
        (
            _with("say: {mentor:", "say: {mentr:"),
            (
                "unknown-key",
                9,
                7,
                "'mentr' is not one of: mentor, mentoree, both, facilitator, sponsor",
                "did you mean 'mentor'",
            ),
        ),
    ],
)
def test_what_does_not_fit_is_reported_once_at_its_place(text: str, expected: tuple[str, int, int, str, str]) -> None:
    assert _check(text) == [expected]


def test_a_missing_key_inside_a_record_names_the_record() -> None:
    text = "title: T\npurpose: P\nsummary: S\nlength: 60\nevery: 7\nsessions:\n  first: {after: 3}\n"
    assert _check(text, Programme) == [("missing-key", 7, 3, "'first' has no 'module'", "add module: …")]


def test_a_misspelt_key_still_gives_its_value() -> None:
    node, _ = read_yaml(_with("minutes: 5", "minuts: 25"), "a.yml")
    assert node is not None
    found = validate(node, Activity)
    assert found.record.minutes == 25
    assert ("minutes",) in found.unsure


def test_a_wrong_value_below_a_misspelt_key_is_reported_where_it_stands() -> None:
    assert [entry[:3] for entry in _check(_with("minutes: 5", "minuts: 5 min"))] == [
        ("unknown-key", 5, 1),
        ("wrong-type", 5, 9),
    ]


def test_a_list_below_a_misspelt_key_of_a_choice_is_reported_too() -> None:
    found = _check(_with("kind: check-in", "knd: [check-in]"))
    assert [(code, line) for code, line, *_ in found] == [("unknown-key", 2), ("wrong-type", 2)]
    assert found[1][3] == "kind is a list; it takes a text"


def test_a_misspelt_key_beside_the_right_one_is_left_out() -> None:
    assert [entry[0] for entry in _check(ACTIVITY + "minuts: 9\n")] == ["unknown-key"]


def test_what_is_already_reported_is_not_reported_again() -> None:
    node = Table({"title": Scalar("", Location("a.yml"), damaged=True)}, Location("a.yml"))
    found = validate(node, Activity, damaged=[(name,) for name in ("kind", "lead", "tier", "minutes", "steps")])
    assert found.problems == ()
    assert found.record.title == "unknown"


def test_two_bad_ids_that_read_alike_do_not_stop_the_rest() -> None:
    assert [entry[0] for entry in _check(_with("{s1: Sit down.}", "{A B: x, A-B: y}"))] == ["bad-id", "bad-id"]


def test_every_mistake_of_a_record_is_reported_in_one_run() -> None:
    text = _with("minutes: 5", "minutes: five").replace("core", "cor").replace("Hello", "").replace("floor", "flor")
    assert {entry[0] for entry in _check(text)} == {"wrong-type", "not-allowed", "empty-value", "unknown-key"}


TEXTS = [(file, file.read_text("utf-8")) for file in (GOOD / "tiny").rglob("modules/*.yml")]
NODES = st.recursive(
    st.builds(
        Scalar,
        st.text(max_size=5) | st.sampled_from(["core", "5", "kickoff", ""]),
        st.just(Location("a.yml")),
        st.booleans(),
        st.booleans(),
    ),
    lambda inner: (
        st.builds(Sequence, st.lists(inner, max_size=3).map(tuple), st.just(Location("a.yml")))
        | st.builds(
            Table,
            st.dictionaries(
                st.sampled_from(
                    ["title", "activities", "minutes", "any", "kind", "steps", "say", "serves", "Bad Id", "x", ""]
                ),
                inner,
                max_size=4,
            ),
            st.just(Location("a.yml")),
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from([*sorted(module_data()), "needs", "seeds", "worksheets", "nonsense"]), NODES))
def test_any_tree_gives_a_record_or_problems_and_never_another_exception(entries: dict[str, Node]) -> None:
    found = validate(Table(entries, Location("a.yml")), Module)
    assert isinstance(found.record, Module)


@given(NODES)
def test_any_root_gives_a_record_or_problems(node: Node) -> None:
    assert isinstance(validate(node, Module).record, Module)


@given(st.sampled_from(TEXTS), st.data())
def test_any_line_taken_out_of_a_real_module_gives_a_record_or_problems(
    file: tuple[File, str], data: st.DataObject
) -> None:
    lines = file[1].splitlines()
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    node, problems = read_yaml("\n".join(lines), "a.yml")
    assert node or problems
    found = validate(node, Module).problems if node else ()
    _assert_in_file((*problems, *found), len(lines))


def _assert_in_file(problems: tuple[Problem, ...], lines: int) -> None:
    for problem in problems:
        assert 1 <= problem.location.line <= lines


def test_our_reading_agrees_with_yaml_on_every_good_file() -> None:
    for _, text in TEXTS:
        node, problems = read_yaml(text, "a.yml")
        assert not problems
        assert isinstance(node, Table)
        assert list(node.entries) == list(yaml.load(text, Loader=yaml.CSafeLoader))


def test_a_file_that_could_not_be_read_is_stood_in_for_without_a_word() -> None:
    found = validate(Scalar("", Location("a.yml")), Activity, damaged=[()])
    assert found.problems == ()
    assert isinstance(found.record, Activity)


@pytest.mark.parametrize(("text", "what"), [("- a\n- b\n", "a list"), ("only words\n", "a text")])
def test_a_file_that_is_no_table_is_one_problem(text: str, what: str) -> None:
    message = f"the file is {what}; it takes keys and values"
    assert _check(text) == [("wrong-type", 1, 1, message, "write key: value")]


def test_an_empty_item_does_not_move_those_behind_it() -> None:
    found = _check(_with("[one, two]", "['', one, Two Things]"))
    assert [entry[:3] for entry in found] == [("empty-value", 7, 10), ("bad-id", 7, 19)]


def test_many_unknown_keys_of_one_table_are_one_problem() -> None:
    crowd, missing = _check(_with("lead: both\n", "".join(f"x{n}: y\n" for n in range(6))))
    assert missing == ("missing-key", 1, 1, "the file has no 'lead'", "add lead: …")
    assert crowd[:3] == ("unknown-key", 3, 1)
    assert crowd[3].startswith("'x0', 'x1', 'x2' and 3 more are not one of: title, kind, lead, tier, ")
    assert crowd[4] == "a line above them may be missing, under which they belong"


def test_five_unknown_keys_of_one_table_are_five_problems() -> None:
    extra = "".join(f"x{n}: y\n" for n in range(5))
    assert [code for code, *_ in _check(ACTIVITY + extra)] == ["unknown-key"] * 5


def test_a_line_that_is_missing_above_tables_is_a_problem_a_table() -> None:
    file = GOOD / "tiny/curricula/baking-swap/modules/sourdough.yml"
    found = _check(file.read_text("utf-8").replace("\nactivities:\n", "\n"), Module)
    missing = [(line, message) for code, line, _, message, _ in found if code == "missing-key"]
    unknown = [message for code, _, _, message, _ in found if code == "unknown-key"]
    assert missing == [(1, "the file has no 'activities'")]
    assert len(unknown) == len(found) - 1
    assert all(
        re.match(r"'title', 'kind', 'lead' and \d more are not one of: for, level", message) for message in unknown
    )
