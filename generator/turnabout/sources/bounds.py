"""Hold Markdown to what people write, so that no reader of it takes longer than the text is long.

Readers of Markdown look for the end of whatever a sign may begin, and begin anew with the next sign: what is opened a
thousand times and never closed takes them hours. Nobody writes that by hand.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MOST_SIGNS = 300
"""Of one sign in one paragraph, or in one row of a table."""

_MOST_IN_TABLE = 3000
_LONGEST_LINE, _LONGEST_BLOCK, _MOST_LINES = 5000, 20_000, 1000
_MOST_COLUMNS, _DEEPEST_LIST, _DEEPEST_INDENT = 100, 30, 120
_MOST_OF_A_PAGE = {"{": 1000, "[@": 500, "[^": 100, "<!--": 200, "```": 1000, "~~~": 1000}
_MOST_WORK = 100_000
"""Pairs of equal signs in the same paragraph, over a whole page: each may be looked at for each other."""

_SHORT = 200
"""Signs; with so few nothing takes long."""

_SIGNS = "[]`*_<!\\{&~>$^"
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_DELIMITERS = re.compile(r"[ |:-]+")
_LISTS = re.compile(rf"(?:\s*(?:[-+*]|\d{{1,9}}[.)])(?=\s)){{{_DEEPEST_LIST}}}")
_SPACES = re.compile(rf"\S[ \t]{{{_DEEPEST_INDENT}}}")
_EMPTY_LINES = re.compile(rf"(?:[ \t]*\n){{{_MOST_LINES}}}")


class Excess(NamedTuple):
    """Where a text, counted from 0, has more of something than it may, and what."""

    at: int
    message: str


def excess_in(text: str) -> Excess | None:
    """Return the first thing of which a text of Markdown has too much, or None."""
    return next(_excesses(text), None) if len(text) > _SHORT else None


def _excesses(text: str) -> Iterator[Excess]:
    for line in re.finditer(rf"[^\n]{{{_LONGEST_LINE + 1}}}", text):
        yield Excess(line.start(), f"a line has more than {_LONGEST_LINE} characters")
    for run in _EMPTY_LINES.finditer(text):
        yield Excess(run.start(), f"more than {_MOST_LINES} empty lines follow one another")
    for sign, most in _MOST_OF_A_PAGE.items():
        if text.count(sign) > most:
            yield Excess(text.index(sign), f"the text has {sign} more than {most} times")
    work = 0
    for block in _BLOCK.finditer(text):
        work += sum(block[0].count(sign) ** 2 for sign in _SIGNS)
        if work > _MOST_WORK:
            yield Excess(block.start(), "the page has too many signs such as [ * and ` in its paragraphs up to here")
        yield from (Excess(block.start(), message) for message in _in_block(block[0]))


def _in_block(block: str) -> Iterator[str]:
    """Without empty lines in between, readers look from any sign to the end of the paragraph."""
    if len(block) <= _SHORT and not _LISTS.match(block):
        return
    lines = block.splitlines()
    if len(block) > _LONGEST_BLOCK or len(lines) > _MOST_LINES:
        yield f"a paragraph has more than {_LONGEST_BLOCK} characters or {_MOST_LINES} lines"
        return
    is_table = len(lines) > 1 and _DELIMITERS.fullmatch(lines[1].strip()) is not None
    for sign in _SIGNS:
        if block.count(sign) > (_MOST_IN_TABLE if is_table else _MOST_SIGNS):
            yield f"a paragraph has the sign {sign} more than {_MOST_IN_TABLE if is_table else _MOST_SIGNS} times"
    for line in lines:
        yield from _in_line(line, is_table=is_table)


def _in_line(line: str, *, is_table: bool) -> Iterator[str]:
    if line.count("|") > _MOST_COLUMNS:
        yield f"a row has more than {_MOST_COLUMNS} cells"
    if is_table and any(line.count(sign) > _MOST_SIGNS for sign in _SIGNS):
        yield f"a row has one sign more than {_MOST_SIGNS} times"
    if len(line) - len(line.lstrip()) > _DEEPEST_INDENT:
        yield f"a line is indented by more than {_DEEPEST_INDENT} spaces"
    if _SPACES.search(line):
        yield f"more than {_DEEPEST_INDENT} spaces stand in one line"
    if _LISTS.match(line):
        yield f"more than {_DEEPEST_LIST} lists stand in one another"
