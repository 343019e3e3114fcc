"""A curriculum as a tree of texts that remember where they were written."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from operator import is_
from types import MappingProxyType
from typing import NamedTuple

from .problems import Location


class Scalar(NamedTuple):
    """One text.

    `quoted` tells `x: ""` from `x:`, `damaged` that a problem with it is already reported; `typed` is the text as it
    stands in the file.
    """

    text: str
    location: Location
    quoted: bool = False
    damaged: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    location: Location


@dataclass(frozen=True, slots=True)
class Table:
    """Nodes by key, in the order of the file, with the place of each key."""

    entries: "Mapping[str, Node]"
    location: Location
    keys: Mapping[str, Location] = field(default_factory=dict)


Node = Scalar | Sequence | Table
Path = tuple[str | int, ...]
NOTHING: Mapping[int, Node] = MappingProxyType({})
"""No nodes that are known."""


def find(node: Node, path: Path) -> Node | None:
    """Return the node at a path of keys and positions, or None where there is none."""
    for step in path:
        if isinstance(node, Table) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def place(node: Node, path: Path) -> Location:
    """Return where the value at a path was written, or the nearest record around it."""
    found = node.location
    for step in path:
        child = find(node, (step,))
        if child is None:
            return found
        node, found = child, child.location
        if isinstance(child, Table):
            found = child.location
    return found


def key_place(node: Node, path: Path) -> Location:
    """Return where the key at the end of a path was written, or the nearest record around it, or the file's start."""
    if not path:
        return node.location
    value, parent = place(node, path), find(node, path[:-1])
    if isinstance(parent, Table) and path[-1] in parent.keys:
        key = parent.keys[str(path[-1])]
        return key if key.path == value.path else value
    return value


def place_inside(scalar: Scalar, offset: int) -> Location:
    """Return the place of a character of a text, counted from 0 in the text as typed."""
    line = scalar.typed.count("\n", 0, offset)
    column = offset - scalar.typed.rfind("\n", 0, offset)
    where = scalar.location
    return where._replace(line=where.line + line, column=column if line else where.column + column - 1)


def with_scalars(
    node: Node, change: Callable[[Path, Scalar], Scalar], path: Path = (), known: Mapping[int, Node] = NOTHING
) -> Node:
    """Return a tree in which `change` was made to every text; what has none that differs stays the same object, and of
    nodes that are `known` by their identity it is known what becomes of them."""
    if (made := known.get(id(node))) is not None:
        return made
    match node:
        case Scalar():
            return change(path, node)
        case Sequence():
            items = tuple(with_scalars(item, change, (*path, n), known) for n, item in enumerate(node.items))
            return node if all(map(is_, items, node.items)) else Sequence(items, node.location)
        case _:
            entries = {key: with_scalars(entry, change, (*path, key), known) for key, entry in node.entries.items()}
            same = all(map(is_, entries.values(), node.entries.values()))
            return node if same else Table(entries, node.location, node.keys)


def scalars(node: Node, path: Path = (), but: Container[int] = ()) -> Iterator[tuple[Path, Scalar]]:
    """Yield every text of a tree with its path, in file order, without nodes that are named by their identity."""
    found: list[tuple[Path, Scalar]] = []
    _collect(node, path, but, found)
    return iter(found)


def _collect(node: Node, path: Path, but: Container[int], found: list[tuple[Path, Scalar]]) -> None:
    if but and id(node) in but:
        return
    if isinstance(node, Scalar):
        found.append((path, node))
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            _collect(item, (*path, position), but, found)
    else:
        for key, entry in node.entries.items():
            _collect(entry, (*path, key), but, found)
