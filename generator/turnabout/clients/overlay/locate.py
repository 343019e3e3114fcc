"""Find the target of each change in the tree it is applied to, or say why it has none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...core.nodes import Node, Path, Scalar, Sequence, Table, find, key_place
from ...core.problems import Location, Problem, did_you_mean, one_of
from ...model.curriculum import Curriculum
from ...sources.address import LABELS, address_of, follow, is_item, kind_of, path_of, shape_of
from ...sources.shape import keys_of
from ...sources.validate import validate_at
from ..lockfile.baseline import overlay_baseline
from .canonical import says_same
from .change import Change, Edit, Overlay, key_of
from .guards import Guards, refuse
from .settings import changes_of
from .suggest import unknown, verbs_for


@dataclass(frozen=True, slots=True)
class Ground:
    """The tree that an overlay changes, and its guards.

    `settled` are the paths on which shared layers differ: there the overlay decides, even for what the base says.
    """

    tree: Table
    guards: Guards
    settled: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Located:
    """The edits of an overlay, the values of their payloads by the identity of the node, and what is wrong.

    `doubtful` are paths below which changes are missing because they could not be understood.
    """

    edits: tuple[Edit, ...]
    values: Mapping[int, Any]
    problems: tuple[Problem, ...]
    doubtful: tuple[Path, ...]


class _NotLocated(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def locate(overlay: Overlay, ground: Ground) -> Located:
    """Return the edits of an overlay, and what is wrong with each change that is none."""
    return _Locating(overlay, ground).located()


def target_of(change: Change, tree: Table) -> Path:
    """Return where a change takes effect, renames followed, whether or not the path leads somewhere."""
    path, _ = follow(tree, path_of(change.address))
    return (*path, change.new_id.text) if change.new_id else path


class _Locating:
    def __init__(self, overlay: Overlay, ground: Ground) -> None:
        self.overlay, self.ground, self.tree = overlay, ground, ground.tree
        self.accepted = overlay_baseline(overlay, self.tree)
        self.values: dict[int, Any] = {}
        self.problems: list[Problem] = []
        self.doubtful: list[Path] = []
        self.added: frozenset[Path] = frozenset()

    def located(self) -> Located:
        changes = tuple(changes_of(self.overlay, self.tree))
        self.added = frozenset(target_of(change, self.tree) for change in changes if change.verb == "add")
        edits, failed = [], []
        for position, change in enumerate(changes):
            try:
                edits.append(self._edit(change, position))
            except _NotLocated as error:
                self.problems.append(error.problem)
                self.doubtful.append(_known_above(self.tree, path_of(change.address)))
                failed.append(change)
        self._missing(changes, failed)
        return Located(tuple(edits), self.values, tuple(self.problems), tuple(self.doubtful))

    def _missing(self, changes: tuple[Change, ...], failed: list[Change]) -> None:
        """Report what was accepted and is in the file no more, unless a change that is reported may be it, mistyped."""
        is_mistyped = any(self._key(change) not in self.accepted.entries for change in failed)
        if not self.overlay.broken and not is_mistyped:
            self.problems.extend(self.accepted.gone({self._key(change) for change in changes}))

    def _key(self, change: Change) -> str:
        return key_of(change.verb, target_of(change, self.tree))

    def _edit(self, change: Change, position: int) -> Edit:
        path, renamed = follow(self.tree, path_of(change.address))
        edit = Edit(change, path, self.overlay.name, position)
        if change.verb == "add":
            edit = self._adding(edit)
        else:
            self._demand_target(edit)
        self._demand_place(edit)
        refused = refuse(edit, self.tree, self.ground.guards)
        if refused:
            raise _NotLocated(refused)
        edit = self._checked(edit)
        self._demand_effect(edit)
        self.problems.extend(self.accepted.problems_of(edit, self.tree))
        for new in renamed:
            self._followed(change.where, new, address_of(path))
        return edit

    def _followed(self, where: Location, new: str, better: str) -> None:
        message = f"the base calls this {new!r} now; the change follows it"
        self._say(where, "followed-rename", message, f"write {better!r}", severity="warning")

    def _adding(self, edit: Edit) -> Edit:
        change, path = edit.change, edit.path
        if change.new_id is None:
            raise AssertionError("what is added has an id")
        kind = kind_of(path)
        if kind == "nothing" or not self._is_there(path[:-1]):
            raise self._unknown(edit)
        if kind != "collection":
            raise self._wrong_verb(edit, kind)
        target = (*path, change.new_id.text)
        self._demand_id(path, change.new_id)
        if find(self.tree, target) is not None:
            raise self._taken(edit, target)
        return replace(edit, path=target)

    def _is_there(self, path: Path) -> bool:
        """An optional record (brand) can be written into before it is there; an item cannot."""
        if find(self.tree, path) is not None:
            return True
        return kind_of(path) == "record" and not is_item(path) and self._is_there(path[:-1])

    def _demand_id(self, path: Path, new_id: Scalar) -> None:
        if path == (LABELS,):
            return
        choices = keys_of(Curriculum, path)
        if choices and new_id.text not in choices:
            message, hint = f"{new_id.text!r} is not one of: {one_of(choices)}", did_you_mean(new_id.text, choices)
            raise _NotLocated(Problem(new_id.location, "not-allowed", message, hint))
        _, problems = validate_at(Sequence((new_id,), new_id.location), Curriculum, ("modules", "x", "needs"))
        if problems and not choices:
            raise _NotLocated(problems[0])

    def _taken(self, edit: Edit, target: Path) -> _NotLocated:
        known = edit.change.new_id.text if edit.change.new_id else ""
        where = key_place(self.tree, target)
        since = ""
        if key_of("add", target) in self.accepted.entries:
            since = "; the base has added it since this change was accepted"
        hint = f"give yours another id, or change the one that is there: set: {address_of(target)}/…"
        place = edit.change.new_id.location if edit.change.new_id else edit.change.where
        return _NotLocated(Problem(place, "id-taken", f"{known!r} is there already ({where}){since}", hint))

    def _demand_target(self, edit: Edit) -> None:
        path, kind = edit.path, kind_of(edit.path)
        if kind == "nothing" or not self._is_reached(edit):
            raise self._unknown(edit)
        is_wrong = {
            "set": kind != "value",
            "remove": not path,
            "move": not is_item(path),
            "replace": not is_item(path) and kind != "record",
        }
        if is_wrong[edit.verb]:
            raise self._wrong_verb(edit, kind)
        if edit.verb == "remove" and find(self.tree, path) is None:
            name = str(path[-1])
            raise _NotLocated(
                Problem(edit.change.where, "no-effect", f"there is no {name!r} to remove", "delete this change")
            )
        if edit.verb == "remove" and not is_item(path) and shape_of(path).is_required:
            message = f"{str(path[-1])!r} is needed and cannot be removed"
            raise _NotLocated(Problem(edit.change.where, "not-allowed", message, "set it to another value"))

    def _is_reached(self, edit: Edit) -> bool:
        if find(self.tree, edit.path) is not None:
            return True
        return not is_item(edit.path) and edit.verb in ("set", "remove", "replace") and self._is_there(edit.path[:-1])

    def _unknown(self, edit: Edit) -> _NotLocated:
        change = edit.change
        target = (*edit.path, change.new_id.text) if change.new_id else edit.path
        for end in range(1, len(edit.path) + 1):
            if edit.path[:end] in self.added:
                message = f"{address_of(edit.path[:end])!r} is added by this file; a change inside it is part of it"
                return _NotLocated(Problem(change.where, "changes-collide", message, "write it into the item"))
        if key_of(change.verb, target) in self.accepted.entries:
            message = f"the base has removed {change.address!r}, which this change is about"
            return _NotLocated(Problem(change.where, "base-removed", message, "delete this change"))
        message, hint = unknown(self.tree, edit.path)
        return _NotLocated(Problem(change.where, "unknown-address", message, hint))

    def _wrong_verb(self, edit: Edit, kind: str) -> _NotLocated:
        path, name = edit.path, edit.change.address
        what = {"value": "one value", "collection": "a collection of items", "record": "a whole item"}[kind]
        return _NotLocated(
            Problem(
                edit.change.where,
                "wrong-verb",
                f"{name!r} is {what}, which {edit.verb!r} does not take",
                verbs_for(self.tree, path, kind),
            )
        )

    def _demand_place(self, edit: Edit) -> None:
        place = edit.change.place
        if place is None or place.anchor is None:
            return
        known = find(self.tree, edit.path[:-1])
        names = tuple(known.entries) if isinstance(known, Table) else ()
        anchor, renamed = follow(self.tree, (*edit.path[:-1], place.anchor.text))
        if anchor == edit.path:
            message = f"{place.anchor.text!r} is the item itself"
            raise _NotLocated(Problem(place.anchor.location, "circular-places", message, "name another item"))
        if anchor[-1] not in names and anchor not in self.added:
            hint = did_you_mean(place.anchor.text, names) or "name an item that is there, or first: true or last: true"
            message = f"{place.anchor.text!r} is no item of {address_of(edit.path[:-1])!r}; there is {one_of(names)}"
            raise _NotLocated(Problem(place.anchor.location, "unknown-anchor", message, hint))
        if renamed:
            self._followed(place.anchor.location, str(anchor[-1]), str(anchor[-1]))

    def _checked(self, edit: Edit) -> Edit:
        """Return an edit whose payload fits its place."""
        payload = edit.change.payload
        if payload is None:
            return edit
        if edit.verb != "set" and kind_of(edit.path) == "value":
            payload = _only_text(payload)
        elif edit.verb == "replace":
            payload = _with_former_ids(payload, find(self.tree, edit.path))
        if payload is not edit.change.payload:
            edit = replace(edit, change=replace(edit.change, payload=payload))
        value, problems = validate_at(payload, Curriculum, edit.path)
        if problems:
            self.problems.extend(problems[1:])
            raise _NotLocated(problems[0])
        self.values[id(payload)] = value
        return edit

    def _demand_effect(self, edit: Edit) -> None:
        """What is so already need not be asked for, unless layers differ about it."""
        now, asked = find(self.tree, edit.path), edit.change.payload
        is_settling = edit.path in self.ground.settled
        if edit.verb == "add" or asked is None or now is None or is_settling or not says_same(now, asked, edit.path):
            return
        message = f"the same stands there already ({now.location})"
        raise _NotLocated(Problem(edit.change.where, "no-effect", message, "delete this change"))

    def _say(self, where: Location, code: str, message: str, hint: str, severity: str = "error") -> None:
        self.problems.append(Problem(where, code, message, hint, "warning" if severity == "warning" else "error"))


def _known_above(tree: Table, path: Path) -> Path:
    """Return the longest part of the way to a target that is there: what a failed change leaves in doubt."""
    for end in range(len(path) - 1, 0, -1):
        if find(tree, path[:end]) is not None:
            return path[:end]
    return path[:1]


def _only_text(payload: Node) -> Node:
    """A text item is written as {text: …}; anything else beside it is reported by the check of its shape."""
    if isinstance(payload, Table) and tuple(payload.entries) == ("text",):
        return payload.entries["text"]
    return payload


def _with_former_ids(payload: Node, old: Node | None) -> Node:
    """An item that is written anew keeps the ids it had: others may still use them."""
    former = find(old, ("formerly",)) if old else None
    if not isinstance(payload, Table) or former is None or "formerly" in payload.entries:
        return payload
    return replace(payload, entries={**payload.entries, "formerly": former})
