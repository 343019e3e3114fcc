"""Tell which phrases stand in none of many texts, so that nobody looks for them one text at a time."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_LIKE_PLAIN_LETTERS = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
"""What a pattern that ignores case takes for a letter of English besides that letter, and `lower` does not."""


class Vocabulary:
    """The words of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = folded("\n".join(texts))
        # Most words come many times, so those between spaces are made few before they are looked at.
        self._words = frozenset(_WORD.findall(" ".join(set(self._text.split()))))

    def may_hold(self, phrase: str) -> bool:
        """Tell whether some text could hold a phrase, in whatever case and with whatever signs between its words."""
        words = _WORD.findall(phrase.lower())
        if not words or not phrase.isascii():
            return True
        if not self._words.issuperset(words):
            return False
        return len(words) == 1 or re.search(r"[\W_]+".join(words) + r"(?![^\W_])", self._text) is not None


def folded(text: str) -> str:
    """Return a text in which a word of plain letters, in small letters, is there wherever a pattern would find it."""
    if not text.isascii():
        for sign, letter in _LIKE_PLAIN_LETTERS:
            text = text.replace(sign, letter)
    return text.lower()


def folded_all(texts: Iterable[str]) -> list[str]:
    """Return many texts folded, each at its place."""
    texts = list(texts)
    together = folded("\0".join(texts)).split("\0")
    return together if len(together) == len(texts) else [folded(text) for text in texts]
