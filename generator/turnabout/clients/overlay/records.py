"""Carry the edits of a tree over to the records made from it, and leave alone what did not change."""

from collections.abc import Mapping
from typing import Any

from ...core.nodes import Node, Path, Table
from ...model.base import Record
from ...model.curriculum import Curriculum
from ...sources.address import kind_of
from ...sources.validate import validate_at
from .resolve import Resolution


def updated(record: Record, resolution: Resolution) -> Any:
    """Return the record of a resolved curriculum, given that of its base: only what lies on the way to an edit is new.

    All payloads are checked already, and what is required cannot be removed, so nothing is validated again.
    """
    current: Any = record
    for stage in resolution.stages:
        current = _record(current, stage.before, stage.after, resolution.values, ())
    return current


def _record(old: Record, before: Table, after: Table, values: Mapping[int, Any], path: Path) -> Record:
    update: dict[str, Any] = {}
    for name, field in type(old).model_fields.items():
        key = field.alias or name
        was, now = before.entries.get(key), after.entries.get(key)
        if was is not now:
            there = field.get_default()
            update[name] = there if now is None else _value(getattr(old, name), was, now, values, (*path, key))
    return old.model_copy(update=update) if update else old


def _value(old: Any, was: Node | None, now: Node, values: Mapping[int, Any], path: Path) -> Any:
    if was is now:
        return old
    if id(now) in values:
        return values[id(now)]
    if isinstance(now, Table) and isinstance(was, Table) and isinstance(old, Record):
        return _record(old, was, now, values, path)
    if isinstance(now, Table) and kind_of(path) == "collection":
        known, entries = old or {}, was.entries if isinstance(was, Table) else {}
        return {
            key: _value(known.get(key), entries.get(key), entry, values, (*path, key))
            for key, entry in now.entries.items()
        }
    return validate_at(now, Curriculum, path)[0]
