"""Cut what somebody wrote into sentences, and give each its runs of words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...core.problems import Location, in_short
from ...text.terms import Words, word_text
from .word_runs import Run, runs_of, words_in

_BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>:#]|\d+[.)])\s)|\|")
"""Paragraphs, items of a list, cells of a table: titles that stand there one after the other are nobody's sentence."""

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A sentence or a name, whose it is, and where it was written; a client's with all its variants."""

    owner: str
    text: str
    where: Location


def blocks(thing: Belonging, *, has_lines: bool = False) -> Iterator[tuple[Belonging, ...]]:
    """Yield the sentences of each block of a text, with the line in which each begins where the text has its lines."""

    def where(start: int, text: str) -> Location:
        before = start + len(text) - len(text.lstrip())
        return thing.where._replace(line=thing.where.line + thing.text.count("\n", 0, before) * has_lines)

    for start, block in _parts(thing.text, _BLOCK_END):
        yield tuple(
            replace(thing, text=text, where=where(start + at, text)) for at, text in _parts(block, _SENTENCE_END)
        )


def runs_in(passage: Iterable[Belonging], words: Words) -> Iterator[tuple[Run, Belonging]]:
    """Yield every run of a passage with the sentence in which it begins."""
    spoken = [(word, sentence) for sentence in passage for word in words_in(shown(sentence.text, words))]
    return zip(runs_of([word for word, _ in spoken]), (sentence for _, sentence in spoken), strict=False)


def shown(text: str, words: Words) -> str:
    """Return a text with its terms spelled out and without the targets of its links."""
    return word_text(_LINK_TARGET.sub(" ", text), words, lambda name, offset: None)


def told(met: Iterable[Run], owned: Mapping[Run, tuple[Belonging, ...]]) -> Mapping[Belonging, tuple[Run, ...]]:
    """Return the texts that runs are from, with the runs of each; of several it is the one with most of them."""
    runs = tuple(met)
    parts = Counter(thing for run in runs for thing in owned[run])
    found: dict[Belonging, tuple[Run, ...]] = {}
    for run in runs:
        thing = max(owned[run], key=parts.__getitem__)
        found[thing] = (*found.get(thing, ()), run)
    return found


def cut(text: str) -> str:
    """Return a text in one line and short enough for a message."""
    return in_short(" ".join(text.split()), 100)


def _parts(text: str, end: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield what stands between the ends, each with where it begins."""
    start = 0
    for found in end.finditer(text):
        yield start, text[start : found.start()]
        start = found.end()
    yield start, text[start:]
