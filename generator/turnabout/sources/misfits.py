"""Say in plain words what does not fit, at the place where it was written."""

from collections.abc import Sequence as List
from dataclasses import dataclass, field
from string import hexdigits
from typing import Any

from ..core.nodes import Node, Path, Table, key_place, place
from ..core.problems import Problem, did_you_mean, in_short, one_of
from ..model.base import Record
from .shape import keys_of, shape_at


@dataclass(frozen=True, slots=True)
class WrittenTree:
    """A tree as its author wrote it, the model it is read by, and the keys that were read as others."""

    root: Node
    model: type[Record]
    renamed: dict[Path, Path] = field(default_factory=dict)

    def path(self, path: Path) -> Path:
        """Return the path of a value as the file has it, before any key was read as another."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.renamed:
                return self.path((*self.renamed[path[:end]], *path[end:]))
        return path


def explain(w: WrittenTree, path: Path, detail: Any) -> Problem:
    """Return the problem behind an error of the validation."""
    return _EXPLAIN.get(detail["type"], _wrong_type)(w, path, detail)


def explain_crowd(w: WrittenTree, table: Path, keys: List[str]) -> Problem:
    """Return one problem for all unknown keys of a table, at the first of them."""
    first = ", ".join(repr(key) for key in keys[:3])
    return Problem(
        key_place(w.root, w.path((*table, keys[0]))),
        "unknown-key",
        f"{first} and {len(keys) - 3} more are not one of: {one_of(keys_of(w.model, table))}",
        "a line above them may be missing, under which they belong",
    )


def not_a_text(w: WrittenTree, path: Path, node: Node) -> Problem:
    """Say that there is a table or a list where a text belongs."""
    found = "keys and values" if isinstance(node, Table) else "a list"
    hint = "a text that starts with { or [ needs quotes"
    return _problem(w, path, "wrong-type", f"{_name(path)} is {found}; it takes a text", hint)


def slug(text: object) -> str:
    """Return the id that a text could be meant for, or nothing."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(text).lower()).split())


def _unknown_key(w: WrittenTree, path: Path, detail: Any) -> Problem:
    accepted = keys_of(w.model, path[:-1])
    hint = did_you_mean(str(path[-1]), accepted)
    return Problem(
        key_place(w.root, w.path(path)), "unknown-key", f"{path[-1]!r} is not one of: {one_of(accepted)}", hint
    )


def _missing_key(w: WrittenTree, path: Path, detail: Any) -> Problem:
    record = repr(path[-2]) if len(path) > 1 else "the file"
    return Problem(
        key_place(w.root, w.path(path[:-1])), "missing-key", f"{record} has no {path[-1]!r}", f"add {path[-1]}: …"
    )


def _not_one_of(w: WrittenTree, path: Path, detail: Any) -> Problem:
    if "[key]" in detail["loc"]:
        return _unknown_key(w, path, detail)
    accepted = shape_at(w.model, path).choices
    value = detail["input"]
    if not isinstance(value, str):
        return _wrong_type(w, path, detail)
    return _problem(
        w,
        path,
        "not-allowed",
        f"{_name(path)} {value!r} is not one of: {one_of(accepted)}",
        did_you_mean(value, accepted),
    )


def _out_of_range(w: WrittenTree, path: Path, detail: Any) -> Problem:
    shape = shape_at(w.model, path)
    return _problem(
        w, path, "not-allowed", f"{_name(path)} {detail['input']} is not from {shape.least} to {shape.most}"
    )


def _not_a_number(w: WrittenTree, path: Path, detail: Any) -> Problem:
    found = detail["input"]
    if not isinstance(found, str):
        return _wrong_type(w, path, detail)
    number = "".join(c for c in found if c.isdigit())
    return _problem(
        w,
        path,
        "wrong-type",
        f"{_name(path)} {_found(found)} is not a whole number",
        f"write {number}, without the unit" if number else "write figures alone",
    )


def _bad_pattern(w: WrittenTree, path: Path, detail: Any) -> Problem:
    """What has a pattern is an id or a colour."""
    return _bad_colour(w, path, detail) if detail["ctx"]["pattern"].startswith("^#") else _bad_id(w, path, detail)


def _bad_colour(w: WrittenTree, path: Path, detail: Any) -> Problem:
    found = detail["input"]
    message = f"{_name(path)} {_found(found)} is no colour: # and six figures from 0 to 9 and a to f"
    figures = found.strip().removeprefix("#")
    if len(figures) == 3:
        figures = "".join(figure * 2 for figure in figures)
    is_colour = len(figures) == 6 and set(figures) <= set(hexdigits)
    return _problem(w, path, "not-allowed", message, f'write "#{figures if is_colour else "0a7a57"}", in quotes')


def _bad_id(w: WrittenTree, path: Path, detail: Any) -> Problem:
    better = slug(detail["input"])
    where = key_place(w.root, w.path(path)) if "[key]" in detail["loc"] else place(w.root, w.path(path))
    return Problem(
        where,
        "bad-id",
        f"{detail['input']!r} is not an id: small letters, figures and single hyphens",
        f"write {better}" if better else "",
    )


def _too_long(w: WrittenTree, path: Path, detail: Any) -> Problem:
    return _problem(
        w,
        path,
        "not-allowed",
        f"{_name(path)} has {len(detail['input'])} characters; {detail['ctx']['max_length']} at most",
    )


def _wrong_type(w: WrittenTree, path: Path, detail: Any) -> Problem:
    wanted = shape_at(w.model, path).wanted
    hint = "write [first, second], or a line with a dash for each" if wanted == "a list" else ""
    return _problem(w, path, "wrong-type", f"{_name(path)} is {_found(detail['input'])}; it takes {wanted}", hint)


def _problem(w: WrittenTree, path: Path, code: str, message: str, hint: str = "") -> Problem:
    return Problem(place(w.root, w.path(path)), code, message, hint)


def _name(path: Path) -> str:
    named = [step for step in path if isinstance(step, str)]
    return named[-1] if named else "the file"


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a table of keys and values"
    if isinstance(value, list):
        return "a list"
    return repr(value if len(str(value)) <= 60 else in_short(str(value)))


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
    "string_pattern_mismatch": _bad_pattern,
    "string_too_long": _too_long,
}
