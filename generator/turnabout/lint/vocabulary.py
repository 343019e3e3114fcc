"""Tell which phrases stand in none of many texts, so that nobody looks for them one text at a time."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_LIKE_PLAIN_LETTERS = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
"""What a pattern that ignores case takes for a letter of English besides that letter, and `lower` does not."""


class Vocabulary:
    """The words of some texts in their order."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = _WORD.findall(folded("\n".join(texts)))
        self._words = frozenset(words)
        self._all = f" {' '.join(words)} "

    def may_hold(self, phrase: str) -> bool:
        """Tell whether some text could hold a phrase, in whatever case and with whatever signs between its words."""
        words = _WORD.findall(phrase.lower())
        if not words or not phrase.isascii():
            return True
        return self._words.issuperset(words) and f" {' '.join(words)} " in self._all


def folded(text: str) -> str:
    """Return a text in which a word of plain letters, in small letters, is there wherever a pattern would find it."""
    if not text.isascii():
        for sign, letter in _LIKE_PLAIN_LETTERS:
            text = text.replace(sign, letter)
    return text.lower()
