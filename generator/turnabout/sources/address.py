"""Addresses: ids and field names joined by /, the first a module or a section of the curriculum."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from ..core.nodes import Node, Path, Scalar, Sequence, Table, find
from ..model.curriculum import Curriculum
from .shape import Shape, keys_of, shape_at

AddressKind = Literal["record", "collection", "value", "nothing"]
LABELS = "labels"
"""The section whose keys are texts: a / in one of them parts nothing."""

SECTIONS = frozenset(field.alias or name for name, field in Curriculum.model_fields.items())


def path_of(address: str) -> Path:
    """Return the path in the tree of a curriculum that an address means."""
    steps = tuple(address.strip("/").split("/"))
    if steps[0] == LABELS:
        return (LABELS, "/".join(steps[1:])) if steps[1:] else (LABELS,)
    return steps if steps[0] in SECTIONS else ("modules", *steps)


def address_of(path: Path) -> str:
    """Return a path as a person writes it."""
    steps = path[1:] if len(path) > 1 and path[0] == "modules" else path
    return "/".join(map(str, steps))


def shape_of(path: Path) -> Shape:
    """Return what the models want at a path."""
    return shape_at(Curriculum, path)


@lru_cache(maxsize=1 << 16)
def kind_of(path: Path) -> AddressKind:
    """Return whether a path leads to a record, a collection of items, a value (a text, a number, a list) or nothing.

    What is inside a list has no address, and where the keys of a collection are roles, no other key has.
    """
    around = kind_of(path[:-1]) if path else "record"
    if around in ("value", "nothing"):
        return "nothing"
    choices = keys_of(Curriculum, path[:-1]) if around == "collection" else ()
    return "nothing" if choices and path[-1] not in choices else shape_of(path).kind


def is_item(path: Path) -> bool:
    """Tell whether a path leads to an item of a collection."""
    return len(path) > 1 and kind_of(path[:-1]) == "collection"


def addresses(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every path of a tree that has an address, with its node, in reading order; lists are values."""
    if path:
        yield path, node
    if isinstance(node, Table) and (not path or kind_of(path) != "value"):
        for key, entry in node.entries.items():
            yield from addresses(entry, (*path, key))


def follow(tree: Table, path: Path) -> tuple[Path, tuple[str, ...]]:
    """Return a path with the ids that the base has given up replaced by those it has now, and these new ids."""
    node: Node | None = tree
    followed: list[str | int] = []
    renamed: list[str] = []
    for step in path:
        entries = node.entries if isinstance(node, Table) else {}
        new = None
        if entries and step not in entries and kind_of(tuple(followed)) == "collection":
            new = _renamed(entries, str(step))
            renamed += [new] if new else []
        followed.append(new or step)
        node = entries.get(str(new or step))
    return tuple(followed), tuple(renamed)


def _renamed(items: Mapping[str, Node], old: str) -> str | None:
    for name, item in items.items():
        former = find(item, ("formerly",))
        if isinstance(former, Sequence) and any(isinstance(i, Scalar) and i.text == old for i in former.items):
            return name
    return None


def text_of(node: Node | None) -> str:
    """Return a value as one text, lists with commas; empty where there is none."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return ", ".join(text_of(item) for item in node.items)
        case _:
            return ""
