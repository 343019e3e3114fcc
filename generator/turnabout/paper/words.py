"""The words a paper uses for people, and the texts it draws."""

from collections.abc import Iterable

from ..model.curriculum import Curriculum
from ..prose import Piece, read_inline


def person(curriculum: Curriculum, role: str) -> str:
    """Return the word for a role as a label starts; nothing for both, which is the template's word."""
    if role == "both":
        return ""
    text = word(curriculum, role)
    return text[:1].upper() + text[1:]


def word(curriculum: Curriculum, role: str) -> str:
    """Return the word for a role as it stands in a sentence."""
    term = curriculum.terms.get(role)
    return term.one if term else role.replace("-", " ")


def inline(text: str | None) -> list[Piece] | None:
    """Read a text that may be missing."""
    return read_inline(text) if text else None


def inlines(texts: Iterable[str]) -> list[list[Piece]]:
    """Read several texts."""
    return [read_inline(text) for text in texts]


def spoken(curriculum: Curriculum, lines: Iterable[tuple[str, str]]) -> list[dict[str, object]]:
    """Return what each role does or says, in the order given."""
    return [{"who": person(curriculum, role), "text": read_inline(text)} for role, text in lines]
