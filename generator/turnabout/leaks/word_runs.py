"""Cut texts into words, and find runs of words in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Run = tuple[str, ...]

LENGTH = 5
"""Words in a row that two people do not write by chance."""

BREAK = " | "
"""What stands between two texts that have nothing to do with each other."""

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_BREAK = re.compile(r"[^\W_]+|\||[.!?:;]\s")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Marks inside a word where a line may break, and where it may not."""


def words_in(text: str) -> list[str]:
    """Return the words of a text, without regard to case, marks and ligatures."""
    return _WORD.findall(_folded(text))


def words_and_breaks_in(text: str) -> list[str]:
    """Return the words of a text, and between them a sign wherever a sentence or a text ends."""
    return _WORD_OR_BREAK.findall(_folded(text))


def without_points(words: Iterable[str]) -> list[str]:
    """Return words and breaks without those that only end a sentence."""
    return [word for word in words if word.isalnum() or word == "|"]


def runs_of(words: Sequence[str], length: int = LENGTH) -> Iterator[Run]:
    """Yield every run of so many words."""
    return zip(*(words[start:] for start in range(length)), strict=False)


class Sayings:
    """Texts that can be asked for runs of words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(words_in(text) for text in texts)
        self._runs: dict[int, frozenset[Run]] = {}

    def has(self, run: Run) -> bool:
        """Tell whether one of the texts says this."""
        if len(run) not in self._runs:
            self._runs[len(run)] = frozenset(found for words in self._texts for found in runs_of(words, len(run)))
        return run in self._runs[len(run)]


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return text.casefold()
