"""Changes of every verb over a tree, most of them right and some broken, as a person may write them."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from turnabout.core.nodes import Node, Path, Scalar, Table, find
from turnabout.core.plain import plain_data
from turnabout.sources.address import address_of, addresses, is_item, kind_of, shape_of

from .small import BASE, Entry, tree_of

TEXTS = ("Warm the pot.", "Ask {the mentor}.", "Überall: #1", "5", "x " * 30 + "y")
NEW_IDS = ("new-one", "rise", "zest")
ROOT = tree_of(BASE)
EVERY = tuple(addresses(ROOT))
VALUES = tuple(path for path, _ in EVERY if kind_of(path) == "value")
RECORDS = tuple(path for path, _ in EVERY if kind_of(path) == "record")
COLLECTIONS = tuple(path for path, _ in EVERY if kind_of(path) == "collection")
ITEMS = tuple(path for path, _ in EVERY if is_item(path))
OPTIONAL = tuple(path for path in VALUES if not is_item(path) and not shape_of(path).is_required)


def value_for(draw: st.DrawFn, path: Path) -> Any:
    """Return a value that fits a path, seldom one that does not."""
    shape = shape_of(path)
    if draw(st.integers(0, 19)) == 0:
        return draw(st.sampled_from(["", "ten minutes", ["tea"], {"text": "x"}]))
    if shape.choices:
        return draw(st.sampled_from(shape.choices))
    match shape.wanted:
        case "a whole number":
            return draw(st.integers(shape.least, min(shape.most, 90)))
        case "a list":
            return draw(st.lists(st.sampled_from(["tea", "bread"]), max_size=2, unique=True))
    return draw(st.sampled_from(("tea", "bread", "log", *TEXTS)))


def item_for(draw: st.DrawFn, collection: Path) -> Any:
    """Return the content of an item: that of a neighbour, with one value drawn anew."""
    known = find(ROOT, collection)
    names = tuple(known.entries) if isinstance(known, Table) else ()
    name = draw(st.sampled_from(names))
    return altered(draw, (*collection, name))


def altered(draw: st.DrawFn, path: Path) -> Any:
    """Return what stands at a path with one value of it drawn anew."""
    node = find(ROOT, path)
    if kind_of(path) == "value" or not isinstance(node, Table):
        return value_for(draw, path)
    data = json.loads(json.dumps(plain_data(node)))
    inside = [p for p, _ in addresses(node, path) if kind_of(p) == "value"]
    chosen = draw(st.sampled_from(inside))
    part = data
    for step in chosen[len(path) : -1]:
        part = part[step]
    part[chosen[-1]] = value_for(draw, chosen)
    return data


def place_for(draw: st.DrawFn, collection: Path) -> Entry:
    """Return a place among the items of a collection, seldom beside one that is not there."""
    side = draw(st.sampled_from(["after", "before", "after", "before", "first", "last"]))
    if side in ("first", "last"):
        return {side: True}
    known = find(ROOT, collection)
    names = (*(known.entries if isinstance(known, Table) else ()), *NEW_IDS)
    return {side: draw(st.sampled_from(names))}


@st.composite
def changes(draw: st.DrawFn) -> Entry:
    """One change; its target and content are most often right."""
    match draw(st.sampled_from(["set", "set", "remove", "add", "move", "replace"])):
        case "set":
            path = draw(st.sampled_from(VALUES))
            entry: Entry = {"set": address_of(path), "to": value_for(draw, path)}
        case "remove":
            entry = {"remove": address_of(draw(st.sampled_from((*ITEMS, *OPTIONAL))))}
        case "add":
            path = draw(st.sampled_from([p for p in COLLECTIONS if p != ("modules",)]))
            content = item_for(draw, path)
            item = {
                "id": draw(st.sampled_from(NEW_IDS)),
                **(content if isinstance(content, dict) else {"text": content}),
            }
            entry = {"add": address_of(path), "item": item}
            entry |= draw(st.sampled_from([{}, place_for(draw, path)]))
        case "move":
            path = draw(st.sampled_from(ITEMS))
            entry = {"move": address_of(path), **place_for(draw, path[:-1])}
        case _:
            path = draw(st.sampled_from(ITEMS))
            content = altered(draw, path)
            entry = {"replace": address_of(path), "with": content if isinstance(content, dict) else {"text": content}}
    return broken(draw, entry) if draw(st.integers(0, 14)) == 0 else entry


def broken(draw: st.DrawFn, entry: Entry) -> Entry:
    """Spoil a change: another verb, an address with a slip, or a key less or more."""
    verb = next(iter(entry))
    match draw(st.integers(0, 3)):
        case 0:
            return {draw(st.sampled_from(["set", "remove", "add", "move", "replace", "delete"])): entry[verb]} | {
                key: value for key, value in entry.items() if key != verb
            }
        case 1:
            cut = draw(st.integers(0, len(entry[verb]) - 1))
            return entry | {verb: entry[verb][:cut] + entry[verb][cut + 1 :]}
        case 2:
            return {key: value for key, value in entry.items() if key == verb}
        case _:
            return entry | {"witth": "x"}


def change_lists(most: int = 5) -> st.SearchStrategy[list[Entry]]:
    """A few changes of one file."""
    return st.lists(changes(), min_size=1, max_size=most)


def with_text(node: Node, path: Path, text: str) -> Table:
    """Return a tree with another text at a path."""
    if not isinstance(node, Table):
        raise AssertionError("a path leads through tables")
    key = str(path[0])
    inner = node.entries[key]
    new = with_text(inner, path[1:], text) if len(path) > 1 else Scalar(text, inner.location, typed=text)
    return replace(node, entries={**node.entries, key: new})
