"""Finish the data of an agenda."""

from collections.abc import Mapping
from typing import Any

from ...text.pieces import plain_pieces
from .filling import name_entry
from .register import Register, RegisterEntry
from .runs import maybe_text, paragraphs_of, text_of
from .sizes import widths

_ROWS = range(1, 4)
"""Promises that there is room for."""

_PROMISE = {"commitment": "we will", "owner": "owner", "by-when": "by when"}

_ROLES = ("mentor", "mentoree")


_SHARES = {
    "objectives": (2, 5, 5),
    "order": (3, 2, 18, 5),
    "kept": (9, 1),
    "promises": (1, 9, 4, 4),
    "signatures": (3, 7, 4),
}
"""How wide the columns of each table are beside each other."""


def agenda_values(data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    """Return what the template of agendas shows, from what papers show."""
    return {
        "columns": {name: widths(shares, [0] * len(shares), room) for name, shares in _SHARES.items()},
        "purpose": text_of(data["purpose"], register),
        "link": data["link"] and {"name": register.link(data["link"]["url"]), "text": data["link"]["text"]},
        "entries": _head(data, register),
        "objectives": [_inline(one, register, "text", "evidence") for one in data["objectives"]],
        "prepare": [_inline(one, register, "text") for one in data["prepare"]],
        "rules": _rules(data, register),
        "activities": [_activity(one, register) for one in data["activities"]],
        "prompts": _prompts(data, register),
        "practice": _practice(data["practice"], register),
        "promises": _promises(data["meeting"], "We take away", register, _PROMISE),
        "next": _next(data, register),
        "sign": maybe_text(data["sign"], register),
        "signatures": _signatures(data, register) if data["sign"] else [],
        "ask": maybe_text(data["ask"], register),
        "notes": [{**note, "text": paragraphs_of(note["text"], register)} for note in data.get("notes", ())],
    }


def _inline(values: Mapping[str, Any], register: Register, *names: str) -> Mapping[str, object]:
    return {**values, **{name: maybe_text(values[name], register) for name in names}}


def _practice(values: Mapping[str, Any], register: Register) -> Mapping[str, object]:
    return _inline(values, register, "if", "then", "by_next_time")


def _head(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    return [
        *(name_entry(role, data, register) for role in _ROLES),
        *_meeting("Date", data["meeting"], data["date"], _clock(data), data, register),
    ]


def _next(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    label = f"Next {data['words']['session']}"
    known = data["next"] or {"id": f"after-{data['meeting']}", "date": None, "clock": None}
    return _meeting(label, known["id"], known["date"], known["clock"], data, register)


def _meeting(
    label: str, meeting: str, day: str | None, time: str | None, data: Mapping[str, Any], register: Register
) -> list[RegisterEntry]:
    """When and where a meeting is; its day and time have one name in all papers of a pair."""
    of = "" if label == "Date" else label
    return [
        register.entry(label, "meeting", meeting, "date", value=day, is_shared=True),
        register.entry("Time", "meeting", meeting, "time", value=time, is_shared=True, of=of),
        register.entry("Place", "pair", "place", value=_place(data), is_shared=True, of=of),
    ]


def _place(data: Mapping[str, Any]) -> str | None:
    return data["pair"]["place"] if data["pair"] else None


def _clock(data: Mapping[str, Any]) -> str | None:
    return " to ".join(data["clock"]) if data["clock"] else None


def _rules(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {"box": register.control(plain_pieces(text), "rule", name), "text": text_of(text, register)}
        for name, text in zip(data["rule_ids"], data["rules"], strict=True)
    ]


def _activity(one: Mapping[str, Any], register: Register) -> Mapping[str, object]:
    last = one["last"]
    return {
        **one,
        "steps": [text_of(step, register) for step in one["steps"]],
        "list": register.new_list(),
        "say": [_inline(line, register, "text") for line in one["say"]],
        "last": last
        and {
            **last,
            "practice": _practice(last["practice"], register),
            "promises": _promises(last["id"], "Last time", register, {"commitment": "we said", "kept": "kept"}),
        },
    }


def _prompts(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {
            "who": asked["who"],
            "questions": [
                {
                    "text": text_of(text, register),
                    "room": register.control(f"{asked['who']} asks: {plain_pieces(text)}", "prompt", asked["id"], name),
                }
                for name, text in zip(asked["question_ids"], asked["questions"], strict=True)
            ],
        }
        for asked in data["prompts"]
    ]


def _promises(meeting: str, about: str, register: Register, parts: Mapping[str, str]) -> list[Mapping[str, object]]:
    """Return each promise of a meeting with a control for each part; what is typed here is asked for in the next."""
    return [
        {"number": number}
        | {
            part: register.control(f"{about}, {number}, {label}", part, meeting, str(number), is_shared=True)
            for part, label in parts.items()
        }
        for number in _ROWS
    ]


def _signatures(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {
            "who": who,
            "name": register.control(f"{who}, signature", "sign", role, "name"),
            "date": register.control(f"{who}, date of the signature", "sign", role, "date"),
        }
        for role, who in ((role, data["roles"][role]) for role in _ROLES)
    ]
