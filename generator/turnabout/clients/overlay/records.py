"""Carry the edits of a tree over to the records made from it, and leave alone what did not change."""

from collections.abc import Mapping
from typing import Any, TypeVar

from ...core.nodes import Node, Path, Table
from ...core.problems import Problem
from ...model.base import Record
from ...model.curriculum import Curriculum
from ...sources.address import kind_of
from ...sources.validate import validate_at

R = TypeVar("R", bound=Record)


def updated(record: R, was: Node, now: Node, values: Mapping[int, Any]) -> tuple[R, tuple[Problem, ...]]:
    """Return the record of a tree, given that of the tree that it was made from, and what is wrong with what is new:
    only what lies on the way to another node is made anew.

    `values` are checked payloads by the identity of their nodes. What is required cannot be removed.
    """
    update = _Update(values)
    made = update.record(record, was, now, ()) if isinstance(was, Table) and isinstance(now, Table) else record
    return made, tuple(update.problems)


class _Update:
    def __init__(self, values: Mapping[int, Any]) -> None:
        self._values = values
        self.problems: list[Problem] = []

    def record(self, old: Any, before: Table, after: Table, path: Path) -> Any:
        update: dict[str, Any] = {}
        for name, field in type(old).model_fields.items():
            key = field.alias or name
            was, now = before.entries.get(key), after.entries.get(key)
            if was is not now:
                there = field.get_default()
                update[name] = there if now is None else self._value(getattr(old, name), was, now, (*path, key))
        return old.model_copy(update=update) if update else old

    def _value(self, old: Any, was: Node | None, now: Node, path: Path) -> Any:
        if was is now:
            return old
        if id(now) in self._values:
            return self._values[id(now)]
        if isinstance(now, Table) and isinstance(was, Table) and isinstance(old, Record):
            return self.record(old, was, now, path)
        if isinstance(now, Table) and kind_of(path) == "collection":
            known, entries = old or {}, was.entries if isinstance(was, Table) else {}
            return {
                key: self._value(known.get(key), entries.get(key), entry, (*path, key))
                for key, entry in now.entries.items()
            }
        value, problems = validate_at(now, Curriculum, path)
        self.problems.extend(problems)
        return value
