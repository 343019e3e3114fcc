"""Apply a set of edits to a tree: contents, then places, then removals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...core.nodes import Node, Path, Table, find
from ...core.problems import Location, Problem
from ...sources.address import address_of, follow
from .change import Edit


def apply(
    tree: Table, edits: tuple[Edit, ...], settled: frozenset[Path] = frozenset()
) -> tuple[Table, tuple[Problem, ...]]:
    """Return a new tree; all targets and anchors are read in the old one, so the order of the edits is irrelevant but
    for items hung on the same side of the same anchor.

    Items hung on each other in a circle stay where they were and are reported, and so is a move that moves nothing,
    unless its place was in dispute and is `settled` so.
    """
    changed = tree
    for edit in edits:
        if edit.verb in ("set", "replace", "add") and edit.change.payload is not None:
            where = edit.change.new_id.location if edit.change.new_id else edit.change.where
            changed = _put(changed, edit.path, edit.change.payload, where)
    problems: list[Problem] = []
    for collection, placed in _by_collection(edits).items():
        changed, found = _order(tree, changed, collection, placed, _removed(edits, collection))
        problems.extend(found)
    for edit in edits:
        if edit.verb == "remove":
            changed = _without(changed, edit.path)
    settling = {edit.change.where for edit in edits if edit.path in settled}
    return changed, tuple(p for p in problems if p.code != "no-effect" or p.location not in settling)


def _put(tree: Table, path: Path, payload: Node, where: Location) -> Table:
    """Return a tree with a value at a path; the key of what was there keeps its place in the file."""
    key = str(path[0])
    keys = tree.keys if key in tree.keys else {**tree.keys, key: where}
    if len(path) == 1:
        return replace(tree, entries={**tree.entries, key: payload}, keys=keys)
    inner = tree.entries.get(key)
    below = inner if isinstance(inner, Table) else Table({}, payload.location)
    return replace(tree, entries={**tree.entries, key: _put(below, path[1:], payload, where)}, keys=keys)


def _without(tree: Table, path: Path) -> Table:
    key = str(path[0])
    inner = tree.entries.get(key)
    if len(path) == 1:
        entries = {name: entry for name, entry in tree.entries.items() if name != key}
        keys = {name: place for name, place in tree.keys.items() if name != key}
        return replace(tree, entries=entries, keys=keys)
    if not isinstance(inner, Table):
        return tree
    return replace(tree, entries={**tree.entries, key: _without(inner, path[1:])})


def _by_collection(edits: Iterable[Edit]) -> Mapping[Path, list[Edit]]:
    """Return the adds and moves of each collection in which something has a place of its own."""
    found: dict[Path, list[Edit]] = {}
    for edit in edits:
        if edit.verb in ("add", "move"):
            found.setdefault(edit.path[:-1], []).append(edit)
    return found


def _removed(edits: Iterable[Edit], collection: Path) -> frozenset[str]:
    return frozenset(str(e.path[-1]) for e in edits if e.verb == "remove" and e.path[:-1] == collection)


def _order(
    tree: Table, changed: Table, collection: Path, placed: list[Edit], removed: frozenset[str]
) -> tuple[Table, Iterator[Problem]]:
    old, now = find(tree, collection), find(changed, collection)
    if not isinstance(now, Table):
        return changed, iter(())
    names = tuple(old.entries) if isinstance(old, Table) else ()
    order = _ordered(names, _Places(tree, placed))
    circle = tuple(name for name in now.entries if name not in order)
    if circle:
        return changed, _circular(placed, circle)
    entries = {name: now.entries[name] for name in order}
    ordered = _put_table(changed, collection, replace(now, entries=entries))
    return ordered, _idle_moves(tree, names, placed, tuple(n for n in order if n not in removed), removed)


def _put_table(tree: Table, path: Path, table: Table) -> Table:
    if not path:
        return table
    inner = tree.entries[str(path[0])]
    if not isinstance(inner, Table):
        return tree
    return replace(tree, entries={**tree.entries, str(path[0]): _put_table(inner, path[1:], table)})


class _Places:
    """Which items are hung where, each list in the order of its file."""

    def __init__(self, tree: Table, placed: Iterable[Edit]) -> None:
        self.hung: dict[tuple[str, str], list[str]] = {}
        self.names: set[str] = set()
        for edit in placed:
            place = edit.change.place
            side = place.side if place else "last"
            anchor = str(follow(tree, (*edit.path[:-1], place.anchor.text))[0][-1]) if place and place.anchor else ""
            self.hung.setdefault((side, anchor), []).append(str(edit.path[-1]))
            self.names.add(str(edit.path[-1]))

    def at(self, side: str, anchor: str = "") -> list[str]:
        return self.hung.get((side, anchor), [])


def _ordered(names: tuple[str, ...], places: _Places) -> tuple[str, ...]:
    """Return the items that can be reached: first ones, those nobody placed in their old order, last ones, each with
    what is hung on it."""
    free = [name for name in names if name not in places.names]
    waiting = [(name, False) for name in (*places.at("first"), *free, *places.at("last"))][::-1]
    order: list[str] = []
    while waiting:
        name, is_next = waiting.pop()
        if is_next:
            order.append(name)
        else:
            before, after = places.at("before", name), places.at("after", name)
            steps = [*((b, False) for b in before), (name, True), *((a, False) for a in after)]
            waiting.extend(reversed(steps))
    return tuple(order)


def _circular(placed: Iterable[Edit], circle: tuple[str, ...]) -> Iterator[Problem]:
    names = " and ".join(repr(name) for name in circle)
    for edit in placed:
        if edit.path[-1] in circle:
            message = f"{names} are hung on each other, so none of them has a place"
            yield Problem(edit.change.where, "circular-places", message, "hang one of them on another item")
            return


def _idle_moves(
    tree: Table, names: tuple[str, ...], placed: list[Edit], order: tuple[str, ...], removed: frozenset[str]
) -> Iterator[Problem]:
    for edit in placed:
        if edit.is_move:
            without = _ordered(names, _Places(tree, [other for other in placed if other is not edit]))
            if tuple(name for name in without if name not in removed) == order:
                message = f"{address_of(edit.path)!r} stands there already"
                yield Problem(edit.change.where, "no-effect", message, "delete this change")
