"""Write changes as a person would, and put them into the file of a client, whose other lines stay as they are."""

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping

from ...core.nodes import Node, Path, Scalar, Sequence, Table
from ...core.plain import plain_data
from .capture import Captured
from .change import Change

_WIDE = 118
_STEP = "  "
_PLAIN = re.compile(r"[^\W_](?:[^\n\t:#]|:(?=[^\s])|(?<=\S)#)*")
_PLAIN_INSIDE = re.compile(r"[^\W_][^\n\t:#,\[\]{}]*")

Titled = Callable[[Path], str]
"""Tells under which heading a change stands."""

_EMPTY_LIST = re.compile(r"^(changes:)\s*\[\s*\](\s*#.*)?$")


def changes_text(captured: Iterable[Captured], titled: Titled, files: Mapping[Path, str], guarded: set[Path]) -> str:
    """Return changes as the entries of `changes:`, with a comment above each part of the curriculum.

    `files` are the paths whose item stands in a file of its own, `guarded` those that demand a reason.
    """
    lines: list[str] = []
    heading = ""
    for one in captured:
        if titled(one.path) != heading:
            heading = titled(one.path)
            lines += [*([""] if lines else []), f"{_STEP}# --- {heading} ---"]
        entry = list(_entry(one.change, files.get(one.path)))
        lines += [f"{_STEP}- {entry[0]}", *(f"{_STEP}  {line}" if line else "" for line in entry[1:])]
        if one.path in guarded:
            lines.append(f"{_STEP}  # add why: … here; what is guarded changes only with a reason")
    return "\n".join(lines) + "\n" if lines else ""


def _entry(change: Change, file: str | None) -> Iterator[str]:
    yield f"{change.verb}: {change.address}"
    place = change.place
    if place:
        yield f"{place.side}: {place.anchor.text if place.anchor else 'true'}"
    if file:
        yield f"file: {file}"
    elif change.payload is not None and change.verb == "add" and change.new_id:
        yield from _field("item", _with_id(change.payload, change.new_id))
    elif change.payload is not None:
        yield from _field("to" if change.verb == "set" else "with", change.payload)


def _with_id(payload: Node, new_id: Scalar) -> Table:
    inner = payload.entries if isinstance(payload, Table) else {"text": payload}
    return Table({"id": new_id, **inner}, payload.location)


def _field(key: str, node: Node, indent: str = "") -> Iterator[str]:
    """Yield the lines of a key and its value."""
    head = f"{indent}{key}:"
    short = _on_one_line(node)
    if short is not None and len(head) + len(short) < _WIDE:
        yield f"{head} {short}"
    elif isinstance(node, Scalar):
        yield from _long_text(head, _text(node), indent + _STEP)
    elif isinstance(node, Sequence):
        yield head
        for item in node.items:
            yield f"{indent}{_STEP}- {_flow(item)}"
    else:
        yield head
        for name, entry in node.entries.items():
            yield from _field(name, entry, indent + _STEP)


def _on_one_line(node: Node) -> str | None:
    """Return a value that has room on a line: a text, a list, or a small item whose values are all texts."""
    match node:
        case Scalar():
            text = _text(node)
            return None if "\n" in text and _is_block(text) else _plain_or_quoted(text, _PLAIN)
        case Sequence():
            return f"[{', '.join(map(_flow, node.items))}]"
        case _:
            is_small = len(node.entries) <= 4 and all(isinstance(entry, Scalar) for entry in node.entries.values())
            fits = is_small and all("\n" not in _text(entry) for entry in node.entries.values())
            return _flow(node) if fits else None


def _flow(node: Node) -> str:
    match node:
        case Scalar():
            return _plain_or_quoted(_text(node), _PLAIN_INSIDE)
        case Sequence():
            return f"[{', '.join(map(_flow, node.items))}]"
        case _:
            return "{" + ", ".join(f"{key}: {_flow(entry)}" for key, entry in node.entries.items()) + "}"


def _long_text(head: str, text: str, indent: str) -> Iterator[str]:
    if "\n" in text and _is_block(text):
        yield f"{head} |"
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
        return
    lines = textwrap.wrap(text, _WIDE - len(indent) - 4, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) == text and _is_block(text):
        yield f"{head} >-"
        yield from (f"{indent}{line}" for line in lines)
    else:
        yield f"{head} {_quoted(text)}"


def _is_block(text: str) -> bool:
    """Whether a text can stand as it is: no sign that does not show, no space at its start or at the end of a line."""
    lines = text.split("\n")
    return all(line.isprintable() and line == line.rstrip() for line in lines) and not text.startswith(" ")


def _plain_or_quoted(text: str, plain: re.Pattern[str]) -> str:
    is_plain = plain.fullmatch(text) and text.isprintable() and text == text.strip()
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    """JSON is YAML, but for signs that do not show, which YAML wants escaped."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in shown)


def _text(node: Node) -> str:
    return str(plain_data(node))


class InBrackets(ValueError):
    """The changes stand in brackets on one line, so that no line can be added."""


def with_changes(text: str, node: Table, entries: str) -> str:
    """Return a file with further entries of `changes:` behind those that it has; raises `InBrackets`.

    `entries` are lines indented by two spaces.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    listed = node.entries.get("changes")
    if listed is None:
        lines += [*([""] if lines and lines[-1].strip() else []), "changes:"]
        return end.join([*lines, *entries.splitlines()]) + end
    start = node.keys["changes"].line
    indent = "  "
    if _is_in_brackets(listed, lines):
        if not _EMPTY_LIST.match(lines[start - 1]):
            raise InBrackets
        lines[start - 1] = _EMPTY_LIST.sub(r"\1\2", lines[start - 1])
    elif isinstance(listed, Sequence) and listed.items:
        first = lines[listed.items[0].location.line - 1]
        indent = first[: first.index("-")]
    added = [f"{indent}{line[2:]}" if line else "" for line in entries.splitlines()]
    at = _end_of(start, node, lines)
    rest = lines[at:] if any(line.strip() for line in lines[at:]) else []
    return end.join([*lines[:at], *([""] if at > start else []), *added, *_spaced(rest)]) + end


def _is_in_brackets(listed: object, lines: list[str]) -> bool:
    if not isinstance(listed, Sequence | Scalar):
        return False
    return lines[listed.location.line - 1][listed.location.column - 1 :].startswith("[")


def _end_of(start: int, node: Table, lines: list[str]) -> int:
    """Return the number of lines up to the last entry: comments above the next key belong to that."""
    after = [key.line for key in node.keys.values() if key.line > start]
    at = min(after) - 1 if after else len(lines)
    while at > start and (not lines[at - 1].strip() or (after and lines[at - 1].startswith("#"))):
        at -= 1
    return at


def _spaced(rest: list[str]) -> list[str]:
    return rest if not rest or not rest[0].strip() else ["", *rest]
