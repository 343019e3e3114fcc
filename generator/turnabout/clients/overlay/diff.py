"""What differs between two curricula, in reading order, each difference with the edits that made it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ...core.nodes import Node, Path, Table
from ...core.plain import is_equal
from ...sources.address import is_item, kind_of
from .change import Edit
from .ordering import moved

What = Literal["changed", "added", "removed", "moved"]
_EMPTY: Mapping[str, Node] = {}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The items that another item follows in the old order and in the new one; None where it comes first."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise: a value changed, a value or an item added or removed, an item moved.

    `neighbours` are those of an item that was moved; `by` are the edits behind it, in the order they were made in.
    """

    what: What
    path: Path
    old: Node | None
    new: Node | None
    by: tuple[Edit, ...]
    neighbours: Neighbours | None = None


def differences(before: Table, after: Table, edits: Iterable[Edit]) -> tuple[Difference, ...]:
    """Return what differs: in the order of the new tree, what was removed after what it followed in the old one.

    Of items that changed places the fewest count as moved, and first those that an edit moves. Values inside an item
    that is new or gone are not listed one by one.
    """
    return tuple(_Comparing(tuple(edits)).below((), before, after))


class _Comparing:
    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self.placed = frozenset(edit.path for edit in edits if edit.verb in ("move", "add"))
        self.moves: dict[Path, list[Edit]] = {}
        self.contents: dict[Path, list[Edit]] = {}
        self.inside: dict[Path, list[Edit]] = {}
        for edit in edits:
            (self.moves if edit.is_move else self.contents).setdefault(edit.path, []).append(edit)
            for end in range(1, len(edit.path)):
                self.inside.setdefault(edit.path[:end], []).append(edit)
        self.order = {id(edit): position for position, edit in enumerate(edits)}

    def below(self, path: Path, old: Node | None, new: Node | None) -> Iterator[Difference]:
        """Yield what differs between two tables."""
        before, after = _entries(old), _entries(new)
        shifted = self._shifted(path, before, after)
        for key in _in_reading_order(before, after):
            here = (*path, key)
            if key in shifted:
                neighbours = Neighbours(_previous(before, key), _previous(after, key))
                yield Difference("moved", here, before[key], after[key], self._behind_move(here), neighbours)
            yield from self._at(here, before.get(key), after.get(key))

    def _at(self, path: Path, old: Node | None, new: Node | None) -> Iterator[Difference]:
        if new is None:
            yield Difference("removed", path, old, None, self._behind(path))
        elif _is_branch(path, old, new):
            yield from self.below(path, old, new)
        elif old is None:
            yield Difference("added", path, None, new, self._behind(path))
        elif not is_equal(old, new):
            yield Difference("changed", path, old, new, self._behind(path))

    def _shifted(self, path: Path, before: Mapping[str, Node], after: Mapping[str, Node]) -> frozenset[str]:
        if kind_of(path) != "collection" or list(before) == list(after):
            return frozenset()
        willing = {name for name in after if (*path, name) in self.placed}
        return moved(tuple(before), tuple(after), willing=willing)

    def _behind(self, path: Path) -> tuple[Edit, ...]:
        above = [edit for end in range(1, len(path) + 1) for edit in self.contents.get(path[:end], ())]
        return self._ordered([*above, *self.inside.get(path, ())])

    def _behind_move(self, path: Path) -> tuple[Edit, ...]:
        """An item can also have moved because the one it stood by did, or because it was taken away and added."""
        return self._ordered(self.moves.get(path) or self.contents.get(path) or ())

    def _ordered(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        return tuple(sorted(edits, key=lambda edit: self.order[id(edit)]))


def _entries(node: Node | None) -> Mapping[str, Node]:
    return node.entries if isinstance(node, Table) else _EMPTY


def _is_branch(path: Path, old: Node | None, new: Node | None) -> bool:
    """What is new is one difference where it is an item, and else a part that was not there: what it holds counts."""
    if kind_of(path) == "value" or not isinstance(new, Table):
        return False
    return isinstance(old, Table) or (old is None and not is_item(path))


def _in_reading_order(before: Mapping[str, Node], after: Mapping[str, Node]) -> Iterator[str]:
    """Yield the keys of both: those of the new table, each followed by those that only the old one had after it."""
    gone: dict[str | None, list[str]] = {}
    last: str | None = None
    for key in before:
        if key in after:
            last = key
        else:
            gone.setdefault(last, []).append(key)
    yield from gone.get(None, ())
    for key in after:
        yield key
        yield from gone.get(key, ())


def _previous(entries: Mapping[str, Node], key: str) -> str | None:
    keys = list(entries)
    position = keys.index(key)
    return keys[position - 1] if position else None
