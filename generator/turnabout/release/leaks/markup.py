"""Read HTML, XML and SVG: what is shown, what attributes say, and what only a program reads."""

import html
import re
from collections.abc import Iterator

from .escapes import data_in, from_address, from_strings, from_style
from .parts import Part
from .word_runs import BREAK

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>(.*?)(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]+)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_OF_A_PROGRAM = frozenset({"class", "rel", "role", "type"})
"""Attributes whose words are taken from a list, so that a word there is nobody's name."""

_MARK = r"/?(?:b|bdi|bdo|del|em|font|i|ins|mark|s|small|strong|sub|sup|u|wbr)\b[^<>]*>"
_PART = r"/?(?:a|abbr|cite|code|data|dfn|kbd|label|q|ruby|samp|span|time|tspan|var)\b[^<>]*>"
_INSIDE_A_WORD = re.compile(rf"<(?<=\w<){_MARK}(?:<{_MARK})*(?=\w)", re.IGNORECASE)
_BETWEEN_LETTERS = re.compile(rf"<(?<=\w<)(?:{_MARK}|{_PART})(?:<(?:{_MARK}|{_PART}))*(?=\w)", re.IGNORECASE)
_INSIDE_A_TEXT = re.compile(rf"<(?:{_MARK}|{_PART}|/?br\b[^<>]*>)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NESTED = 3
"""Documents in attributes of documents, and no further."""


def markup(text: str, depth: int = 0) -> Iterator[Part]:
    """Yield what a person or a program can read in a text with tags, or in one without any.

    Some tags make a part of a word or of a text stand out, the others end it with a `BREAK`.
    """
    bare, asides = text, list[Part]()
    if "data:" in text.lower():
        asides += data_in(html.unescape(text))
    if "<" in text:
        bare = _CDATA.sub("", text)
        asides += (_shown(found.replace("<!--", " ")) for found in _COMMENT.findall(bare))
        bare = _COMMENT.sub("", bare)
        asides += _programs(bare)
        asides += _attributes(bare, depth)
        bare = _PROGRAM.sub("", bare)
    yield _shown(bare)
    if _BETWEEN_LETTERS.search(bare):
        yield _shown(_BETWEEN_LETTERS.sub("", bare))
    yield from asides


def _shown(text: str) -> str:
    return html.unescape(_TAG.sub(BREAK, _INSIDE_A_TEXT.sub(" ", _INSIDE_A_WORD.sub("", text))))


def _programs(text: str) -> Iterator[Part]:
    for kind, program in _PROGRAM.findall(text):
        yield _shown(program)
        if "\\" in program:
            yield _shown(from_strings(program) if kind.lower() == "script" else from_style(program))


def _attributes(text: str, depth: int) -> Iterator[Part]:
    found = dict.fromkeys(
        double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(text)
        if name.lower() not in _OF_A_PROGRAM
    )
    values = [html.unescape(value) for value in found]
    if values:
        yield BREAK.join(values)
    for value in values:
        if "%" in value:
            yield from_address(value)
        if "\\" in value:
            yield from_strings(value)
            yield from_style(value)
        if "<" in value and depth < _NESTED:
            yield from markup(value, depth + 1)
