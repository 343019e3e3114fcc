"""Tell where a value or an item of a client's curriculum comes from: every layer that had a say, the last one first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ...core.nodes import Node, Path, Table, find, key_place
from ...core.problems import Location
from ...model.overlay_file import Verb
from ...sources.address import address_of, is_item, kind_of
from .change import Edit
from .guards import Guard, Guards
from .resolve import Stage

BASE = "base"
Deed = Literal["written", "set", "added", "replaced", "moved", "removed"]
_DEEDS: dict[Verb, Deed] = {
    "set": "set", "add": "added", "replace": "replaced", "move": "moved", "remove": "removed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """One say in what stands at an address: whose, what was done, where it is written, and why.

    `value` is what it said there, None where it took something away or moved it; `counts` tells the one that holds;
    `detail` names the place of an item that was moved, or what above the address was changed.
    """

    who: str
    deed: Deed
    value: Node | None
    where: Location
    why: str = ""
    detail: str = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands at an address of a resolved tree, and how it came to be; `inside` are edits below an item."""

    path: Path
    value: Node | None
    origins: tuple[Origin, ...]
    inside: tuple[Edit, ...] = ()
    guard: Guard | None = None


def explain(
    base: Table, stages: Iterable[Stage], path: Path, *, guards: Guards, unheard: Iterable[Edit] = ()
) -> Explanation:
    """Return who had a say at a path, the winner first.

    `unheard` are edits of shared layers that gave way to an equal one, or to the client's own decision.
    """
    steps = tuple(stages)
    value = find(steps[-1].after if steps else base, path)
    edits = tuple(edit for stage in steps for edit in stage.edits)
    heard = [edit for edit in edits if _is_about(edit, path)]
    given_way = [edit for edit in unheard if _is_about(edit, path) and not _is_among(edit, heard)]
    origins = _told([*_written(base, path), *(_origin(edit, path) for edit in (*given_way, *heard))])
    inside = tuple(edit for edit in edits if len(edit.path) > len(path) and edit.path[: len(path)] == path)
    return Explanation(path, value, tuple(_with_winner(origins)), inside, guards.over(path))


def is_open(tree: Table, path: Path) -> bool:
    """Tell whether nothing stands at a path at which something may: an optional field of a record that is there."""
    if is_item(path) or kind_of(path) == "nothing" or find(tree, path) is not None:
        return False
    return len(path) == 1 or find(tree, path[:-1]) is not None


def _is_about(edit: Edit, path: Path) -> bool:
    """A move is about the item alone; content is about all that is inside."""
    return edit.path == path if edit.is_move else path[: len(edit.path)] == edit.path


def _is_among(edit: Edit, others: Iterable[Edit]) -> bool:
    return any((edit.owner, edit.position) == (other.owner, other.position) for other in others)


def _written(base: Table, path: Path) -> Iterator[Origin]:
    node = find(base, path)
    if node is not None:
        where = key_place(base, path) if isinstance(node, Table) else node.location
        yield Origin(BASE, "written", node, where)


def _origin(edit: Edit, path: Path) -> Origin:
    change = edit.change
    inner = path[len(edit.path) :]
    value = find(change.payload, inner) if change.payload is not None else None
    detail = _place(edit) if edit.is_move or (edit.verb == "add" and not inner) else ""
    if inner:
        detail = f"{edit.verb}: {address_of(edit.path)}"
    deed = _DEEDS[edit.verb] if value is not None or edit.is_move else "removed"
    where = value.location if value is not None and (inner or kind_of(path) == "value") else change.where
    return Origin(edit.owner, deed, value, where, change.why, detail)


def _place(edit: Edit) -> str:
    place = edit.change.place
    if place is None:
        return "" if edit.verb != "add" or edit.change.is_setting else "last"
    return f"{place.side} {place.anchor.text}" if place.anchor else place.side


def _told(origins: list[Origin]) -> list[Origin]:
    """Leave out what takes away a thing that was not there."""
    there = next((n for n, origin in enumerate(origins) if origin.value is not None), len(origins))
    return [origin for n, origin in enumerate(origins) if n >= there or origin.deed != "removed"]


def _with_winner(origins: list[Origin]) -> Iterator[Origin]:
    """The last say about content counts; a move changes no content."""
    ordered = origins[::-1]
    winner = next((n for n, origin in enumerate(ordered) if origin.deed != "moved"), -1)
    for position, origin in enumerate(ordered):
        yield replace(origin, counts=True) if position == winner else origin
