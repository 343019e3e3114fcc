"""What nobody may take away: items that the base locks, and those that may only be made stricter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...core.nodes import Node, Path, Scalar, Table, find
from ...core.plain import plain_data
from ...core.problems import Problem
from ...model.base import Lock
from ...model.worksheet import Visibility
from ...sources.address import address_of, follow, kind_of, path_of, shape_of, text_of
from .change import Edit

_LOCKS: tuple[Lock, ...] = ("open", "strengthen", "locked")
_CIRCLES: tuple[Visibility, ...] = ("private", "pair", "coordinator")
"""From the smallest circle of readers to the largest; figures of many (aggregate) are no circle."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A lock on everything at and below a path, and why it is there."""

    path: Path
    lock: Lock
    why: str


@dataclass(frozen=True, slots=True)
class Guards:
    """All guards of a tree by their path, and for each path above a guard that is not open one guard below it."""

    by_path: Mapping[Path, Guard]
    below: Mapping[Path, Guard]

    def over(self, path: Path) -> Guard | None:
        """Return the guard nearest above a path, or at it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.by_path:
                return self.by_path[path[:end]]
        return None


def guards_of(tree: Table) -> Guards:
    """Collect the guards of a tree: each `lock:` of an item, and each entry of the safety core."""
    guards = {path: _guard(path, lock, _reason(item)) for path, lock, item in _locked_items(tree, ())}
    core = find(tree, ("safety-core",))
    for entry in core.entries.values() if isinstance(core, Table) else ():
        at, lock = find(entry, ("at",)), find(entry, ("lock",))
        if isinstance(at, Scalar):
            path, _ = follow(tree, path_of(at.text))
            guards[path] = _guard(path, text_of(lock) or "locked", text_of(find(entry, ("why",))))
    below: dict[Path, Guard] = {}
    for guard in guards.values():
        if guard.lock != "open":
            for end in range(1, len(guard.path)):
                below.setdefault(guard.path[:end], guard)
    return Guards(guards, below)


def _locked_items(item: Table, path: Path) -> Iterator[tuple[Path, str, Table]]:
    """Yield each item at or below a path that says `lock`, with what it says, in reading order."""
    for key, entry in item.entries.items():
        if isinstance(entry, Table) and (path or key != "safety-core"):
            yield from _locked_items(entry, (*path, key))
        elif key == "lock" and isinstance(entry, Scalar) and entry.text in _LOCKS and _has_address(path):
            yield path, entry.text, item


def _has_address(path: Path) -> bool:
    """What is inside a value has none."""
    return all(kind_of(path[:end]) != "value" for end in range(1, len(path) + 1))


def refuse(edit: Edit, tree: Table, guards: Guards) -> Problem | None:
    """Return why an edit is not allowed, or None where it is."""
    if edit.is_move:
        return None
    over = guards.over(edit.path)
    if over and over.lock == "locked":
        return _locked(edit, over)
    below = guards.below.get(edit.path)
    if below and edit.verb in ("remove", "replace") and not _is_whole_module(edit):
        return _locked(edit, below)
    if over and over.lock == "strengthen":
        return _weaker(edit, tree, over)
    return None


def _is_whole_module(edit: Edit) -> bool:
    """The locked parts of an agenda belong to it: a module may go, but not lose them."""
    return edit.verb == "remove" and len(edit.path) == 2 and edit.path[0] == "modules"


def _weaker(edit: Edit, tree: Table, guard: Guard) -> Problem | None:
    if not _is_stricter(edit, tree):
        return _problem(edit, guard, "may only be added to or made stricter", "add to it, or keep the whole old text")
    if not edit.change.why:
        message = f"{address_of(guard.path)!r} is guarded, so a change says why"
        return Problem(edit.change.where, "missing-key", message, "add why: …")
    return None


def _is_stricter(edit: Edit, tree: Table) -> bool:
    """More text, fewer days, fewer readers, a smaller circle, a higher lock; and whatever is new."""
    if edit.verb == "add":
        return True
    if edit.verb != "set":
        return False
    name = str(edit.path[-1])
    usual = {"lock": "strengthen", "visibility": "pair"}.get(name)
    before, after = plain_data(find(tree, edit.path)) or usual, plain_data(edit.change.payload)
    if before is None:
        return True
    match name:
        case "days":
            return _is_number(after) and int(after) <= int(before)
        case "visibility":
            return before in _CIRCLES and after in _CIRCLES and _CIRCLES.index(after) <= _CIRCLES.index(before)
        case "lock":
            return after in _LOCKS and _LOCKS.index(after) >= _LOCKS.index(before)
        case "seen-by":
            return isinstance(after, list) and all(reader in before for reader in after)
    if isinstance(before, list) and isinstance(after, list):
        return all(item in after for item in before)
    is_text = shape_of(edit.path).wanted == "a text" and not shape_of(edit.path).choices
    return is_text and isinstance(after, str) and _folded(before) in _folded(after)


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.isdecimal() and len(text) < 10


def _folded(text: str) -> str:
    return " ".join(text.split())


def _locked(edit: Edit, guard: Guard) -> Problem:
    return _problem(edit, guard, "is locked", "leave it as it is, and add what you need beside it")


def _problem(edit: Edit, guard: Guard, what: str, hint: str) -> Problem:
    why = f": {guard.why}" if guard.why else ""
    return Problem(edit.change.where, "locked", f"{address_of(guard.path)!r} {what}{why}", hint)


def _guard(path: Path, lock: str, why: str) -> Guard:
    return Guard(path, "strengthen" if lock == "strengthen" else "open" if lock == "open" else "locked", why)


def _reason(item: Node | None) -> str:
    """A rule says itself why it is there; the kind of a locked activity does."""
    why = text_of(find(item, ("why",))) if item else ""
    kind = text_of(find(item, ("kind",))) if item else ""
    return why or _KINDS.get(kind, "it belongs to what keeps people safe")


_KINDS = {
    "check-in": "every session opens, or people talk before they have arrived",
    "swap": "every session gives something back, or it is no exchange",
    "commit": "every session ends with a plan, or nothing follows from it",
}
