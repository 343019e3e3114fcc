"""Say on one line of a paper whom to ask."""

from collections.abc import Iterable, Iterator

from ..model.curriculum import Curriculum
from ..text.markdown_tree import read_inline
from ..text.pieces import Piece

_LINE = 105
"""Letters that a line in small print has room for."""


def ask_line(curriculum: Curriculum) -> list[Piece] | None:
    """Return the first contact, and those after it that the line has room for; None where there is none."""
    line: list[Piece] = []
    room = _LINE
    for contact in curriculum.contacts.values():
        way = spelled_out(read_inline(contact.how))
        room -= len(contact.name) + _letters(way) + 3
        if line and room < 0:
            break
        line += [{"kind": "space"}] if line else []
        line += [{"kind": "text", "text": f"{contact.name}: "}, *way]
    return line or None


def ask_text(curriculum: Curriculum) -> str | None:
    """Return the same line without links, for what is cut out and carried."""
    line = ask_line(curriculum)
    return _text(line) if line else None


def spelled_out(pieces: list[Piece]) -> list[Piece]:
    """Return a text with addresses behind its links, since nobody can follow one on paper."""
    return [shown for piece in pieces for shown in (piece, *_address(piece))]


def _address(link: Piece) -> Iterator[Piece]:
    scheme, _, address = link.get("href", "").partition(":")
    label = "".join(child.get("text", "") for child in link.get("children", []))
    if scheme in ("mailto", "tel", "https", "http") and label not in (address, f"{scheme}:{address}"):
        yield {"kind": "text", "text": f" ({address.removeprefix('//')})"}


def _letters(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.get("text", "")) + _letters(piece.get("children", [])) for piece in pieces)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(
        " " if piece["kind"] in ("space", "break") else piece.get("text", "") + _text(piece.get("children", []))
        for piece in pieces
    )
