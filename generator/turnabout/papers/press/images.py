"""Take the pictures that pages show into books, and say which of them no book can draw."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...core.problems import Location, Problem, did_you_mean
from ...media.pictures import Picture, clean_picture, demand_few_dots
from ...media.svg import UnfitPicture
from ...planning.handbook import Handbook, ProsePage
from ...sources.gate import BESIDE_PAGES, read_file
from ...text.markup.allowed import is_picture
from ...text.pieces import Piece
from ..page_chapter import address_on_site, picture_file
from .typesetting import TypesettingError, as_png

_HINT = "save it as plain SVG, as PNG or as JPEG"


@dataclass(frozen=True, slots=True)
class Images:
    """The pictures of books by their paths in the folder of templates, and all that cannot be drawn."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def digests(self) -> Mapping[str, str]:
        """What tells a picture from any other."""
        return {path: hashlib.sha256(data).hexdigest() for path, data in self.files.items()}


NO_IMAGES = Images({}, ())


def images_of(prose: Iterable[ProsePage], assets: Mapping[str, Path]) -> Images:
    """Read pages for the pictures that they show; `assets` are the files beside them by their path on the site."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for page in prose:
        if "![" not in page.markdown:
            continue
        for piece in _pictures(page.pieces):
            found = _image(assets, page, piece)
            if isinstance(found, bytes):
                files[picture_file(address_on_site(page.path, piece["href"])).lstrip("/")] = found
            else:
                problems.append(Problem(place_in_page(page, piece["line"]), "does-not-print", *found))
    return Images(files, tuple(problems))


def place_in_page(page: ProsePage, line: int) -> Location:
    """Return where a line of a page begins, counted from 0."""
    return page.places[min(line, len(page.places) - 1)]


def place_of_characters(handbook: Handbook, characters: str) -> Location | None:
    """Return where a page first has some characters, or None where none has."""
    for page in handbook.prose:
        if characters and characters in page.markdown:
            return place_in_page(page, page.markdown[: page.markdown.index(characters)].count("\n"))
    return None


_Complaint = tuple[str, str]
"""What was found, and a hint."""


def _pictures(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece["kind"] == "image" and is_picture(piece["href"]):
            yield piece
        yield from _pictures(piece.get("children", []))


def _image(assets: Mapping[str, Path], page: ProsePage, piece: Piece) -> bytes | _Complaint:
    """Return the picture as it may be published, or what is wrong with it."""
    name = piece["href"]
    if not piece["text"].strip():
        hint = f"write between the brackets what it shows: ![The plan of the day]({name})"
        return f"the picture {name!r} does not say what it shows", hint
    path = address_on_site(page.path, name).partition("#")[0]
    file = assets.get(path)
    if file is None:
        return f"the picture {name!r} is not there", did_you_mean(path, assets)
    data = read_file(file, BESIDE_PAGES, Location(path))
    return (data.message, data.hint) if isinstance(data, Problem) else _cleaned(name, data)


def _drawn_anew(data: bytes) -> Picture | None:
    """Return a picture of which Typst takes the dots alone, and nothing else of its file; raises `UnfitPicture`."""
    if data.startswith((b"GIF87a", b"GIF89a")):
        demand_few_dots(_figure(data, 6, 2), _figure(data, 8, 2))
        return Picture("gif", data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        demand_few_dots(*_size_of_webp(data))
        return Picture("webp", data)
    return None


def _size_of_webp(data: bytes) -> tuple[int, int]:
    """Return width and height (RFC 9649, 2.4 to 2.7)."""
    if data[12:16] == b"VP8X":
        return _figure(data, 24, 3) + 1, _figure(data, 27, 3) + 1
    if data[12:16] == b"VP8L":
        bits = _figure(data, 21, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _figure(data, 26, 2) & 0x3FFF, _figure(data, 28, 2) & 0x3FFF


def _figure(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")


def _cleaned(name: str, data: bytes) -> bytes | _Complaint:
    try:
        picture = clean_picture(data)
    except UnfitPicture as unfit:
        try:
            found = _drawn_anew(data)
        except UnfitPicture as too_large:
            return f"the picture {name!r} {too_large}", "make it smaller"
        if found is None:
            return f"the picture {name!r} {unfit}", _HINT
        picture = found
    if name.rpartition(".")[2].lower().replace("jpeg", "jpg") != picture.kind:
        return f"the picture {name!r} holds a {picture.kind.upper()}", f"give its name the ending .{picture.kind}"
    try:
        as_png(picture, 1, fonts=())
    except TypesettingError:
        return f"the picture {name!r} is damaged", _HINT
    return picture.data
