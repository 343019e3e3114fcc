"""Every two layers and client of one change each, on a tiny base: nothing is left to luck.

Random examples alone let a wrong rule pass: it takes three changes that meet at one item.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations_with_replacement

import pytest

from turnabout.clients.overlay.change import Edit

from .small import Entry, Outcome, Read, frame_breaks, is_reported, outcome_of, overlay_of, tree_of, without_order

TINY = tree_of("""\
title: Baking swap
ground-rules:
  wash: {text: Wash your hands., why: Dough sticks.}
  ask: {text: Ask first.}
  share: {text: The end piece is shared.}
modules:
  tea:
    title: Tea round
    needs: []
    prompts: {mentor: {q1: What do you smell?, q2: What next?}}
""")

CHANGES: tuple[Entry, ...] = (
    {"set": "ground-rules/wash/text", "to": "Wash."},
    {"set": "ground-rules/wash/text", "to": "Roll up your sleeves."},
    {"set": "ground-rules/wash/text", "to": "Wash your hands."},
    {"set": "ground-rules/ask/say", "to": "May I?"},
    {"remove": "ground-rules/wash"},
    {"remove": "ground-rules/wash/why"},
    {"remove": "ground-rules/ask"},
    {"replace": "ground-rules/wash", "with": {"text": "Wash.", "why": "Dough sticks."}},
    {"replace": "ground-rules/wash", "with": {"text": "Gloves on."}},
    {"replace": "ground-rules/ask", "with": {"text": "Always ask.", "say": "May I?"}},
    {"add": "ground-rules", "item": {"id": "rest", "text": "Let it rest."}, "after": "wash"},
    {"add": "ground-rules", "item": {"id": "rest", "text": "Sit down."}, "after": "wash"},
    {"add": "ground-rules", "item": {"id": "rise", "text": "Let it rise."}, "after": "wash"},
    {"add": "ground-rules", "item": {"id": "rise", "text": "Let it rise."}, "before": "rest"},
    {"add": "ground-rules", "item": {"id": "zest", "text": "Grate it."}},
    {"move": "ground-rules/wash", "last": True},
    {"move": "ground-rules/wash", "after": "ask"},
    {"move": "ground-rules/share", "before": "wash"},
    {"move": "ground-rules/ask", "first": True},
    {"set": "ground-rules/rest/text", "to": "Rest well."},
    {"set": "tea/prompts/mentor/q1", "to": "What do you taste?"},
    {"replace": "tea/prompts/mentor/q1", "with": {"text": "What do you hear?"}},
    {"remove": "tea/prompts/mentor/q1"},
    {"add": "tea/prompts/mentor", "item": {"id": "q0", "text": "Milk?"}, "before": "q1"},
    {"set": "tea/needs", "to": ["tea"]},
    {"remove": "tea"},
)
NOTHING = len(CHANGES)
ONE = range(NOTHING + 1)
LINE = 4
"""The line of the one change of a file."""
AGREED, MOVED, DECIDED = "the other layer asks for the same", "the other layer moves it too", "the client decides"
"""Why a change may have no effect of its own and be no mistake."""

Three = tuple[int, int, int]


@cache
def _read(number: int, role: str, name: str) -> Read:
    return overlay_of(CHANGES[number : number + 1], "layer" if role == "layer" else "client", name)


@cache
def _outcome(one: int, other: int, own: int, swapped: bool = False) -> Outcome:
    """What two layers and a client give, a layer without a change left out."""
    layers = [_read(n, "layer", name) for n, name in ((one, "health"), (other, "uk")) if n != NOTHING]
    return outcome_of(TINY, layers[::-1] if swapped else layers, _read(own, "client", "acme"))


def _triples() -> Iterator[Three]:
    for one, other in combinations_with_replacement(ONE, 2):
        for own in ONE:
            yield one, other, own


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    yield
    _outcome.cache_clear()


def test_there_are_thousands_of_triples() -> None:
    assert sum(1 for _ in _triples()) == 10_206


def test_the_order_of_two_layers_never_matters() -> None:
    for triple in _triples():
        first, second = _outcome(*triple), _outcome(*triple, swapped=True)
        assert first.text == second.text, _told(triple)
        assert sorted(first.problems) == sorted(second.problems), _told(triple)


def test_the_names_of_two_layers_decide_at_most_who_stands_first_at_one_anchor() -> None:
    for one, other, own in _triples():
        first, second = _outcome(one, other, own), _outcome(other, one, own)
        assert without_order(first.tree) == without_order(second.tree), _told((one, other, own))
        if not _same_side(one, other):
            assert (first.codes, first.text) == (second.codes, second.text), _told((one, other, own))


def test_every_change_matters_or_was_reported_or_gave_way_to_the_client() -> None:
    idle = Counter[str]()
    for triple in _triples():
        whole = _outcome(*triple)
        for position, number in enumerate(triple):
            if number != NOTHING and not _matters(triple, position, whole):
                reason = _reason(triple, position)
                assert reason, (_told(triple), position, whole.problems)
                idle[reason] += 1
    assert idle.keys() == {
        AGREED,
        MOVED,
        DECIDED,
    }


def test_two_layers_that_touch_are_settled_by_the_client_or_reported() -> None:
    for one, other, own in _triples():
        whole = _outcome(one, other, own)
        if one != other and NOTHING not in (one, other) and _clash(one, other):
            is_said = "layers-disagree" in whole.codes
            assert is_said or whole.resolution.settled, _told((one, other, own))
            assert is_said or _outcome(one, other, NOTHING).codes.count("layers-disagree"), _told((one, other, own))


def test_a_client_settles_what_it_speaks_of_but_no_removal() -> None:
    settled = Counter[str]()
    for one, other, own in _triples():
        if NOTHING in (one, other, own) or not _touch(one, other) or one == other:
            continue
        wide, narrow = sorted((CHANGES[one], CHANGES[other]), key=lambda change: len(_target(change)))
        same = _target(wide) == _target(narrow)
        is_final = {*wide, *narrow} >= {"remove", "replace"} if same else "remove" in wide
        codes = _outcome(one, other, own).codes
        if is_final:
            assert "layers-disagree" in codes, _told((one, other, own))
        elif _covers(own, one) and _covers(own, other):
            assert "layers-disagree" not in codes, _told((one, other, own))
            settled[next(iter(CHANGES[own]))] += 1
    assert settled.keys() >= {"set", "replace", "add", "move"}


def test_what_no_change_covers_stays_the_very_node() -> None:
    for triple in _triples():
        assert frame_breaks(TINY, _outcome(*triple)) == [], _told(triple)


def _matters(triple: Three, position: int, whole: Outcome) -> bool:
    fewer = (*triple[:position], NOTHING, *triple[position + 1 :])
    without = _outcome(*fewer) if position else _outcome(fewer[1], NOTHING, fewer[2])
    name = ("health", "uk", "acme")[position]
    return without.text != whole.text or is_reported(whole.problems, f"{name}.yml", LINE)


def _reason(triple: Three, position: int) -> str:
    if position == 2:
        return "" if not _newly_said(triple) else DECIDED
    if triple[0] == triple[1]:
        return AGREED
    if _relates(triple[position], triple[2]):
        return DECIDED
    is_moved_by_both = "move" in CHANGES[triple[position]] and _relates(triple[position], triple[1 - position])
    return MOVED if is_moved_by_both else ""


def _newly_said(triple: Three) -> bool:
    """Without the client's change the layers would be left in a disagreement that it settles."""
    return set(_outcome(triple[0], triple[1], NOTHING).codes) > set(_outcome(*triple).codes)


def _relates(one: int, own: int) -> bool:
    """Whether the client speaks of what the layer speaks of, above it or below it, or places its neighbours."""
    if own == NOTHING:
        return False
    (first,), (second,) = _edits(one), _edits(own)
    shorter = min(len(first.path), len(second.path))
    is_placing = {first.verb, second.verb} <= {"add", "move", "remove"} and first.path[:-1] == second.path[:-1]
    return first.path[:shorter] == second.path[:shorter] or is_placing


@cache
def _edits(number: int) -> tuple[Edit, ...]:
    """The edit of a change; an item that another file adds is there for it."""
    rest = overlay_of([{"add": "ground-rules", "item": {"id": "rest", "text": "x"}}], "layer", "rest")
    for layers in ((), (rest,)):
        edits = outcome_of(TINY, layers, _read(number, "client", "acme")).resolution.stages[-1].edits
        if edits:
            return edits
    return outcome_of(TINY, (_read(0, "layer", "health"),), _read(number, "client", "acme")).resolution.stages[-1].edits


def _clash(one: int, other: int) -> bool:
    """Whether two changes of layers, each right by itself, ask for different things at one place."""
    if _outcome(one, NOTHING, NOTHING).problems or _outcome(other, NOTHING, NOTHING).problems:
        return False
    first, second = CHANGES[one], CHANGES[other]
    same_item = _target(first) == _target(second) and ("move" in first) == ("move" in second)
    return same_item and not {"Let it rise."} <= {str(c.get("item", {}).get("text")) for c in (first, second)}


def _touch(one: int, other: int) -> bool:
    """Whether two layers with these changes disagree if no client says anything."""
    return "layers-disagree" in _outcome(one, other, NOTHING).codes


def _covers(own: int, other: int) -> bool:
    """Whether a client's change has the same target as a layer's, and is about the same of it."""
    first, second = CHANGES[own], CHANGES[other]
    return _target(first) == _target(second) and ("move" in first) == ("move" in second)


def _target(change: Entry) -> str:
    verb = next(iter(change))
    return f"{change['add']}/{change['item']['id']}" if verb == "add" else str(change[verb])


def _same_side(one: int, other: int) -> bool:
    sides = []
    for number in (one, other):
        change = CHANGES[number] if number != NOTHING else {}
        side = next((s for s in ("after", "before", "first", "last") if s in change), "last")
        sides.append((side, change.get(side, True)) if {"add", "move"} & change.keys() else None)
    return sides[0] is not None and sides[0] == sides[1]


def _told(triple: Three) -> str:
    return " | ".join(str(CHANGES[n]) if n != NOTHING else "nothing" for n in triple)
