"""Finish the data of what is filled in: worksheets and forms."""

from collections.abc import Mapping
from typing import Any

from .answers import Answer, answer_of
from .register import Register, RegisterEntry
from .runs import maybe_text, text_of


def worksheet_values(data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    """Return what the template of worksheets shows, from what papers show; each part has names of its own."""
    return {
        "how": text_of(data["how"], register),
        "example": maybe_text(data["example"], register),
        "parts": [
            {**part, "entries": _names_and_date(data, register), "answers": _answers(data, part, register, room)}
            for part in data["parts"]
        ],
    }


def form_values(data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    """Return what the template of forms shows, from what papers show."""
    return {
        **{name: text_of(data[name] or (), register) for name in ("purpose", "apart", "route", "keep", "how", "ask")},
        "entries": [name_entry(role, data, register) for role in data["people"]],
        "parts": [{**part, "answers": _answers(data, part, register, room)} for part in data["parts"]],
    }


def name_entry(role: str, data: Mapping[str, Any], register: Register) -> RegisterEntry:
    """Return a line for a name; its tag is the same in all papers of a pair."""
    pair = data["pair"] or {}
    return register.entry(data["roles"][role], "pair", role, value=pair.get(role), is_shared=True)


def _answers(data: Mapping[str, Any], part: Mapping[str, Any], register: Register, room: int) -> list[Answer]:
    return [answer_of(field, data["shared"], register, room) for field in part["fields"]]


def _names_and_date(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    names = [name_entry(role, data, register) for role in data["people"]]
    words = data["shared"]
    return [*(names or [register.entry(words["name"], "name")]), register.entry(words["date"], "date")]
