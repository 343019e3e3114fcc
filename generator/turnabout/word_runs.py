"""Cut texts into words, and find runs of words in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Run = tuple[str, ...]

LENGTH = 5
"""Words in a row that two people do not write by chance."""

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Marks inside a word where a line may break, and where it may not."""


def words_in(text: str) -> list[str]:
    """Return the words of a text, without regard to case, marks and ligatures."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return _WORD.findall(text.casefold())


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
