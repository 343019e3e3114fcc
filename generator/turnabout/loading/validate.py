"""Turn nodes into frozen records, with a problem at the very place of everything that does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from ..model.base import Record
from ..nodes import Node, Path, Scalar, Sequence, Table, key_place, place
from ..problems import Problem, did_you_mean, nearest, one_of
from .shape import is_optional, keys_of, shape_at, stand_in

R = TypeVar("R", bound=Record)


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
    data = pass_.plain(node, ())
    for _ in range(200):
        try:
            return Validated(model.model_validate(data), tuple(pass_.problems), tuple(pass_.unsure))
        except ValidationError as error:
            pass_.mend(data, error)
    raise AssertionError(f"no stand-in makes {model.__name__} valid")


class _Pass:
    """One validation: the tree, the problems so far, and the paths already spoken of."""

    def __init__(self, root: Node, model: type[Record], reported: set[Path]) -> None:
        self.root, self.model = root, model
        self.reported = reported
        self.unsure: list[Path] = list(reported)
        self.problems: list[Problem] = []
        self.renamed: dict[Path, Path] = {}

    def written(self, path: Path) -> Path:
        """Return the path of a value as the file has it, before any key was read as another."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.renamed:
                return self.written((*self.renamed[path[:end]], *path[end:]))
        return path

    def plain(self, node: Node, path: Path) -> Any:
        match node:
            case Scalar():
                return node.text
            case Sequence() | Table() if shape_at(self.model, path).wanted == "a text":
                return self._not_a_text(node, path)
            case Sequence():
                return [self._item(item, (*path, n)) for n, item in enumerate(node.items)]
            case Table():
                return {
                    key: self.plain(entry, (*path, key))
                    for key, entry in node.entries.items()
                    if not self._is_empty(entry, (*path, key))
                }

    def _item(self, node: Node, path: Path) -> Any:
        """An empty item keeps its place, or those after it would be looked for in the wrong one."""
        return stand_in(self.model, path) if self._is_empty(node, path) else self.plain(node, path)

    def _is_empty(self, node: Node, path: Path) -> bool:
        if not isinstance(node, Scalar) or (node.text.strip() and not node.damaged):
            return False
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
        found = "keys and values" if isinstance(node, Table) else "a list"
        hint = "a text that starts with { or [ needs quotes"
        self.problems.append(_problem(self, path, "wrong-type", f"{_name(path)} is {found}; it takes a text", hint))
        self.reported.add(path)
        self.unsure.append(path)
        return str(stand_in(self.model, path))

    def mend(self, data: Any, error: ValidationError) -> None:
        """Report each error once and put a stand-in, or nothing, where it was."""
        errors = sorted(error.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
        for detail in errors:
            path: Path = tuple(step for step in detail["loc"] if step != "[key]")
            is_known = any(path[: len(known)] == known for known in self.reported)
            if not _is_there(data, path, detail["type"]):
                continue
            problem = _EXPLAIN.get(detail["type"], _wrong_type)(self, path, detail)
            if not is_known:
                self.problems.append(problem)
                self.reported.add(path)
            self.unsure.append(path)
            self._replace(data, path, detail)

    def _replace(self, data: Any, path: Path, detail: Any) -> None:
        parent = data
        for step in path[:-1]:
            parent = parent[step]
        last: Any = path[-1]
        kind = detail["type"]
        if kind == "extra_forbidden":
            value = parent.pop(last)
            meant = self._meant(path, parent)
            if meant:
                self._rename(path, parent, meant, value)
        elif kind == "string_pattern_mismatch" and detail["loc"][-1] == "[key]":
            self._rename(path, parent, _slug(last) or "unknown", parent.pop(last))
        elif detail["loc"][-1] == "[key]" or (
            kind != "missing" and isinstance(parent, dict) and is_optional(self.model, path)
        ):
            parent.pop(last, None)
        elif kind != "missing" or last not in parent:
            parent[last] = stand_in(self.model, path)

    def _rename(self, path: Path, parent: Any, name: str, value: Any) -> None:
        if name in parent:
            return
        parent[name] = value
        self.renamed[(*path[:-1], name)] = path
        self.unsure.append((*path[:-1], name))

    def _meant(self, path: Path, beside: Any) -> str | None:
        """The key that is missing beside an unknown one and looks like it."""
        missing = [key for key in keys_of(self.model, path[:-1]) if key not in beside]
        return nearest(str(path[-1]), missing)


def _is_there(data: Any, path: Path, kind: str) -> bool:
    """An earlier repair of the same round can have moved or mended what an error speaks of."""
    for step in path[:-1]:
        inside = (isinstance(data, dict) and step in data) or (isinstance(data, list) and step in range(len(data)))
        if not inside:
            return False
        data = data[step]
    if isinstance(data, dict):
        return (path[-1] not in data) == (kind == "missing")
    return isinstance(data, list)


def _unknown_key(p: _Pass, path: Path, detail: Any) -> Problem:
    accepted = keys_of(p.model, path[:-1])
    hint = did_you_mean(str(path[-1]), accepted)
    return Problem(
        key_place(p.root, p.written(path)), "unknown-key", f"{path[-1]!r} is not one of: {one_of(accepted)}", hint
    )


def _missing_key(p: _Pass, path: Path, detail: Any) -> Problem:
    record = repr(path[-2]) if len(path) > 1 else "the file"
    return Problem(
        key_place(p.root, p.written(path[:-1])), "missing-key", f"{record} has no {path[-1]!r}", f"add {path[-1]}: …"
    )


def _not_one_of(p: _Pass, path: Path, detail: Any) -> Problem:
    if "[key]" in detail["loc"]:
        return _unknown_key(p, path, detail)
    accepted = shape_at(p.model, path).choices
    value = detail["input"]
    if not isinstance(value, str):
        return _wrong_type(p, path, detail)
    return _problem(
        p,
        path,
        "not-allowed",
        f"{_name(path)} {value!r} is not one of: {one_of(accepted)}",
        did_you_mean(value, accepted),
    )


def _out_of_range(p: _Pass, path: Path, detail: Any) -> Problem:
    shape = shape_at(p.model, path)
    return _problem(
        p, path, "not-allowed", f"{_name(path)} {detail['input']} is not from {shape.least} to {shape.most}"
    )


def _not_a_number(p: _Pass, path: Path, detail: Any) -> Problem:
    found = detail["input"]
    if not isinstance(found, str):
        return _wrong_type(p, path, detail)
    number = "".join(c for c in found if c.isdigit())
    return _problem(
        p,
        path,
        "wrong-type",
        f"{_name(path)} {_found(found)} is not a whole number",
        f"write {number}, without the unit" if number else "write figures alone",
    )


def _bad_id(p: _Pass, path: Path, detail: Any) -> Problem:
    slug = _slug(detail["input"])
    where = key_place(p.root, p.written(path)) if "[key]" in detail["loc"] else place(p.root, p.written(path))
    return Problem(
        where,
        "bad-id",
        f"{detail['input']!r} is not an id: small letters, figures and single hyphens",
        f"write {slug}" if slug else "",
    )


def _slug(text: object) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(text).lower()).split())


def _too_long(p: _Pass, path: Path, detail: Any) -> Problem:
    return _problem(
        p,
        path,
        "not-allowed",
        f"{_name(path)} has {len(detail['input'])} characters; {detail['ctx']['max_length']} at most",
    )


def _wrong_type(p: _Pass, path: Path, detail: Any) -> Problem:
    wanted = shape_at(p.model, path).wanted
    hint = "write [first, second], or a line with a dash for each" if wanted == "a list" else ""
    return _problem(p, path, "wrong-type", f"{_name(path)} is {_found(detail['input'])}; it takes {wanted}", hint)


def _problem(p: _Pass, path: Path, code: str, message: str, hint: str = "") -> Problem:
    return Problem(place(p.root, p.written(path)), code, message, hint)


def _name(path: Path) -> str:
    named = [step for step in path if isinstance(step, str)]
    return named[-1] if named else "the file"


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a table of keys and values"
    if isinstance(value, list):
        return "a list"
    return repr(value if len(str(value)) <= 60 else f"{str(value)[:57]}…")


_EXPLAIN = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "literal_error": _not_one_of,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "int_parsing": _not_a_number,
    "int_type": _not_a_number,
    "int_from_float": _not_a_number,
    "int_parsing_size": _not_a_number,
    "string_pattern_mismatch": _bad_id,
    "string_too_long": _too_long,
}
