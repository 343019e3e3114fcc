"""Read YAML into nodes that keep line and column, and say in plain words what does not read."""

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from ..core.nodes import Node, Scalar, Sequence, Table
from ..core.problems import Location, Problem
from .bounds import excess_in
from .encoding import not_utf8
from .odd_signs import odd_spaces, unreadable_sign
from .yaml_hints import ODD_SPACE, Repair, Trouble, repair_line

_DEEPEST = 60
_MOST_PROBLEMS = 50
_MOST_NODES = 10_000
_MOST_READ = 3_000_000
"""Characters; a file is read anew after each line that was repaired, and a large one not often."""

_CONFUSING, _MOST_CONFUSING = ("yaml-indentation", "yaml-syntax", "yaml-no-colon"), 5
"""After so many lines that do not fit, the first is to blame for the others, and the file is not read."""
# The C parser is 10 times as fast. It takes a ? inside brackets and a tab inside a text, which the other refuses, and
# the two stop at different places of what neither reads.
_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_QUOTED, _BLOCKS = ('"', "'", "|", ">"), ("|", ">")
_BREAKS = ("\x85", "\u2028", "\u2029")  # line breaks to YAML 1.1, but to no editor

_AFTER_HASH = re.compile(r"\s+#[^\s#]")

Read = tuple[Node | None, tuple[Problem, ...]]


def read_yaml_bytes(data: bytes, path: str) -> Read:
    """Read one file; the node is None where nothing of it could be read."""
    try:
        return read_yaml(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        return None, (not_utf8(error, path),)


def read_yaml(text: str, path: str) -> Read:
    """Read one text; what does not read is repaired where the intent is plain, so that reading goes on."""
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    problems = list(odd_spaces(lines, path)) if ODD_SPACE.search(text) else []
    repaired: dict[int, int] = {}
    budget = max(_MOST_READ, len(text) + 1)
    while len(problems) < _MOST_PROBLEMS and (budget := budget - len(text)) > 0:
        composer = _Composer(path, lines)
        try:
            return composer.read("\n".join(lines)), tuple(problems + composer.problems)
        except _TooMuch:
            return None, tuple(problems + composer.problems)
        except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
            problems.append(unreadable_sign(lines, error, path))
        except yaml.MarkedYAMLError as error:
            trouble = _trouble(error, len(lines))
            seen = repaired.get(trouble.line, 0)
            repair = repair_line(lines, trouble, attempt=seen)
            if repair.is_new:
                problems.append(_problem(path, repair))
            confusing = [p for p in problems if p.code in _CONFUSING]
            if repair.text is None or len(confusing) > _MOST_CONFUSING:
                return None, tuple(p for p in problems if p not in confusing[1:])
            repaired[trouble.line] = seen + 1
            repaired[repair.line] = max(repaired.get(repair.line, 0), 1)
            lines[repair.line] = repair.text
    return None, tuple(problems)


def _problem(path: str, repair: Repair) -> Problem:
    place = Location(path, repair.line + 1, repair.column + 1)
    return Problem(place, repair.code, repair.message, repair.hint)


def _trouble(error: yaml.MarkedYAMLError, count: int) -> Trouble:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark
    return Trouble(
        line=min(mark.line, count - 1) if mark else 0,
        column=mark.column if mark else 0,
        what=f"{error.context or ''}; {error.problem or ''}",
        context_line=min(context.line, count - 1) if context else None,
        context_column=context.column if context else 0,
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _TooMuch(Exception):
    """What a file has too much of, to read on, is reported."""


_Span = tuple[int, int, int, int]


def _span(event: yaml.Event) -> _Span:
    """Return the line and column of the first sign of an event, and of the one behind its last, counted from 0."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise AssertionError("a parser marks where its events begin and end")
    return start.line, start.column, end.line, end.column


class _Composer:
    """Builds nodes from one stream of events."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.nodes = 0

    def read(self, text: str) -> Node | None:
        events = iter(_LOADER(text).get_event, None)
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._report(
                        event,
                        "yaml-second-document",
                        "a second document starts here; a file holds one",
                        "delete the line ---, or move what follows to a file of its own",
                    )
                    break
                root = self._node(next(events), events, 0)
        if isinstance(root, Scalar) and not root.text and not root.quoted:
            return None
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        span = _span(event)
        place = self._at(span[0], span[1])
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            self._too_much(event, "too-large", f"the file holds more than {_MOST_NODES} texts and lists", "part it")
        if isinstance(event, yaml.AliasEvent):
            self._report(
                event,
                "yaml-anchor",
                f"*{event.anchor} refers to text elsewhere; every text stands where it is used",
                "write the text out, or quote it if the * belongs to it",
            )
            return Scalar("", place, damaged=True)
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            raise AssertionError(f"{type(event).__name__} begins no node")
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if depth > _DEEPEST:
            message = f"more than {_DEEPEST} levels inside one another"
            self._too_much(event, "yaml-too-deep", message, "nothing in a curriculum is that deep")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place, span)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth)), place)
        return self._table(events, depth, place)

    def _scalar(self, event: yaml.ScalarEvent, place: Location, span: _Span) -> Scalar:
        line, column, last, end = span
        quoted = event.style in _QUOTED
        if excess := excess_in(event.value):
            self._report(event, "too-large", excess.message, "shorten it, or part it with empty lines")
            return Scalar("", place, damaged=True)
        if quoted and event.style in _BLOCKS:
            self._warn_of_stray_lines(event)
        elif not quoted and last < len(self.lines) and _AFTER_HASH.match(self.lines[last], end):
            self._warn_of_hash(event, place)
        if line == last:
            typed = self.lines[line][column:end] if line < len(self.lines) else ""
        else:
            typed = "\n".join(self.lines[line : last + 1])[column:]
        return Scalar(event.value, place, quoted, False, typed)

    def _place(self, event: yaml.Event) -> Location:
        line, column, _, _ = _span(event)
        return self._at(line, column)

    def _at(self, line: int, column: int) -> Location:
        if line >= len(self.lines):  # a value that is missing at the end stands behind it
            return Location(self.path, len(self.lines), len(self.lines[-1]) + 1)
        return Location(self.path, line + 1, column + 1)

    def _warn_of_hash(self, event: yaml.ScalarEvent, place: Location) -> None:
        _, _, number, end = _span(event)
        line = self.lines[number]
        start = place.column - 1 if place.line == number + 1 else 0
        before = re.sub(r":$", ": ", line[:start].lstrip())
        self.problems.append(
            Problem(
                Location(self.path, number + 1, line.index("#", end) + 1),
                "yaml-text-after-hash",
                f"{line[end:].strip()!r} is read as a comment and left out",
                f'if it belongs to the text: {before}"{line[start:].strip()}"',
                severity="warning",
            )
        )

    def _warn_of_stray_lines(self, event: yaml.ScalarEvent) -> None:
        """A line that was doubled, or is indented deeper, stays part of the text; where lines are joined, it is not."""
        first, _, last, _ = _span(event)
        number = next((n for n in range(first + 1, last) if self.lines[n].strip()), last)
        indent = _indent(self.lines[number]) if number < last else 0
        for at in range(number + 1, last):
            line = self.lines[at]
            what = "is the same as the one above" if line.strip() and line == self.lines[at - 1] else ""
            if event.style == ">" and line.strip() and _indent(line) > indent:
                what = "is indented deeper than its text, so it stays a line by itself"
            if what:
                place = Location(self.path, at + 1, _indent(line) + 1)
                hint = "delete it, or indent it as the text above" if "deeper" in what else "delete one of the two"
                self.problems.append(Problem(place, "yaml-stray-line", f"the line {what}", hint, severity="warning"))

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self._node(event, events, depth + 1)

    def _table(self, events: Iterator[yaml.Event], depth: int, place: Location) -> Table:
        entries: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.damaged:
                if not isinstance(key, Scalar):
                    self._report(event, "yaml-key", "a key must be one word or phrase", "quote it if it is a text")
            elif key.text == "<<" and not key.quoted:
                pass  # the alias behind a merge key is already reported
            elif key.text in entries:
                self._report(
                    event,
                    "yaml-duplicate-key",
                    f"{key.text!r} stands here a second time; the first is in line {keys[key.text].line}",
                    "delete one of them, or give this one another name",
                )
            else:
                entries[key.text], keys[key.text] = value, key.location
        return Table(entries, place, keys)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._report(
                event,
                "yaml-anchor",
                f"&{event.anchor} names this text for use elsewhere; every text stands where it is used",
                "delete the mark, or quote the text if the & belongs to it",
            )
        if event.tag:
            place = self._place(event)
            typed = self.lines[place.line - 1][place.column - 1 :].split()
            self._report(
                event,
                "yaml-tag",
                f"{typed[0] if typed else event.tag} is a tag; every value is plain text",
                "delete the tag, or quote the text if the ! belongs to it",
            )

    def _too_much(self, event: yaml.Event, code: str, message: str, hint: str) -> NoReturn:
        self.problems.append(Problem(self._place(event), code, message, hint))
        raise _TooMuch

    def _report(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(self._place(event), code, message, hint))
