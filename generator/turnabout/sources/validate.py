"""Turn nodes into frozen records, with a problem at the very place of everything that does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field, ValidationError, create_model

from ..core.nodes import Node, Path, Scalar, Sequence, Table, key_place
from ..core.problems import Problem, nearest
from ..model.base import Record
from .misfits import WrittenTree, explain, explain_crowd, not_a_text, slug
from .shape import annotation_at, is_optional, is_text, keys_of, kind_inside, shape_at, stand_in

_MOST_UNKNOWN = 5
"""More unknown keys than these in one table are not misspelt: they stand in the wrong place."""

R = TypeVar("R", bound=Record)


class _Held(Record):
    """A record around one value."""

    held: Any


@dataclass(frozen=True, slots=True)
class Validated(Generic[R]):
    """A record and what was wrong on the way to it; `unsure` are the paths whose values are stand-ins."""

    record: R
    problems: tuple[Problem, ...]
    unsure: tuple[Path, ...]


def validate(node: Node, model: type[R], *, damaged: Iterable[Path] = ()) -> Validated[R]:
    """Validate a tree; what does not fit is reported once and stood in for, so that every other check still runs.

    `damaged` are paths at which a problem is already reported.
    """
    pass_ = _Pass(node, model, set(damaged))
    if not isinstance(node, Table):
        pass_.refuse_root()
        node = Table({}, node.location)
    data = pass_.plain(node, (), model)
    for _ in range(200):
        try:
            return Validated(model.model_validate(data), tuple(pass_.problems), tuple(pass_.unsure))
        except ValidationError as error:
            pass_.repair(data, error)
    raise AssertionError(f"no stand-in makes {model.__name__} valid")


def validate_at(node: Node, model: type[Record], path: Path) -> tuple[Any, tuple[Problem, ...]]:
    """Validate a tree that is to stand at a path of a model; return its value and what was wrong with it."""
    parent, key = path[:-1], str(path[-1])
    holder, is_item = _holder(model, parent, key) if shape_at(model, parent).kind == "record" else _shelf(model, parent)
    table = Table({key: node}, node.location, {key: node.location})
    if is_item:
        table = Table({"items": table}, node.location, {"items": node.location})
    validated = validate(table, holder)
    held = validated.record.held
    return (held or {}).get(key) if is_item else held, validated.problems


def _holder(model: type[Record], parent: Path, key: str) -> tuple[type[_Held], bool]:
    annotation, metadata = annotation_at(model, (*parent, key))
    return _made_holder(annotation, metadata, key), False


def _shelf(model: type[Record], parent: Path) -> tuple[type[_Held], bool]:
    annotation, metadata = annotation_at(model, parent)
    return _made_holder(annotation, metadata, "items"), True


@cache
def _made_holder(annotation: Any, metadata: tuple[Any, ...], key: str) -> type[_Held]:
    """Return a record with one field; making one takes longer than checking with it."""
    held: Any = Annotated[(annotation, *metadata)] if metadata else annotation
    return create_model("Held", __base__=_Held, held=(held, Field(default=None, alias=key)))


class _Pass:
    """One validation: the tree, the problems so far, and the paths already spoken of."""

    def __init__(self, root: Node, model: type[Record], reported: set[Path]) -> None:
        self.root, self.model = root, model
        self.reported = reported
        self.unsure: list[Path] = list(reported)
        self.problems: list[Problem] = []
        self.written = WrittenTree(root, model)

    def plain(self, node: Node, path: Path, kind: Any) -> Any:
        """Return a tree as data; `kind` is the type that the model wants at its path."""
        if isinstance(node, Scalar):
            return node.text
        if is_text(kind):
            return self._not_a_text(node, path)
        if isinstance(node, Sequence):
            return [self._item(item, path, n, kind_inside(kind, n)[0]) for n, item in enumerate(node.items)]
        return {
            key: entry.text if isinstance(entry, Scalar) else self.plain(entry, (*path, key), kind_inside(kind, key)[0])
            for key, entry in node.entries.items()
            if not self._is_empty(entry, path, key)
        }

    def _item(self, node: Node, path: Path, position: int, kind: Any) -> Any:
        """An empty item keeps its place, or those after it would be looked for in the wrong one."""
        is_empty = self._is_empty(node, path, position)
        path = (*path, position)
        return stand_in(self.model, path) if is_empty else self.plain(node, path, kind)

    def _is_empty(self, node: Node, around: Path, step: str | int) -> bool:
        if not isinstance(node, Scalar) or (node.text.strip() and not node.damaged):
            return False
        path = (*around, step)
        self.reported.add(path)
        self.unsure.append(path)
        if not node.damaged:
            what = repr(path[-1]) if isinstance(path[-1], str) else "the item"
            self.problems.append(
                Problem(
                    key_place(self.root, path), "empty-value", f"{what} is empty", "write its value, or delete the line"
                )
            )
        return True

    def refuse_root(self) -> None:
        if () not in self.reported:
            found = "a list" if isinstance(self.root, Sequence) else "a text"
            self.problems.append(
                Problem(
                    self.root.location,
                    "wrong-type",
                    f"the file is {found}; it takes keys and values",
                    "write key: value",
                )
            )
        self.reported.add(())
        self.unsure.append(())

    def _not_a_text(self, node: Node, path: Path) -> str:
        self.problems.append(not_a_text(self.written, path, node))
        self.reported.add(path)
        self.unsure.append(path)
        return str(stand_in(self.model, path))

    def repair(self, data: Any, error: ValidationError) -> None:
        """Report each error once and put a stand-in, or nothing, where it was."""
        errors = sorted(error.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
        self._report_crowds(data, errors)
        for detail in errors:
            path: Path = tuple(step for step in detail["loc"] if step != "[key]")
            is_known = self._is_known(path)
            if not _is_there(data, path, detail["type"]):
                continue
            if not is_known:
                self.problems.append(explain(self.written, path, detail))
                self.reported.add(path)
            self.unsure.append(path)
            self._replace(data, path, detail)

    def _report_crowds(self, data: Any, errors: Iterable[Any]) -> None:
        """Report the unknown keys of a table as one problem where there are many."""
        unknown: dict[Path, list[str]] = {}
        for detail in errors:
            if detail["type"] == "extra_forbidden":
                unknown.setdefault(detail["loc"][:-1], []).append(detail["loc"][-1])
        for table, keys in unknown.items():
            if len(keys) > _MOST_UNKNOWN and not self._is_known(table):
                self.problems.append(explain_crowd(self.written, table, keys))
                self.reported.update((*table, key) for key in keys)
                if len(keys) == len(_value_at(data, table)):  # it is a table of another kind, and lacks nothing
                    self.reported.update((*table, key) for key in keys_of(self.model, table))

    def _is_known(self, path: Path) -> bool:
        return any(path[:end] in self.reported for end in range(len(path) + 1))

    def _replace(self, data: Any, path: Path, detail: Any) -> None:
        parent = _value_at(data, path[:-1])
        last: Any = path[-1]
        kind = detail["type"]
        if kind == "extra_forbidden":
            value = parent.pop(last)
            meant = self._meant(path, parent)
            if meant:
                self._rename(path, parent, meant, value)
        elif kind == "string_pattern_mismatch" and detail["loc"][-1] == "[key]":
            self._rename(path, parent, slug(last) or "unknown", parent.pop(last))
        elif detail["loc"][-1] == "[key]" or (
            kind != "missing" and isinstance(parent, dict) and is_optional(self.model, path)
        ):
            parent.pop(last, None)
        else:
            parent[last] = stand_in(self.model, path)

    def _rename(self, path: Path, parent: Any, name: str, value: Any) -> None:
        if name in parent:
            return
        parent[name] = value
        self.written.renamed[(*path[:-1], name)] = path
        self.unsure.append((*path[:-1], name))

    def _meant(self, path: Path, beside: Any) -> str | None:
        """The key that is missing beside an unknown one and looks like it."""
        missing = [key for key in keys_of(self.model, path[:-1]) if key not in beside]
        return nearest(str(path[-1]), missing)


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _is_there(data: Any, path: Path, kind: str) -> bool:
    """An earlier repair of the same round can have moved or repaired what an error speaks of."""
    for step in path[:-1]:
        inside = (isinstance(data, dict) and step in data) or (isinstance(data, list) and step in range(len(data)))
        if not inside:
            return False
        data = data[step]
    if isinstance(data, dict):
        return (path[-1] not in data) == (kind == "missing")
    return isinstance(data, list)
