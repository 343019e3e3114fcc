"""Tell which phrases stand in none of many texts, so that nobody looks for them one text at a time."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_LIKE_PLAIN_LETTERS = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
"""What a pattern that ignores case takes for a letter of English besides that letter, and `lower` does not."""


class Vocabulary:
    """The words of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = folded("\n".join(texts)).split()
        self._text = " ".join(parts)
        self._words = frozenset(_WORD.findall(" ".join(set(parts))))  # most parts are there many times

    def may_hold(self, phrase: str) -> bool:
        """Tell whether some text could hold a phrase, in whatever case and with whatever space between its words."""
        if not phrase.isascii():
            return True
        phrase = " ".join(phrase.lower().split())
        if not self._words.issuperset(_WORD.findall(phrase)) or phrase not in self._text:
            return False
        return re.search(re.escape(phrase) + r"(?![^\W_])", self._text) is not None


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
