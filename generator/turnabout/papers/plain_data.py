"""Hand what readers are shown to templates and to whatever walks through it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def data_of(content: "DataclassInstance") -> dict[str, Any]:
    """Return content as JSON has it: mappings, lists, texts and numbers."""
    return {part.name: _plain(getattr(content, part.name)) for part in fields(content)}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return data_of(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
