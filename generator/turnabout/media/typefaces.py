"""Take a font as papers can be set in it: TrueType or OpenType, whole, with outlines, and free to be put into a PDF."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..core.problems import Location, Problem
from ..sources.gate import FONT
from ..sources.own_files import read_own

_KINDS: Mapping[bytes, Literal["ttf", "otf", "ttc"]] = {
    b"\0\1\0\0": "ttf",
    b"true": "ttf",
    b"OTTO": "otf",
    b"ttcf": "ttc",
}
_FOR_THE_WEB = (b"wOFF", b"wOF2")

_NEEDED = frozenset({b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"})
_OUTLINES = frozenset({b"glyf", b"CFF ", b"CFF2"})
_RESTRICTED = 2
"""What the bits for usage in OS/2 fsType say of a font that must not be embedded (OpenType 1.9, OS/2)."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font fit to be set on paper: the path that its owner calls it by, the end of its file's name, and what tells
    its contents from any other."""

    name: str
    kind: Literal["ttf", "otf", "ttc"]
    digest: str
    data: bytes


class UnfitTypeface(ValueError):
    """A font that no paper can be set in; says what it is or has, to follow its name, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        self.hint = hint
        super().__init__(message)


def read_typeface(folder: Path, text: str, at: Location) -> Typeface | Problem:
    """Return the font at a path in a folder, or the problem with it."""
    data = read_own(folder, text, FONT, at)
    if isinstance(data, Problem):
        return data
    try:
        return Typeface(text, kind_of(data), hashlib.sha256(data).hexdigest()[:16], data)
    except UnfitTypeface as unfit:
        return Problem(at, "not-allowed", f"the font {text!r} {unfit}", unfit.hint)


def kind_of(data: bytes) -> Literal["ttf", "otf", "ttc"]:
    """Return what kind of font it is; raises `UnfitTypeface` where papers cannot be set in it."""
    if data[:4] in _FOR_THE_WEB:
        raise UnfitTypeface(
            "is made for web pages (WOFF), which paper cannot use", "take the TTF or OTF of the same font"
        )
    kind = _KINDS.get(data[:4])
    if kind is None:
        raise UnfitTypeface("is neither TTF nor OTF", "save it as TTF or OTF")
    # All fonts of a collection share their largest tables, so the first speaks for the rest.
    _demand_usable(_tables(data, _number(data, 12, 4) if kind == "ttc" else 0))
    return kind


def _tables(data: bytes, start: int) -> Mapping[bytes, bytes]:
    """Return the tables of a font by their tags (OpenType 1.9, organization of an OpenType font)."""
    tables = {}
    for entry in range(start + 12, start + 12 + 16 * _number(data, start + 4, 2), 16):
        offset, length = _number(data, entry + 8, 4), _number(data, entry + 12, 4)
        if offset + length > len(data):
            raise _broken()
        tables[data[entry : entry + 4]] = data[offset : offset + length]
    return tables


def _demand_usable(tables: Mapping[bytes, bytes]) -> None:
    if not tables.keys() >= _NEEDED:
        raise _broken()
    if not tables.keys() & _OUTLINES:
        raise UnfitTypeface("has pictures in place of outlines", "take a font whose letters are drawn as outlines")
    usage = tables.get(b"OS/2", b"")[8:10]
    if int.from_bytes(usage) & 0xF == _RESTRICTED:
        raise UnfitTypeface(
            "says of itself that no PDF may hold it", "ask its maker for a licence, or take an open font"
        )


def _number(data: bytes, at: int, length: int) -> int:
    part = data[at : at + length]
    if len(part) < length:
        raise _broken()
    return int.from_bytes(part)


def _broken() -> UnfitTypeface:
    return UnfitTypeface("is no whole font", "fetch it again from where it came")
