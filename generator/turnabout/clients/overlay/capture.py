"""Find the changes that turn one curriculum into another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...core.nodes import Node, Path, Scalar, Sequence, Table
from ...core.problems import Location
from ...model.overlay_file import Verb
from ...sources.address import address_of, is_item, kind_of
from .canonical import says_same
from .change import Change, Place
from .guards import Guards
from .ordering import moved

_MOST_OF = 0.6
"""An item of which a larger part differs is written anew."""
_FEW = 3
"""An item with fewer texts that differ is never written anew."""
_NOWHERE: Mapping[str, Node] = {}


@dataclass(frozen=True, slots=True)
class Captured:
    """A change, and the path that it takes effect at."""

    path: Path
    change: Change


def capture(before: Table, after: Table, guards: Guards) -> tuple[Captured, ...]:
    """Return changes which, applied to one tree, give the other: few moves, texts one by one, whole items where most of
    them differs and nothing in them is guarded.

    Each change points to where the other tree says it.
    """
    return tuple(_Capturing(guards).record((), before, after))


class _Capturing:
    def __init__(self, guards: Guards) -> None:
        self.guards = guards

    def record(self, path: Path, old: Table, new: Table) -> Iterator[Captured]:
        """Yield the changes inside a record: what it lost, what is otherwise, what came."""
        for key, node in old.entries.items():
            here = (*path, key)
            if key in new.entries:
                yield from self._other(here, node, new.entries[key])
            elif not _is_empty(node):
                yield Captured(here, Change("remove", address_of(here), new.location))
        for key, node in new.entries.items():
            if key not in old.entries and not _is_empty(node):
                yield from self._filled((*path, key), node)

    def _other(self, path: Path, old: Node, new: Node) -> Iterator[Captured]:
        if says_same(old, new, path):
            return
        if kind_of(path) == "value" or not (isinstance(old, Table) and isinstance(new, Table)):
            yield Captured(path, Change("set", address_of(path), new.location, payload=new))
        elif self._is_rewritten(path, old, new):
            yield Captured(path, Change("replace", address_of(path), new.location, payload=new))
        elif kind_of(path) == "collection":
            yield from self._collection(path, old, new)
        else:
            yield from self.record(path, old, new)

    def _filled(self, path: Path, node: Node) -> Iterator[Captured]:
        """A part of a record that was not there before."""
        if kind_of(path) == "collection" and isinstance(node, Table):
            yield from self._collection(path, Table(_NOWHERE, node.location), node)
        else:
            verb: Verb = "replace" if kind_of(path) == "record" else "set"
            yield Captured(path, Change(verb, address_of(path), node.location, payload=node))

    def _collection(self, path: Path, old: Table, new: Table) -> Iterator[Captured]:
        """Removals first, since what is added may stand in the place of what goes; each item is hung on the one
        before it."""
        for key in old.entries:
            if key not in new.entries:
                yield Captured((*path, key), Change("remove", address_of((*path, key)), new.location))
        places = _places(tuple(old.entries), tuple(new.entries))
        for key, node in new.entries.items():
            here, where = (*path, key), new.keys.get(key, node.location)
            if key not in old.entries:
                new_id = Scalar(key, where, typed=key)
                change = Change("add", address_of(path), where, payload=node, new_id=new_id, place=places[key])
                yield Captured(here, change)
                continue
            if key in places:
                yield Captured(here, Change("move", address_of(here), where, place=places[key] or Place("last")))
            yield from self._other(here, old.entries[key], node)

    def _is_rewritten(self, path: Path, old: Table, new: Table) -> bool:
        if kind_of(path) != "record" or not is_item(path):
            return False
        over = self.guards.over(path)
        if path in self.guards.below or (over and over.lock != "open"):
            return False
        differing, count = _differing(path, old, new)
        return differing > max(_FEW - 1, _MOST_OF * count)


def _places(old: tuple[str, ...], new: tuple[str, ...]) -> Mapping[str, Place | None]:
    """Return where each item goes that is new or must be moved: after the one before it, or nowhere in particular at
    the end of the collection."""
    shifted = moved(old, new)
    placed = [name for name in new if name in shifted or name not in old]
    kept = [name for name in new if name not in placed]
    end = new.index(kept[-1]) + 1 if kept else 0
    found: dict[str, Place | None] = {}
    for name in placed:
        position = new.index(name)
        if position >= end:
            found[name] = None
        else:
            before = new[position - 1] if position else None
            found[name] = Place("after", Scalar(before, Location(""))) if before else Place("first")
    return found


def _differing(path: Path, old: Table, new: Table) -> tuple[int, int]:
    """Return how many texts of two items differ, and how many there are in either."""
    before, after = dict(_values(path, old)), dict(_values(path, new))
    every = before.keys() | after.keys()
    return sum(not _is_same(before.get(at), after.get(at), at) for at in every), len(every)


def _is_same(one: Node | None, other: Node | None, path: Path) -> bool:
    return one is not None and other is not None and says_same(one, other, path)


def _values(path: Path, node: Node) -> Iterator[tuple[Path, Node]]:
    if isinstance(node, Table) and kind_of(path) != "value":
        for key, entry in node.entries.items():
            yield from _values((*path, key), entry)
    elif isinstance(node, Scalar | Sequence):
        yield path, node


def _is_empty(node: Node) -> bool:
    """A collection without items says no more than one that is left out."""
    return isinstance(node, Table) and not node.entries
