"""A short digest of each part of a tree, to tell later what changed in it, came and went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...core.nodes import Node, Path, Table, find
from ...sources.address import address_of, follow, kind_of, path_of
from ..overlay.canonical import digest_of

Contents = Mapping[str, str]
"""Digests by address, in reading order."""

_FIGURES = 6
_DEEPEST = 4
"""Steps of the longest path that is a part of its own: modules, an id, activities, an id."""


@dataclass(frozen=True, slots=True)
class Novelties:
    """Addresses at which a tree says something else than it did, has more or less, and collections in a new order."""

    changed: tuple[Path, ...] = ()
    new: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    reordered: tuple[Path, ...] = ()


def contents_of(tree: Table) -> Contents:
    """Return the digest of each part of a tree: a field, or an item of an item."""
    return {address_of(path): digest_of(node, path)[:_FIGURES] for path, node in _parts(tree, ())}


def novelties(before: Contents, tree: Table) -> Novelties:
    """Return what is new in a tree whose contents were recorded; an item that was only renamed is not."""
    old = {follow(tree, path_of(address))[0]: figures for address, figures in before.items()}
    now = {path: digest_of(node, path)[:_FIGURES] for path, node in _parts(tree, ())}
    gone = tuple(path for path in old if path not in now and not _covers(path, now))
    return Novelties(
        changed=tuple(path for path in now if path in old and old[path] != now[path]),
        new=_widest((path for path in now if path not in old and not _covers(path, old)), old),
        gone=_widest((path for path in gone if find(tree, path) is None), now),
        reordered=tuple(_reordered(tuple(old), tuple(now))),
    )


def _parts(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    if isinstance(node, Table) and len(path) < _DEEPEST and (not path or _is_open(node, path)):
        for key, entry in node.entries.items():
            yield from _parts(entry, (*path, key))
    elif path:
        yield path, node


def _is_open(node: Table, path: Path) -> bool:
    """A collection is looked into, and a record that has one; any other record is one part."""
    if kind_of(path) == "collection":
        return bool(node.entries)
    return kind_of(path) == "record" and any(kind_of((*path, key)) == "collection" for key in node.entries)


def _covers(path: Path, others: Mapping[Path, str]) -> bool:
    """A part that was split, or is one part now, is not new for that."""
    return any(path[:end] in others for end in range(1, len(path)))


def _widest(paths: Iterator[Path], others: Mapping[Path, str]) -> tuple[Path, ...]:
    """Name a whole item once in place of each of its parts."""
    known = {path[:end] for path in others for end in range(1, len(path) + 1)}
    starts = (next(path[:end] for end in range(1, len(path) + 1) if path[:end] not in known) for path in paths)
    return tuple(dict.fromkeys(starts))


def _reordered(old: tuple[Path, ...], now: tuple[Path, ...]) -> Iterator[Path]:
    before, after = _orders(old), _orders(now)
    for collection, names in after.items():
        known = before.get(collection, ())
        if [name for name in known if name in names] != [name for name in names if name in known]:
            yield collection


def _orders(paths: tuple[Path, ...]) -> dict[Path, tuple[str | int, ...]]:
    """Return the ids of each collection in their order."""
    found: dict[Path, dict[str | int, None]] = {}
    for path in paths:
        for end in range(1, len(path)):
            if kind_of(path[:end]) == "collection":
                found.setdefault(path[:end], {})[path[end]] = None
    return {collection: tuple(names) for collection, names in found.items()}
