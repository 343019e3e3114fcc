"""Print problems for a person, for a program, or as notes on a pull request."""

import json
from collections.abc import Callable, Iterable
from typing import Literal

from .problems import Location, Problem

Format = Literal["text", "json", "github"]
_WIDEST = 110
"""Signs of a line that are shown."""

SourceLine = Callable[[Location], str | None]
"""Finds the line of a file that a location points to, or None where it cannot be read."""


def format_problems(problems: Iterable[Problem], format_: Format, source_line: SourceLine) -> str:
    """Return problems in a format, in the order of files and lines; text is empty where there is none."""
    ordered = sorted(problems)
    match format_:
        case "json":
            return json.dumps({"problems": records(ordered)}, ensure_ascii=False, indent=2)
        case "github":
            return "\n".join(_annotation(p) for p in ordered)
        case _:
            return "\n\n".join([*(_text(p, source_line) for p in ordered), *_sum(ordered)])


def records(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    """Return problems as plain data, in the order of files and lines."""
    return [_record(problem) for problem in sorted(problems)]


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.location.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """GitHub's workflow commands: % and line ends in data are escaped, in properties also : and ,"""
    where = problem.location
    path = _escaped(where.path).replace(":", "%3A").replace(",", "%2C")
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return (
        f"::{problem.severity} file={path},line={where.line},col={where.column},title={problem.code}::{_escaped(text)}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _text(problem: Problem, source_line: SourceLine) -> str:
    mark = "  (warning)" if problem.severity == "warning" else ""
    parts = [f"{problem.location}  {problem.code}{mark}", *(f"  {line}" for line in problem.message.splitlines())]
    line = source_line(problem.location)
    if line is not None and line.strip():
        number = str(problem.location.line)
        start = max(0, problem.location.column - _WIDEST)
        pointer = " " * (problem.location.column - 1 - start) + "^"
        parts += [f"  {number} │ {_shown(line[start:])}", f"  {' ' * len(number)} │ {pointer}"]
    if problem.hint:
        parts.append(f"  → {problem.hint}")
    return "\n".join(parts)


def _shown(line: str) -> str:
    """A tab, and what a terminal would act on or hide, each as one sign: the pointer below stays right."""
    return "".join("→" if c == "\t" else c if c.isprintable() else "·" for c in line[:_WIDEST])


def _sum(problems: list[Problem]) -> list[str]:
    if not problems:
        return []
    files = len({p.location.path for p in problems})
    return [f"{_count(len(problems), 'problem')} in {_count(files, 'file')}"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
