"""Find signs in YAML that look like spaces, or that cannot be shown."""

from collections.abc import Iterator

from ..core.problems import Location, Problem
from .yaml_hints import repair_spaces


def odd_spaces(lines: list[str], path: str) -> Iterator[Problem]:
    """Put plain spaces where a line is indented with others, and yield a problem for each such line."""
    for number, line in enumerate(lines):
        text = repair_spaces(line)
        if text != line:
            lines[number] = text
            yield Problem(
                Location(path, number + 1, 1),
                "yaml-no-break-space",
                "the line is indented with spaces that only look like spaces",
                "type the indentation again with the space bar",
            )


def unreadable_sign(lines: list[str], error: Exception, path: str) -> Problem:
    """Blank the first line with a sign that YAML refuses, and return the problem with it."""
    for number, line in enumerate(lines):
        for column, character in enumerate(line):
            if not _is_printable(character):
                lines[number] = "".join(c if _is_printable(c) else " " for c in line)
                return Problem(
                    Location(path, number + 1, column + 1),
                    "yaml-control-character",
                    f"the character U+{ord(character):04X} cannot be shown or printed",
                    "delete it; it may be invisible",
                )
    raise AssertionError("YAML refuses only what cannot be printed") from error


def _is_printable(character: str) -> bool:
    """YAML 1.1, 5.1: tab, and everything but control characters, surrogates and non-characters."""
    code = ord(character)
    return (
        code == 9
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or (0xE000 <= code <= 0xFFFD and code != 0xFEFF)
        or 0x10000 <= code <= 0x10FFFF
    )
