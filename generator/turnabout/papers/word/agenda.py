"""Finish the data of an agenda."""

from collections.abc import Mapping
from typing import Any

from ...text.pieces import plain_pieces
from .answers import name_entry
from .register import Register, RegisterEntry
from .runs import maybe_text, paragraphs_of, text_of
from .sizes import widths

_ROWS = range(1, 4)
"""Promises that there is room for."""

_PROMISE = ("commitment", "owner", "by-when")
_WORD = {"commitment": "commitment", "owner": "owner", "by-when": "by_when", "kept": "kept"}
"""Parts of a promise, and the words for them."""

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
    words = data["shared"]
    return {
        "columns": {name: widths(shares, [0] * len(shares), room) for name, shares in _SHARES.items()},
        "purpose": text_of(data["purpose"], register),
        "link": data["link"] and {"name": register.link(data["link"]["url"]), "text": data["link"]["text"]},
        "entries": _head(data, register),
        "objectives": [_inline(one, register, "text", "evidence") for one in data["objectives"]],
        "prepare": [_inline(one, register, "text") for one in data["prepare"]],
        "rules": _rules(data, register),
        "activities": [_activity(one, register, words) for one in data["activities"]],
        "prompts": _prompts(data, register),
        "practice": _practice(data["practice"], register),
        "promises": _promises(data["meeting"], data["labels"]["take_away"], register, _PROMISE, words),
        "next": _next(data, register),
        "sign": maybe_text(data["sign"], register),
        "signatures": _signatures(data, register) if data["sign"] else [],
        "ask": maybe_text(data["ask"], register),
        "notes": [{**note, "text": paragraphs_of(note["text"], register)} for note in data.get("notes", ())],
    }


def _inline(values: Mapping[str, Any], register: Register, *names: str) -> Mapping[str, object]:
    return {**values, **{name: maybe_text(values[name], register) for name in names}}


def _practice(values: Mapping[str, Any], register: Register) -> Mapping[str, object]:
    return _inline(values, register, "situation", "response", "by_next_time")


def _head(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    return [
        *(name_entry(role, data, register) for role in _ROLES),
        *_meeting("", data["meeting"], data["date"], data["clock"], data, register),
    ]


def _next(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    label = data["labels"]["next"]
    known = data["next"] or {"id": f"after-{data['meeting']}", "date": None, "clock": None}
    return _meeting(label, known["id"], known["date"], known["clock"], data, register)


def _meeting(
    of: str, meeting: str, day: str | None, time: str | None, data: Mapping[str, Any], register: Register
) -> list[RegisterEntry]:
    """When and where a meeting is; its day and time have one name in all papers of a pair."""
    words, pair = data["shared"], data["pair"] or {}
    return [
        register.entry(of or words["date"], "meeting", meeting, "date", value=day, is_shared=True),
        register.entry(words["time"], "meeting", meeting, "time", value=time, is_shared=True, of=of),
        register.entry(words["place"], "pair", "place", value=pair.get("place"), is_shared=True, of=of),
    ]


def _rules(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {"box": register.control(plain_pieces(text), "rule", name), "text": text_of(text, register)}
        for name, text in zip(data["rule_ids"], data["rules"], strict=True)
    ]


def _activity(one: Mapping[str, Any], register: Register, words: Mapping[str, str]) -> Mapping[str, object]:
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
            "promises": _promises(last["id"], last["labels"]["about"], register, ("commitment", "kept"), words),
        },
    }


def _prompts(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {
            "asks": asked["asks"],
            "questions": [
                {
                    "text": text_of(question["text"], register),
                    "room": register.control(
                        f"{asked['asks']}: {plain_pieces(question['text'])}", "prompt", asked["role"], question["id"]
                    ),
                }
                for question in asked["questions"]
            ],
        }
        for asked in data["prompts"]
    ]


def _promises(
    meeting: str, about: str, register: Register, parts: tuple[str, ...], words: Mapping[str, str]
) -> list[Mapping[str, object]]:
    """Return each promise of a meeting with a control for each part; what is typed here is asked for in the next."""
    return [
        {"number": number}
        | {
            part: register.control(
                f"{about}, {number}, {words[_WORD[part]]}", part, meeting, str(number), is_shared=True
            )
            for part in parts
        }
        for number in _ROWS
    ]


def _signatures(data: Mapping[str, Any], register: Register) -> list[Mapping[str, object]]:
    return [
        {
            "who": who,
            "name": register.control(f"{who}, {data['shared']['signature']}", "sign", role, "name"),
            "date": register.control(f"{who}, {data['shared']['date_of_signature']}", "sign", role, "date"),
        }
        for role, who in ((role, data["roles"][role]) for role in _ROLES)
    ]
