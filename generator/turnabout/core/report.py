"""Print problems for a person, for a program, or as notes on a pull request."""

import json
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Literal, NamedTuple

from .problems import Location, Problem

Format = Literal["text", "json", "github"]
_WIDEST = 110
"""Signs of a line that are shown."""

_MOST_OF_A_FILE = 50
"""Problems of one file that are shown; more of them tell nobody more."""

_LONGEST, _LONGEST_HINT = 1200, 500
"""Bytes of a message and of a hint."""

_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""What counts as a letter and shows nothing."""

SourceLine = Callable[[Location], str | None]
"""Finds the line of a file that a location points to, or None where it cannot be read."""


class _Chosen(NamedTuple):
    """The problems to show in the order of files and lines, how many more each file has, and how many there are."""

    problems: tuple[Problem, ...]
    more: Mapping[str, int]
    total: int


def format_problems(problems: Iterable[Problem], format_: Format, source_line: SourceLine) -> str:
    """Return problems in a format, in the order of files and lines; text is empty where there is none."""
    chosen = _chosen(problems)
    match format_:
        case "json":
            return json_text(_data(chosen))
        case "github":
            return "\n".join((*map(_annotation, chosen.problems), *_annotations_of_more(chosen)))
        case _:
            return "\n\n".join([*_texts(chosen, source_line), *_sum(chosen)])


def problem_data(problems: Iterable[Problem]) -> dict[str, list[dict[str, str | int]]]:
    """Return problems as plain data, at most fifty of a file, and how many more there are of which files, if any."""
    return _data(_chosen(problems))


def records(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    """Return all problems as plain data, in the order of files and lines."""
    return [_record(_in_short(problem)) for problem in sorted(problems)]


def json_text(data: object) -> str:
    """Return data as JSON that a person can read too: what nobody could see is an escape."""
    return "".join(map(_escape_in_json, json.dumps(data, ensure_ascii=False, indent=2)))


def visible(text: str) -> str:
    """Return a text in which what a terminal would act on, or nobody could see, is an escape as in Python."""
    return text if text.isascii() and text.isprintable() else "".join(map(_escape, text))


def _chosen(problems: Iterable[Problem]) -> _Chosen:
    shown: list[Problem] = []
    more: dict[str, int] = {}
    ordered = sorted(problems)
    for path, group in groupby(ordered, lambda problem: problem.location.path):
        of_file = list(group)
        if len(of_file) > _MOST_OF_A_FILE:
            more[path] = len(of_file) - _MOST_OF_A_FILE
            of_file = sorted(sorted(of_file, key=_is_warning)[:_MOST_OF_A_FILE])
        shown += map(_in_short, of_file)
    return _Chosen(tuple(shown), more, len(ordered))


def _is_warning(problem: Problem) -> bool:
    return problem.severity == "warning"


def _in_short(problem: Problem) -> Problem:
    return replace(problem, message=_cut(problem.message, _LONGEST), hint=_cut(problem.hint, _LONGEST_HINT))


def _cut(text: str, most: int) -> str:
    """No sign has more than ten bytes as it is shown."""
    if len(text) * 10 <= most:
        return text
    *before, length = accumulate((len(visible(sign).encode()) for sign in text[: most + 1]), initial=0)
    return text if length <= most else f"{text[: bisect(before, most - len('…'.encode())) - 1]}…"


def _data(chosen: _Chosen) -> dict[str, list[dict[str, str | int]]]:
    shown = {"problems": [_record(problem) for problem in chosen.problems]}
    more: list[dict[str, str | int]] = [{"path": path, "problems": count} for path, count in chosen.more.items()]
    return shown | ({"more": more} if more else {})


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
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    place = f"file={_property(where.path)},line={where.line},col={where.column}"
    return f"::{problem.severity} {place},title={problem.code}::{_escaped(text)}"


def _annotations_of_more(chosen: _Chosen) -> Iterable[str]:
    return (f"::notice file={_property(path)}::{_and_more(count)}" for path, count in chosen.more.items())


def _property(path: str) -> str:
    return _escaped(path).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    lines = text.replace("%", "%25").split("\n")
    return "%0A".join(map(visible, lines))


def _texts(chosen: _Chosen, source_line: SourceLine) -> Iterable[str]:
    for path, group in groupby(chosen.problems, lambda problem: problem.location.path):
        yield from (_text(problem, source_line) for problem in group)
        if path in chosen.more:
            yield f"{visible(path)}  {_and_more(chosen.more[path])}"


def _text(problem: Problem, source_line: SourceLine) -> str:
    mark = "  (warning)" if problem.severity == "warning" else ""
    head = f"{visible(str(problem.location))}  {problem.code}{mark}"
    parts = [head, *(f"  {visible(line)}" for line in problem.message.split("\n"))]
    line = source_line(problem.location)
    if line is not None and line.strip():
        number = str(problem.location.line)
        start = max(0, problem.location.column - _WIDEST)
        pointer = " " * (problem.location.column - 1 - start) + "^"
        parts += [f"  {number} │ {_shown(line[start : start + _WIDEST])}", f"  {' ' * len(number)} │ {pointer}"]
    if problem.hint:
        parts.append(f"  → {visible(problem.hint)}")
    return "\n".join(parts)


def _shown(line: str) -> str:
    """A tab, and what a terminal would act on or hide, each as one sign: the pointer below stays right."""
    return "".join("→" if c == "\t" else c if c.isprintable() and c not in _BLANK_LETTERS else "·" for c in line)


def _escape(sign: str) -> str:
    """A space of any width is seen; control and direction signs, and what has no width, are not."""
    if (sign.isprintable() and sign not in _BLANK_LETTERS) or unicodedata.category(sign) == "Zs":
        return sign
    return (
        sign.encode("unicode_escape", "surrogatepass").decode() if sign not in _BLANK_LETTERS else f"\\u{ord(sign):04x}"
    )


def _escape_in_json(sign: str) -> str:
    """JSON escapes control characters below 32 by itself, and writes those above FFFF as two."""
    if sign == "\n" or _escape(sign) == sign:
        return sign
    return json.dumps(sign)[1:-1]


def _and_more(count: int) -> str:
    return f"and {_count(count, 'more problem')} in this file"


def _sum(chosen: _Chosen) -> list[str]:
    if not chosen.total:
        return []
    files = len({problem.location.path for problem in chosen.problems})
    return [f"{_count(chosen.total, 'problem')} in {_count(files, 'file')}"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
