"""The words a paper uses for people, and the texts it draws."""

import re
from collections.abc import Iterable

from ..model.curriculum import Curriculum
from ..text.markdown_tree import plain, read_inline
from ..text.pieces import Piece
from .phrases import capitalised

_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)


def meaning(curriculum: Curriculum, role: str) -> str:
    """Return who a role is, in the first sentence of what its term means, or nothing where there is no term."""
    term = curriculum.terms.get(role)
    return first_sentence(term.means).rstrip(".") if term else ""


def inline(text: str | None) -> list[Piece] | None:
    """Read a text that may be missing."""
    return read_inline(text) if text else None


def inlines(texts: Iterable[str]) -> list[list[Piece]]:
    """Read several texts."""
    return [read_inline(text) for text in texts]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without the marks of Markdown."""
    whole = plain(text)
    found = _SENTENCE.match(whole)
    return found[0] if found else whole


def called(name: str, title: str | None) -> str:
    """Return what a thing is called: its title, or else its id as words."""
    return title or capitalised(name).replace("-", " ")
