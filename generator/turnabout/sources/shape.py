"""Read off the models what belongs at a path: its keys, its choices, its range."""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..core.nodes import Path
from ..model.base import Entry, Record, Wanted


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be; `wanted` in words."""

    type: Any
    wanted: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    is_required: bool = True

    @property
    def kind(self) -> Literal["record", "collection", "value", "nothing"]:
        """Whether it is a record, a collection of items by id, a value, or nothing that the models know."""
        if self.type is Any:
            return "nothing"
        if _is_record(self.type):
            return "record"
        return "collection" if (get_origin(self.type) or self.type) in (dict, Mapping) else "value"


ValueType = tuple[Any, tuple[Any, ...]]
"""The type that a value has in a model, and what is demanded of it besides."""


@lru_cache(maxsize=1 << 15)
def shape_at(model: type[Record], path: Path) -> Shape:
    """Return what belongs at a path of a record."""
    annotation: Any = model
    metadata: tuple[Any, ...] = ()
    required = True
    for step in path:
        annotation, metadata, required = _inside(annotation, step)
    return _shape(annotation, metadata, required)


@lru_cache(maxsize=1 << 15)
def annotation_at(model: type[Record], path: Path) -> ValueType:
    """Return the kind of the value at a path of a record."""
    kind: ValueType = (model, ())
    for step in path:
        kind = kind_inside(kind[0], step)
    return kind


@lru_cache(maxsize=1 << 15)
def kind_inside(annotation: Any, step: str | int) -> ValueType:
    """Return the kind of what is inside a value, by its key or position."""
    inner, metadata, _ = _inside(annotation, step)
    return inner, metadata


@lru_cache(maxsize=1 << 12)
def is_text(annotation: Any) -> bool:
    """Tell whether a value of a type is a text."""
    return _wanted(_bare(annotation)[0]) == "a text"


def keys_of(model: type[Record], path: Path) -> tuple[str, ...]:
    """Return the keys of the record at a path, in the order of the model; none where it is no record."""
    annotation = shape_at(model, path).type
    if not _is_record(annotation):
        return get_args(get_args(annotation)[0]) if _key_choices(annotation) else ()
    names = (field.alias or name for name, field in annotation.model_fields.items())
    return tuple(sorted(names, key=lambda name: name in Entry.model_fields))  # what every item may have comes last


def is_optional(model: type[Record], path: Path) -> bool:
    """Tell whether the value at a path can be left out: a field with a default, or an item of a collection."""
    return not shape_at(model, path).is_required


def stand_in(model: type[Record], path: Path) -> Any:
    """Return a plain value that is valid at a path, for want of a right one."""
    return _stand_in(shape_at(model, path))


def _stand_in(shape: Shape) -> Any:
    if shape.choices:
        return shape.choices[0]
    if _is_record(shape.type):
        return {
            field.alias or name: _stand_in(_shape(field.annotation, tuple(field.metadata), True))
            for name, field in shape.type.model_fields.items()
            if field.is_required()
        }
    match get_origin(shape.type) or shape.type:
        case kind if kind is int:
            return shape.least
        case kind if kind in (dict, Mapping):
            return {}
        case kind if kind is tuple:
            return []
        case _:
            return "unknown"


def _inside(annotation: Any, step: str | int) -> tuple[Any, tuple[Any, ...], bool]:
    annotation, _ = _bare(annotation)
    if _is_record(annotation):
        return _fields(annotation).get(step, (Any, (), False))
    arguments = get_args(annotation)
    if not arguments:
        return Any, (), False
    return arguments[0] if isinstance(step, int) else arguments[-1], (), False


@cache
def _fields(record: type[Record]) -> Mapping[str | int, tuple[Any, tuple[Any, ...], bool]]:
    """Return type, metadata and need of each field, by the key it has in YAML."""
    return {
        field.alias or name: (field.annotation, tuple(field.metadata), field.is_required())
        for name, field in record.model_fields.items()
    }


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Take off Annotated and `| None`."""
    metadata: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata += tuple(more)
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation, metadata


def _shape(annotation: Any, metadata: tuple[Any, ...], required: bool) -> Shape:
    bare, more = _bare(annotation)
    constraints = [c for m in (*metadata, *more) for c in (m, *getattr(m, "metadata", ()))]
    least = next((c.ge for c in constraints if getattr(c, "ge", None) is not None), 1)
    most = next((c.le for c in constraints if getattr(c, "le", None) is not None), 9999)
    choices = get_args(bare) if get_origin(bare) is Literal else ()
    wanted = next((c.words for c in constraints if isinstance(c, Wanted)), _wanted(bare))
    return Shape(bare, wanted, choices, int(least), int(most), required)


def _wanted(bare: Any) -> str:
    kind = get_origin(bare) or bare
    if bare is Any:
        return "nothing"
    if kind is int:
        return "a whole number"
    if kind is tuple:
        return "a list"
    if _is_record(bare) or kind in (dict, Mapping):
        return "keys and values"
    return "a text"


def _key_choices(annotation: Any) -> bool:
    arguments = get_args(annotation)
    return len(arguments) == 2 and get_origin(arguments[0]) is Literal


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)
