"""An edited copy of a curriculum becomes changes: applied to the base they give the copy."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from house import REPOSITORY
from turnabout.clients.customising import Customiser
from turnabout.clients.overlay.apply import apply
from turnabout.clients.overlay.canonical import says_same
from turnabout.clients.overlay.capture import Captured, capture
from turnabout.clients.overlay.change import Overlay
from turnabout.clients.overlay.guards import Guards, guards_of
from turnabout.clients.overlay.locate import Ground, locate
from turnabout.clients.overlay.writing import read_overlay
from turnabout.clients.overlay.yaml_text import changes_text
from turnabout.core.nodes import Node, Path, Scalar, Sequence, Table
from turnabout.core.problems import Location, Problem
from turnabout.model.curriculum import Curriculum
from turnabout.sources.address import address_of, is_item
from turnabout.sources.validate import validate_at
from turnabout.sources.workspace import open_workspace
from turnabout.sources.yaml_reader import read_yaml

HERE = Location("here")


def node_of(data: Any) -> Node:
    match data:
        case dict():
            entries = {key: node_of(value) for key, value in data.items()}
            return Table(entries, HERE, dict.fromkeys(entries, HERE))
        case list():
            return Sequence(tuple(map(node_of, data)), HERE)
    return Scalar(str(data), HERE, quoted=True, typed=str(data))


def tree_of(data: Mapping[str, Any]) -> Table:
    node = node_of(data)
    assert isinstance(node, Table)
    return node


def applied(base: Table, overlay: Overlay) -> tuple[Table, tuple[Problem, ...]]:
    """Return the tree that a client's file gives, and all that is wrong with it."""
    located = locate(overlay, Ground(base, Guards({}, {})))
    tree, problems = apply(base, located.edits)
    return tree, (*located.problems, *problems)


def file_of(captured: tuple[Captured, ...]) -> Overlay:
    """Return changes as they read again once they are written."""
    text = "client: x\nbase: y\nchanges:\n" + changes_text(captured, lambda path: str(path[0]), {}, set())
    node, problems = read_yaml(text if captured else "client: x\n", "client.yml")
    assert not [p for p in problems if p.severity == "error"], (problems, text)
    assert isinstance(node, Table)
    overlay, found = read_overlay(node, "client", lambda name: (None, ()))
    assert not found, (found, text)
    return overlay


def without_empty(node: Node, path: Path = ()) -> Node:
    """A collection without items says no more than one that is left out."""
    if not isinstance(node, Table):
        return node
    inner = {key: without_empty(entry, (*path, key)) for key, entry in node.entries.items()}
    return replace(node, entries={key: entry for key, entry in inner.items() if entry != Table({}, entry.location, {})})


def is_law(before: Table, after: Table) -> None:
    captured = capture(before, after, guards_of(before))
    result, problems = applied(before, file_of(captured))
    assert not problems
    assert says_same(without_empty(result), without_empty(after), ())


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what is captured, in short."""
    old, new = tree_of(before), tree_of(after)
    is_law(old, new)
    return [
        f"{one.change.verb} {address_of(one.path)}"
        + (f" {place.side} {place.anchor.text if place.anchor else ''}".rstrip() if (place := one.change.place) else "")
        for one in capture(old, new, guards_of(old))
    ]


def rules(*names: str) -> dict[str, Any]:
    return {"ground-rules": {name: {"text": f"Mind {name}."} for name in names}}


def test_two_equal_trees_need_no_change() -> None:
    assert changes(rules("a", "b"), rules("a", "b")) == []


def test_one_item_that_changed_its_place_is_one_move() -> None:
    assert changes(rules("a", "b", "c", "d"), rules("d", "a", "b", "c")) == ["move ground-rules/d first"]
    assert changes(rules("a", "b", "c", "d"), rules("b", "c", "d", "a")) == ["move ground-rules/a last"]
    assert changes(rules("a", "b", "c", "d"), rules("a", "c", "b", "d")) in (
        ["move ground-rules/c after a"],
        ["move ground-rules/b after c"],
    )


def test_new_items_are_hung_on_the_item_before_them_and_at_the_end_on_none() -> None:
    assert changes(rules("a", "b"), rules("x", "y", "a", "z", "b", "last-one")) == [
        "add ground-rules/x first",
        "add ground-rules/y after x",
        "add ground-rules/z after a",
        "add ground-rules/last-one",
    ]


def test_a_text_is_set_and_an_optional_one_removed() -> None:
    before = {"ground-rules": {"a": {"text": "Mind a.", "why": "So.", "say": "Hm."}}}
    after = {"ground-rules": {"a": {"text": "Mind a well.", "say": "Hm."}}}
    assert changes(before, after) == ["set ground-rules/a/text", "remove ground-rules/a/why"]


def test_an_item_of_which_most_differs_is_written_anew() -> None:
    before = {"ground-rules": {"a": {"text": "Mind a.", "why": "So.", "say": "Hm."}}}
    after = {"ground-rules": {"a": {"text": "Wash.", "why": "Dough.", "say": "Clean?"}}}
    assert changes(before, after) == ["replace ground-rules/a"]


def test_an_item_with_something_guarded_in_it_is_changed_text_by_text() -> None:
    before = {"ground-rules": {"a": {"text": "Mind a.", "why": "So.", "say": "Hm.", "lock": "strengthen"}}}
    after = {"ground-rules": {"a": {"text": "Wash.", "why": "Dough.", "say": "Clean?", "lock": "strengthen"}}}
    old, new = tree_of(before), tree_of(after)
    assert {one.change.verb for one in capture(old, new, guards_of(old))} == {"set"}


def test_a_part_that_the_base_leaves_out_is_filled() -> None:
    after = {"brand": {"name": "Acme"}, "contacts": {"desk": {"name": "Desk", "how": "Ring."}}, "rhythm": "14"}
    assert changes({}, after) == ["replace brand", "add contacts/desk", "set rhythm"]


def test_a_list_is_one_value() -> None:
    before = {"tracks": {"core": {"title": "Core", "for": "All.", "modules": ["a", "b"]}}}
    after = {"tracks": {"core": {"title": "Core", "for": "All.", "modules": ["b", "a", "c"]}}}
    assert changes(before, after) == ["set tracks/core/modules"]


TEXTS = st.one_of(
    st.sampled_from(
        ["Wash.", "{Mentors} ask", "x: y", "#1", "- a", "a #b", "yes", "1:30", "[a]", '"', "it's", "é" * 130]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=30),
    st.lists(st.sampled_from(["tea", "and", "bread", "{a mentor}", "*now*"]), min_size=30, max_size=60).map(" ".join),
    st.lists(st.sampled_from(["One line.", "", "- two", "  three"]), min_size=2, max_size=5).map("\n".join),
).filter(lambda text: bool(text.strip()))
IDS = st.sampled_from(["a", "b", "c", "d", "e", "f-1", "no"])
RULES = st.fixed_dictionaries({"text": TEXTS}, optional={"why": TEXTS, "say": TEXTS})
STEPS = st.fixed_dictionaries(
    {"title": TEXTS.map(lambda text: text[:80]), "when": TEXTS, "tasks": st.dictionaries(IDS, TEXTS, max_size=4)},
    optional={"messages": st.lists(IDS, max_size=3)},
).filter(lambda step: bool(step["title"].strip()))


def shuffled(items: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return items.flatmap(lambda found: st.permutations(list(found.items())).map(dict))


TREES = st.fixed_dictionaries(
    {},
    optional={
        "ground-rules": shuffled(st.dictionaries(IDS, RULES, max_size=7)),
        "run-sheet": shuffled(st.dictionaries(IDS, STEPS, max_size=3)),
        "brand": st.fixed_dictionaries({"name": st.just("Acme")}, optional={"colour": st.just("#123456")}),
        "rhythm": st.integers(1, 30).map(str),
    },
)


@given(TREES, TREES)
def test_changes_applied_to_the_base_give_the_copy(before: dict[str, Any], after: dict[str, Any]) -> None:
    old, new = tree_of(before), tree_of({**{key: before[key] for key in before if key == "ground-rules"}, **after})
    is_law(old, new)


@given(st.permutations(list("abcdefgh")), st.sets(st.sampled_from("abcdefgh"), max_size=3))
def test_any_order_is_reached(order: list[str], gone: set[str]) -> None:
    changes(rules(*"abcdefgh"), rules(*(name for name in order if name not in gone)))


@pytest.fixture(scope="module")
def shipped() -> Table:
    workspace, _ = open_workspace(REPOSITORY)
    base = Customiser(workspace).base("reverse-mentoring")
    assert base is not None
    return base.tree


@pytest.mark.parametrize("seed", range(30))
def test_the_shipped_curriculum_is_reached_from_itself_after_random_edits(shipped: Table, seed: int) -> None:
    random = Random(seed)
    edited = shipped
    for _ in range(random.randint(1, 25)):
        edited = edit_somewhere(edited, random)
    is_law(shipped, edited)


def edit_somewhere(tree: Table, random: Random) -> Table:
    """Change a text, or take out, double or move an item, somewhere below."""
    path: Path = ()
    node: Node = tree
    while isinstance(node, Table) and node.entries and (not path or random.random() < 0.85):
        key = random.choice(list(node.entries))
        path, node = (*path, key), node.entries[key]
    return with_node(tree, path, edited(path, node, random))


def edited(path: Path, node: Node, random: Random) -> Any:
    """Return what to do with an item, or a text that may stand there."""
    if is_item(path) and random.random() < 0.6:
        return random.choice(["remove", "copy", "move"])
    if not isinstance(node, Scalar):
        return node
    text = random.choice([f"{node.text.strip()} Indeed: so.", "# not this\n\n- but that", "A " * 99])
    other = node._replace(text=text)
    _, problems = validate_at(other, Curriculum, path)
    return node if problems else other


def with_node(tree: Table, path: Path, new: Any) -> Table:
    key = str(path[0])
    if len(path) > 1:
        inner = tree.entries[key]
        assert isinstance(inner, Table)
        return replace(tree, entries={**tree.entries, key: with_node(inner, path[1:], new)})
    entries = dict(tree.entries)
    if new == "remove":
        del entries[key]
    elif new == "move":
        entries = {key: entries.pop(key), **entries}
    elif new == "copy":
        choices = {"low", "middle", "high", "mentor", "mentoree", "both", "facilitator", "sponsor"}
        if key not in choices:
            entries[f"{key[:60]}-copy"] = entries[key]
    else:
        entries[key] = new
    return replace(tree, entries=entries)
