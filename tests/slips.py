"""Slips of the hand in a file that a person writes: one letter, one line, one indentation at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

VERBS = ("set", "remove", "add", "move", "replace")
NAMES = re.compile(
    "after|before|client|base|programme|id|module|worksheet|kind|lead|tier|paper|layers|languages|or|serves|to|expects"
    "|file|logo|first|last|answer|for"
)
"""Keys whose value may be an id, a list of ids or one of a few words."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A file with one slip in it: of which kind, in which line (from 1), and that line as it was."""

    kind: str
    line: int
    was: str
    text: str

    @property
    def now(self) -> str:
        """The line as it is."""
        lines = self.text.split("\n")
        return lines[self.line - 1] if self.line <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line taken apart: the words in which a letter can go wrong by kind, each with its start and end."""

    text: str
    words: tuple[tuple[str, int, int], ...]
    value: tuple[int, int] | None


def slips_of(text: str, random: Random) -> Iterator[Slip]:
    """Yield for each line that is no comment one slip of each kind that it allows; where the letter is, is chance."""
    lines = text.split("\n")
    parts = tuple(_taken_apart(lines))
    for number, part in enumerate(parts):
        if part is None:
            continue
        for kind, new in _slips(part, random):
            changed = [*lines[:number], *new, *lines[number + 1 :]]
            yield Slip(kind, number + 1, part.text, "\n".join(changed))


def _taken_apart(lines: list[str]) -> Iterator[_Line | None]:
    """Yield each line with its words, and None for an empty line or a comment; inside a text only {terms} are words."""
    inside: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if line.strip() and inside is not None and indent <= inside:
            inside = None
        if not line.strip() or (line.lstrip().startswith("#") and inside is None):
            yield None
            continue
        found = re.match(r"(\s*(?:- )?)([\w-]+):(?: +(.*?))?(?: +#.*)?$", line) if inside is None else None
        if found is None:
            yield _Line(line, tuple(_terms(line, 0)), None)
            continue
        yield _with_key(line, found)
        if re.fullmatch(r"[|>]-?", found[3] or ""):
            inside = len(found[1])


def _with_key(line: str, found: re.Match[str]) -> _Line:
    key, value, start = found[2], found[3] or "", found.start(3)
    words = [("verb" if key in VERBS else "key", found.start(2), found.end(2))]
    if value:
        words += _words(key, value, start)
    is_text = value and not value.startswith(("{", "[", "|", ">"))
    return _Line(line, tuple(words), (start, start + len(value)) if is_text else None)


def _words(key: str, value: str, start: int) -> Iterator[tuple[str, int, int]]:
    if key in VERBS:
        yield "address", start, start + len(value)
    elif re.fullmatch(r"\d+", value):
        yield "number", start, start + len(value)
    elif NAMES.fullmatch(key) and re.fullmatch(r"[\w./@-]+", value):
        yield "id", start, start + len(value)
    elif value.startswith("["):
        yield from (("id", start + m.start(), start + m.end()) for m in re.finditer(r"[\w-]+", value))
    elif value.startswith("{"):
        for inner in re.finditer(r"([\w-]+): ([^,}]*)", value):
            yield "key", start + inner.start(1), start + inner.end(1)
            yield from _words(inner[1], inner[2], start + inner.start(2))
    else:
        yield from _terms(value, start)


def _terms(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    for found in re.finditer(r"\{(?:[aA]n? )?([A-Za-z][a-z-]*)\}", text):
        yield "term", start + found.start(1), start + found.end(1)


def _slips(line: _Line, random: Random) -> Iterator[tuple[str, list[str]]]:
    text = line.text
    for kind in sorted({word[0] for word in line.words}):
        _, start, end = random.choice([word for word in line.words if word[0] == kind])
        at = random.randrange(start, end)
        yield f"{kind}: a letter lost", [text[:at] + text[at + 1 :]]
        swaps = [n for n in range(start, end - 1) if text[n] != text[n + 1]]
        if swaps:
            at = random.choice(swaps)
            yield f"{kind}: two letters swapped", [text[:at] + text[at + 1] + text[at] + text[at + 2 :]]
        if kind == "number":
            yield (
                "a unit after a number",
                [text[:end] + random.choice((" min", "min", " days", " minutes")) + text[end:]],
            )
    if line.value:
        yield "a blank value", [text[: line.value[0]].rstrip() + text[line.value[1] :]]
    yield "a line lost", []
    yield "a line doubled", [text, text]
    yield "indented by two more", [f"  {text}"]
    if text.startswith("  "):
        yield "indented by two less", [text[2:]]
