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
_WORD_OR_BREAK = re.compile(r"[^\W_]+|\||[.!?:;](?=\s)")
_POINTS = frozenset(".!?:;")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Signs inside a word that nobody sees: where a line may break, which way a text runs, how a letter is drawn."""


_POINTED = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""Points of Hebrew and Arabic, which are written or left out, and the line that makes an Arabic word longer."""

_DRAWN_TWICE = re.compile("([\u0620-\u06ff])\\1+")
"""An Arabic letter of which a font draws the body and the dots apart comes twice out of a PDF."""


def words_in(text: str) -> list[str]:
    """Return the words of a text, without regard to case, marks and ligatures."""
    return _WORD.findall(_folded(text))


def words_and_breaks_in(text: str) -> list[str]:
    """Return the words of a text, and between them a sign wherever a sentence or a text ends."""
    return _WORD_OR_BREAK.findall(_folded(text))


def without_points(words: Iterable[str]) -> list[str]:
    """Return words and breaks without those that only end a sentence."""
    return [word for word in words if word not in _POINTS]


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
        text = _DRAWN_TWICE.sub(r"\1", _POINTED.sub("", text))
    return text.casefold()
