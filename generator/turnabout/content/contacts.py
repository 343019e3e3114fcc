"""What readers are shown of whom to ask: all on a page, and the first on one line of a paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..model.curriculum import Curriculum
from ..text.labels import labels_of
from ..text.markdown_tree import as_text, read_inline
from ..text.pieces import Piece, Text, plain_pieces
from .phrases import headed


@dataclass(frozen=True, slots=True)
class ContactContent:
    """Whom to ask, how, and for what."""

    id: Id
    name: str
    how: Text
    matters: Text | None


@dataclass(frozen=True, slots=True)
class ContactsContent:
    """All whom people may ask."""

    title: str
    contacts: tuple[ContactContent, ...]
    labels: Mapping[str, str]


def contacts_content(curriculum: Curriculum) -> ContactsContent:
    """Return whom to ask for what."""
    gettext = labels_of(curriculum).gettext
    return ContactsContent(
        title=gettext("Whom to ask"),
        contacts=tuple(
            ContactContent(name, one.name, as_text(one.how), as_text(one.for_) if one.for_ else None)
            for name, one in curriculum.contacts.items()
        ),
        labels={"for": gettext("For:")},
    )


_LINE = 105
"""Letters that a line in small print has room for."""


def ask_line(curriculum: Curriculum) -> list[Piece] | None:
    """Return the first contact, and those after it that the line has room for; None where there is none."""
    line: list[Piece] = []
    labels, room = labels_of(curriculum), _LINE
    for contact in curriculum.contacts.values():
        way = spelled_out(read_inline(contact.how))
        room -= len(contact.name) + _letters(way) + 3
        if line and room < 0:
            break
        line += [{"kind": "space"}] if line else []
        line += [{"kind": "text", "text": f"{plain_pieces(headed(labels, contact.name))} "}, *way]
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
