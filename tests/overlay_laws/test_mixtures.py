"""No mixture of lines of client files makes the tool stumble, and no change reaches what is locked."""

from collections.abc import Iterator
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from house import REPOSITORY
from turnabout.clients.customising import Customiser
from turnabout.clients.lockfile.lockfile import read_lockfile
from turnabout.clients.overlay.guards import guards_of
from turnabout.core.nodes import Path, Table, find
from turnabout.core.plain import plain_data
from turnabout.sources.workspace import open_workspace

from .small import BASE, Entry, outcome_of, overlay_of, read_text, tree_of
from .strategies import ROOT, changes

FILES = [*(REPOSITORY / "curricula" / "clients").rglob("*.yml"), *(REPOSITORY / "curricula" / "layers").glob("*.yml")]
ODD = [
    "",
    "changes:",
    "- set:",
    "  - set: tea",
    "    to:",
    "  - add: modules",
    "    item: {id: }",
    "    item: x",
    "-",
    "{",
    "]",
    "  - move: tea/activities/hello",
    "    after: [hello]",
    "    first: {}",
    "  - remove: [tea]",
    "layers: {a: b}",
    "terms: x",
    "terms: {mentor: x}",
    "brand: [x]",
    "contacts: {host: x}",
    "changes: x",
    "changes: {}",
    "  - replace: tea",
    "    with: []",
    "  - set: /",
    "  - set: tea//title",
    "  - set: modules",
    "  - add: tea/prompts/mentor/q1",
    "    file: {a: b}",
    "    expects: {a: [b]}",
    "    why: [x]",
    "    to: {one: two}",
    "client: [x]",
    "base: {a: b}",
    "session: [60]",
    "",
]


@cache
def _lines() -> tuple[str, ...]:
    found = (line for file in FILES for line in file.read_text("utf-8").split("\n"))
    return tuple(dict.fromkeys(found))


@st.composite
def mixtures(draw: st.DrawFn) -> str:
    """Lines of all files in any order, or a file with a few lines lost, doubled or put elsewhere."""
    if draw(st.booleans()):
        return "\n".join(draw(st.lists(st.sampled_from((*_lines(), *ODD)), max_size=12)))
    lines = draw(st.sampled_from(FILES)).read_text("utf-8").split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    lines = [*lines[:6], *lines[start : start + 25]]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at : at + draw(st.integers(0, 2))] = [draw(st.sampled_from((*_lines(), *ODD)))]
    return "\n".join(lines)


@cache
def _shipped() -> Table:
    workspace, problems = open_workspace(REPOSITORY)
    base = Customiser(workspace).base("reverse-mentoring")
    assert base is not None
    assert problems == ()
    return base.tree


@given(mixtures(), mixtures())
@example("changes:\n  - set: /\n    to: x", "changes:\n  - remove: modules/")
@example("terms: {mentor: {one: {a: b}}}", "terms: {mentor: [x]}")
def test_any_mixture_of_lines_gives_a_result_and_problems(one: str, other: str) -> None:
    for base in (ROOT, _shipped()):
        outcome = outcome_of(base, [read_text(one, "layer", "uk")], read_text(other))
        assert isinstance(outcome.tree, Table)
        assert all(problem.message and problem.location.path for problem in outcome.problems)


@given(st.text() | st.sampled_from(["{}", "[]", "1", '{"base": []}', '{"changes": {"a": 1}}', '{"changes": [1]}']))
def test_any_lock_is_read_or_reported(text: str) -> None:
    lockfile, problems = read_lockfile(text, "client.lock")
    assert lockfile.changes == {} or problems == ()


LOCKED = tree_of(
    BASE.replace(
        "{text: Wash your hands., why: Dough sticks.}", "{text: Wash your hands., why: Dough sticks., lock: locked}"
    ).replace("{title: Give back, kind: swap,", "{title: Give back, lock: locked, kind: swap,")
    + """\
safety-core:
  the-list: {at: safety-core, why: It guards itself.}
  tea-log: {at: tea/worksheets/log/fields, lock: strengthen}
  first-question: {at: tea/prompts/mentor/q1}
"""
)
WEAKENING: tuple[Entry, ...] = (
    {"remove": "safety-core"},
    {"remove": "safety-core/first-question"},
    {"set": "safety-core/first-question/at", "to": "title"},
    {"set": "ground-rules/wash/lock", "to": "open"},
    {"remove": "ground-rules/wash/lock"},
    {"replace": "tea", "with": plain_data(find(ROOT, ("modules", "bread")))},
    {"remove": "tea/worksheets"},
    {"remove": "tea/worksheets/log"},
    {"remove": "tea/worksheets/log/fields/leaf"},
    {"set": "tea/worksheets/log/fields/leaf/label", "to": "A leaf of another tree", "why": "x"},
    {"replace": "tea/worksheets/log/fields/leaf", "with": {"label": "Leaf", "answer": "line"}, "why": "x"},
    {"add": "ground-rules", "item": {"id": "soap", "text": "x", "formerly": ["wash"]}},
    {"add": "safety-core", "item": {"id": "x", "at": "ground-rules/wash", "lock": "open", "why": "x"}},
    {"remove": "tea"},
)


@given(*[st.lists(changes() | st.sampled_from(WEAKENING), max_size=3)] * 4)
@example([], [], [], [{"set": "tea/worksheets/log/fields/leaf/label", "to": ["tea"]}])
@example([], [], [], [{"set": "tea/worksheets/log/fields/leaf/label", "to": {"a": "Leaf"}}])
@settings(max_examples=300)
def test_no_layer_client_or_variant_changes_what_is_locked(
    one: list[Entry], other: list[Entry], own: list[Entry], cohort: list[Entry]
) -> None:
    layers = [overlay_of(one, "layer", "health"), overlay_of(other, "layer", "uk")]
    tree = outcome_of(LOCKED, layers, overlay_of(own), overlay_of(cohort, "variant", "acme/leaders")).tree
    for path in _locked_paths():
        is_gone = path[0] == "modules" and find(tree, path[:2]) is None
        assert is_gone or plain_data(find(tree, path)) == plain_data(find(LOCKED, path)), path
    fields = find(tree, ("modules", "tea", "worksheets", "log", "fields"))
    if find(tree, ("modules", "tea")):
        assert isinstance(fields, Table)
        assert {"leaf", "kind"} <= fields.entries.keys()


def _locked_paths() -> Iterator[Path]:
    yield from (guard.path for guard in guards_of(LOCKED).by_path.values() if guard.lock == "locked")
