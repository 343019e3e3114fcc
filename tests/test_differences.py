"""What differs between two curricula is found in reading order, with the edits that made it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from makers import resolve
from overlay_laws.small import BASE
from turnabout.clients.overlay.change import Overlay
from turnabout.clients.overlay.diff import Difference, differences
from turnabout.clients.overlay.ordering import moved
from turnabout.clients.overlay.resolve import Resolution
from turnabout.clients.overlay.writing import read_overlay
from turnabout.core.nodes import Table
from turnabout.core.plain import plain_data
from turnabout.sources.address import address_of
from turnabout.sources.yaml_reader import read_yaml


def table(text: str) -> Table:
    node, problems = read_yaml(text, "client.yml")
    assert not problems
    assert isinstance(node, Table)
    return node


def client(changes: str, name: str = "acme") -> Overlay:
    head = f"client: {name}\nbase: x\nchanges:\n"
    overlay, problems = read_overlay(table(head + changes), "client", lambda name: (None, ()))
    assert not problems
    return overlay


def resolved(changes: str) -> Resolution:
    resolution = resolve(table(BASE), (), client(changes))
    assert not resolution.problems
    return resolution


def found(changes: str) -> list[Difference]:
    resolution = resolved(changes)
    edits = [edit for stage in resolution.stages for edit in stage.edits]
    return list(differences(table(BASE), resolution.tree, edits))


def said(changes: str) -> list[tuple[str, str, Any, Any]]:
    return [(d.what, address_of(d.path), plain_data(d.old), plain_data(d.new)) for d in found(changes)]


def test_nothing_differs_where_nothing_was_changed() -> None:
    assert differences(table(BASE), table(BASE), ()) == ()


def test_a_changed_text_has_both_texts_and_the_reason() -> None:
    (one,) = found("  - set: tea/title\n    to: Coffee\n    why: Tea is out.\n")
    assert (one.what, plain_data(one.old), plain_data(one.new)) == ("changed", "Tea round", "Coffee")
    assert [edit.change.why for edit in one.by] == ["Tea is out."]


def test_new_and_removed_items_are_one_difference_each_in_reading_order() -> None:
    changes = """\
  - remove: ground-rules/ask
  - add: ground-rules
    after: wash
    item: {id: dry, text: Dry them., why: Wet dough.}
"""
    assert said(changes) == [
        ("removed", "ground-rules/ask", {"text": "Ask first."}, None),
        ("added", "ground-rules/dry", None, {"text": "Dry them.", "why": "Wet dough."}),
    ]


def test_a_replaced_item_differs_text_by_text_for_one_reason() -> None:
    changes = "  - replace: ground-rules/wash\n    with: {text: Scrub., say: Clean?}\n    why: Stricter.\n"
    assert said(changes) == [
        ("changed", "ground-rules/wash/text", "Wash your hands.", "Scrub."),
        ("removed", "ground-rules/wash/why", "Dough sticks.", None),
        ("added", "ground-rules/wash/say", None, "Clean?"),
    ]
    assert {edit.change.why for one in found(changes) for edit in one.by} == {"Stricter."}


def test_a_move_tells_what_the_item_followed_and_follows() -> None:
    (one,) = found("  - move: ground-rules/share\n    first: true\n    why: It matters most.\n")
    assert (one.what, address_of(one.path)) == ("moved", "ground-rules/share")
    assert one.neighbours is not None
    assert (one.neighbours.old, one.neighbours.new) == ("ask", None)
    assert [edit.verb for edit in one.by] == ["move"]


def test_of_two_items_that_changed_places_the_one_that_was_told_to_has_moved() -> None:
    for item, place in (("wash", "after: ask"), ("ask", "before: wash")):
        (one,) = found(f"  - move: ground-rules/{item}\n    {place}\n")
        assert one.path[-1] == item


def test_a_part_that_was_not_there_counts_by_what_it_holds() -> None:
    changes = """\
  - set: brand/name
    to: Acme
  - add: contacts
    item: {id: desk, name: Desk, how: Ring.}
"""
    assert said(changes) == [
        ("added", "brand/name", None, "Acme"),
        ("added", "contacts/desk", None, {"name": "Desk", "how": "Ring."}),
    ]


def test_edits_inside_an_added_item_belong_to_it() -> None:
    base = table(BASE)
    own = client("  - add: ground-rules\n    item: {id: dry, text: Dry them.}\n")
    variant, problems = read_overlay(
        table("variant: v\nchanges:\n  - set: ground-rules/dry/text\n    to: Dry well.\n"),
        "variant",
        lambda name: (None, ()),
    )
    assert not problems
    resolution = resolve(base, (), own, variant)
    edits = [edit for stage in resolution.stages for edit in stage.edits]
    (one,) = differences(base, resolution.tree, edits)
    assert [edit.verb for edit in one.by] == ["add", "set"]


@given(st.permutations(list("abcdefg")), st.sets(st.sampled_from("abcdefg")))
def test_the_fewest_items_count_as_moved(order: list[str], willing: set[str]) -> None:
    plain, wanted = moved("abcdefg", order), moved("abcdefg", order, willing=willing)
    assert len(plain) == len(wanted) == 7 - longest(order)
    for still in (plain, wanted):
        left = [name for name in order if name not in still]
        assert left == sorted(left)
    assert len(wanted & willing) >= len(plain & willing)


def longest(order: list[str]) -> int:
    """The length of the longest rising part, by looking at every one."""
    best = [""]
    for name in order:
        best += [part + name for part in best if not part or part[-1] < name]
    return max(map(len, best))
