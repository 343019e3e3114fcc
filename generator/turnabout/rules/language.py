"""No text labels people, swaps the roles, promises what nobody can, or is left unfinished."""

import re
from collections.abc import Iterator, Mapping

from ..core.problems import Problem
from ..model.curriculum import Curriculum
from ..model.wording import Avoided
from .passages import Passage, place_in
from .vocabulary import Vocabulary

_UNWRITTEN = ("TODO", "TBC", "TBD", "FIXME", "XXX", "lorem ipsum")
_PLACEHOLDER = re.compile(rf"\b({'|'.join(_UNWRITTEN)})\b|\?\?\?", re.IGNORECASE)
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")
_SENTENCE_END = re.compile(r"[.!?:][\"”’)*_]*\s+")
_WORD = re.compile(r"\w[\w’'-]*")
_MOST_WORDS = 20
"""Words a sentence has on average, on one page or in one module."""

_LONGEST = 45

_ENOUGH = 5
"""Sentences of which an average says something."""


def language_problems(curriculum: Curriculum, passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Problem]]:
    """Yield each problem with the passage it is in."""
    vocabulary = Vocabulary(passage.text for passage in passages)
    yield from _avoided("avoided-words", curriculum.avoid, passages, vocabulary)
    yield from _avoided("never-cite", curriculum.never_cite, passages, vocabulary)
    if any(map(vocabulary.may_hold, _UNWRITTEN)) or any("???" in passage.text for passage in passages):
        yield from _unfinished(passages)
    yield from _long_sentences(passages)


def _unfinished(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Problem]]:
    for passage in passages:
        if found := _PLACEHOLDER.search(passage.text):
            yield (
                passage,
                Problem(
                    place_in(passage, found.start()),
                    "placeholder",
                    f"{found.group()!r} stands for a text to come",
                    "write the text",
                ),
            )


def _avoided(
    code: str, entries: Mapping[str, Avoided], passages: tuple[Passage, ...], vocabulary: Vocabulary
) -> Iterator[tuple[Passage, Problem]]:
    for entry in entries.values():
        if not any(map(vocabulary.may_hold, entry.words)):
            continue
        words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in entry.words)
        pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
        for passage in passages:
            for found in pattern.finditer(passage.text):
                shown = " ".join(found.group().split())
                yield passage, Problem(place_in(passage, found.start()), code, f"{shown!r}: {entry.why}", entry.instead)


def _long_sentences(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Problem]]:
    texts: dict[str, list[Passage]] = {}
    for passage in passages:
        texts.setdefault(_whole(passage), []).append(passage)
    for parts in texts.values():
        counts = [(part, count) for part in parts for count in _sentence_lengths(part.text)]
        for part, count in counts:
            if count > _LONGEST:
                yield (
                    part,
                    Problem(
                        part.location,
                        "long-sentences",
                        f"a sentence of {count} words; {_LONGEST} at most",
                        "make two of it",
                    ),
                )
        average = sum(count for _, count in counts) / len(counts) if len(counts) >= _ENOUGH else 0
        if average > _MOST_WORDS:
            yield (
                parts[0],
                Problem(
                    parts[0].location,
                    "long-sentences",
                    f"sentences have {average:.0f} words on average; {_MOST_WORDS} at most",
                    "make shorter ones",
                ),
            )


def _whole(passage: Passage) -> str:
    """The page, or the item of the curriculum, that a passage is part of."""
    return passage.address if passage.address.endswith(".md") else "/".join(passage.address.split("/")[:2])


def _sentence_lengths(text: str) -> Iterator[int]:
    """Count the words of each sentence; tables and headings are none."""
    for block in _BLOCK_END.split(text) if "\n" in text else (text,):
        if not block.lstrip().startswith(("|", "#")):
            for sentence in _SENTENCE_END.split(block):
                if count := len(_WORD.findall(sentence)):
                    yield count
