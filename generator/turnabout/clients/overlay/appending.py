"""Put changes into the file of a client, and leave every other line as it is."""

import re

from ...core.nodes import Scalar, Sequence, Table

_EMPTY_LIST = re.compile(r"^(changes:)\s*\[\s*\](\s*#.*)?$")


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
