"""What holds for every base and every overlay, tried on a small curriculum with changes of every kind."""

import json
from collections import Counter
from random import Random

from hypothesis import assume, example, given
from hypothesis import strategies as st

from turnabout.clients.lockfile.lockfile import baselines_of
from turnabout.core.nodes import Path, find
from turnabout.core.plain import as_json, plain_data

from .small import BASE, Entry, frame_breaks, is_reported, outcome_of, overlay_of, tree_of, without_order
from .strategies import ROOT, VALUES, change_lists, with_text

FIRST_CHANGE = 4
"""The line of the first change in a file without settings."""


@given(change_lists())
def test_no_layer_and_an_empty_one_change_nothing(changes: list[Entry]) -> None:
    client = overlay_of(changes)
    empty = overlay_of([], "layer", "empty")
    assert outcome_of(ROOT).tree is ROOT
    assert outcome_of(ROOT, [empty], overlay_of([])).text == as_json(ROOT)
    assert outcome_of(ROOT, [empty], client).text == outcome_of(ROOT, (), client).text


@given(change_lists(), change_lists())
def test_resolving_twice_gives_the_same_and_leaves_what_it_was_given(one: list[Entry], other: list[Entry]) -> None:
    base, layer, client = tree_of(BASE), overlay_of(one, "layer", "uk"), overlay_of(other)
    before = as_json(base)
    first, second = outcome_of(base, [layer], client), outcome_of(base, [layer], client)
    assert (first.text, first.problems) == (second.text, second.problems)
    assert as_json(base) == before
    assert base == tree_of(BASE)


@given(change_lists(), st.randoms(use_true_random=False))
def test_the_order_of_the_changes_in_a_file_does_not_matter(changes: list[Entry], random: Random) -> None:
    shuffled = sorted(changes, key=lambda _: random.random())
    one, other = outcome_of(ROOT, (), overlay_of(changes)), outcome_of(ROOT, (), overlay_of(shuffled))
    if "changes-collide" in one.codes:
        assert "changes-collide" in other.codes  # the later of two gives way, and that is said
        return
    assert one.codes == other.codes
    if _has_neighbours(changes):
        assert without_order(one.tree) == without_order(other.tree)
    else:
        assert one.text == other.text


@given(change_lists(), change_lists())
def test_a_result_that_was_written_down_and_read_again_takes_the_same_changes(
    one: list[Entry], other: list[Entry]
) -> None:
    layer, client = overlay_of(one, "layer", "uk"), overlay_of(other)
    through = outcome_of(ROOT, [layer], client)
    frozen = tree_of(json.dumps(plain_data(outcome_of(ROOT, [layer]).tree), ensure_ascii=False), "frozen.yml")
    assert outcome_of(frozen, (), client).text == through.text


@given(change_lists(3), change_lists(3), change_lists(2))
def test_the_order_of_layers_does_not_matter(one: list[Entry], other: list[Entry], own: list[Entry]) -> None:
    layers = [overlay_of(one, "layer", "health"), overlay_of(other, "layer", "uk")]
    client = overlay_of(own)
    first, second = outcome_of(ROOT, layers, client), outcome_of(ROOT, layers[::-1], client)
    assert (first.text, sorted(first.problems)) == (second.text, sorted(second.problems))


@given(change_lists(3), change_lists(3), change_lists(2))
def test_the_names_of_layers_decide_nothing_but_the_order_at_one_anchor(
    one: list[Entry], other: list[Entry], own: list[Entry]
) -> None:
    client = overlay_of(own)
    first = outcome_of(ROOT, [overlay_of(one, "layer", "a"), overlay_of(other, "layer", "b")], client)
    second = outcome_of(ROOT, [overlay_of(one, "layer", "b"), overlay_of(other, "layer", "a")], client)
    assert first.codes == second.codes
    assert without_order(first.tree) == without_order(second.tree)
    if not _has_neighbours([*one, *other]) and not _has_neighbours(own):
        assert first.text == second.text


@given(change_lists(3), change_lists(3), change_lists(3))
def test_what_no_change_covers_keeps_its_value_and_its_place(
    one: list[Entry], other: list[Entry], own: list[Entry]
) -> None:
    layers = [overlay_of(one, "layer", "health"), overlay_of(other, "layer", "uk")]
    outcome = outcome_of(ROOT, layers, overlay_of(own))
    assert frame_breaks(ROOT, outcome) == []


@given(change_lists(), change_lists(2))
def test_every_change_of_a_client_matters_or_is_reported(changes: list[Entry], shared: list[Entry]) -> None:
    layers = [overlay_of(shared, "layer", "uk")]
    client = overlay_of(changes)
    whole = outcome_of(ROOT, layers, client)
    for number in range(len(changes)):
        rest = outcome_of(ROOT, layers, overlay_of([*changes[:number], *changes[number + 1 :]]))
        is_same = rest.text == whole.text
        assert not is_same or is_reported(whole.problems, client.path, FIRST_CHANGE + number), changes[number]


@given(change_lists(4), st.sampled_from(VALUES))
@example([{"set": "tea/title", "to": "x"}], ("modules", "tea", "title"))
@example([{"replace": "tea/activities/back", "with": {"title": "x", "kind": "swap", "lead": "both", "minutes": 3}}],
         ("modules", "tea", "activities", "back", "title"))  # fmt: skip
def test_a_changed_base_text_flags_the_changes_over_it_and_arrives_elsewhere(
    changes: list[Entry], edited: Path
) -> None:
    client = overlay_of(changes)
    before = outcome_of(ROOT, (), client)
    assume(before.codes == [])
    text = "71" if plain_data(find(ROOT, edited)) in map(str, range(100)) else "tea-and-more"
    assume(not isinstance(plain_data(find(ROOT, edited)), list))
    assume(edited[-1] not in ("kind", "lead", "for", "answer", "tier"))
    base = with_text(ROOT, edited, text)
    accepted = baselines_of(before.edits, ROOT)
    after = outcome_of(base, (), client.accepting(accepted))
    over = [e for e in before.edits if e.verb not in ("add", "move") and e.path == edited[: len(e.path)]]
    flagged = [p for p in after.problems if p.code in ("base-changed", "no-effect")]
    assert sorted(p.location for p in flagged) == sorted(e.change.where for e in over)
    assert [p for p in after.problems if p not in flagged] == []
    if not over:
        assert plain_data(find(after.tree, edited)) == text


def _has_neighbours(changes: list[Entry]) -> bool:
    """Whether two items are hung on the same side of the same anchor: there the order of the file counts."""
    hung = Counter[tuple[str, str, str]]()
    for entry in changes:
        where = str(entry.get("add") or str(entry.get("move", "")).rpartition("/")[0])
        if "add" in entry or "move" in entry:
            side = next((s for s in ("after", "before", "first", "last") if s in entry), "last")
            hung[where, side, str(entry.get(side, True))] += 1
    return any(count > 1 for count in hung.values())
