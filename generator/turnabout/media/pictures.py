"""Take a picture as it may be published: nothing of whoever made it, and nothing that does more than show."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..core.problems import Location, Problem
from ..sources.gate import LOGO
from ..sources.own_files import read_own
from .svg import UnfitPicture, clean_svg

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split()

_JPEG = b"\xff\xd8\xff"
_JPEG_FILL = re.compile(rb"\xff+")
_JPEG_MARKERS = frozenset((*range(0x02, 0xD0), *range(0xD9, 0xFF)))
"""What begins a segment after FF; in a scan, FF is a figure where 00 follows, and D0 to D7 part its pieces."""
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments that say how large the picture is."""
_JPEG_JFIF, _JPEG_SCAN, _JPEG_END, _JPEG_COMMENT = 0xE0, 0xDA, 0xD9, 0xFE
_JPEG_KEPT = {_JPEG_JFIF: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments for applications without which sizes or colours would change, by what they begin with."""

_MOST_DOTS = 25_000_000
"""A picture of more is decoded into more memory than there may be."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fit to be published; `kind` is the end of its file's name."""

    kind: Literal["svg", "png", "jpg", "gif", "webp"]
    data: bytes


def read_picture(folder: Path, text: str, at: Location) -> Picture | Problem:
    """Return the logo at a path in a folder, or the problem with it."""
    data = read_own(folder, text, LOGO, at)
    if isinstance(data, Problem):
        return data
    try:
        return clean_picture(data)
    except UnfitPicture as unfit:
        return Problem(at, "not-allowed", f"the picture {text!r} {unfit}", "save it as plain SVG, as PNG or as JPEG")


def clean_picture(data: bytes) -> Picture:
    """Return a picture without its metadata; raises `UnfitPicture`."""
    if data.startswith(_PNG):
        return Picture("png", _PNG + b"".join(_png_chunks(data)))
    if data.startswith(_JPEG):
        return Picture("jpg", b"".join(_jpeg_parts(data)))
    return Picture("svg", clean_svg(data))


def demand_few_dots(width: int, height: int) -> None:
    """Raise `UnfitPicture` where a picture claims to be so large that it is no use, or an attack."""
    if width * height > _MOST_DOTS:
        raise UnfitPicture(f"claims {width} x {height} dots; {_MOST_DOTS // 10**6} million at most")


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks that a picture is drawn from: length, type, data and check sum (PNG, 3rd edition, 5.3)."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(data[at : at + 4])
        chunk = data[at : at + 12 + length]
        kind = chunk[4:8]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise UnfitPicture("is no whole PNG")
        if kind == b"IHDR":
            demand_few_dots(int.from_bytes(chunk[8:12]), int.from_bytes(chunk[12:16]))
        if kind in _PNG_KEPT:
            yield chunk
        at += len(chunk)


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield the segments that a picture is drawn from, up to its end (ITU-T T.81, annex B)."""
    yield data[:2]
    at, marker = 2, 0
    while found := _next_marker(data, at):
        if marker == _JPEG_SCAN:
            yield data[at : found[0]]
        marker, at = data[found[1]], found[1] + 1
        if marker == _JPEG_END:
            yield bytes((0xFF, marker))
            return
        length = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise UnfitPicture("is no whole JPEG")
        if marker in _JPEG_FRAMES:
            demand_few_dots(int.from_bytes(body[3:5]), int.from_bytes(body[1:3]))
        if not _is_about(marker, body):
            # A JFIF segment may end with a small copy of the picture.
            body = body[:12] + b"\0\0" if marker == _JPEG_JFIF else body
            yield bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body
        at += length
    raise UnfitPicture("is no whole JPEG")


def _next_marker(data: bytes, at: int) -> tuple[int, int] | None:
    """Return where the FF in front of the next marker begins, and where the marker is; each sign is looked at once."""
    while fill := _JPEG_FILL.search(data, at):
        at = fill.end()
        if at < len(data) and data[at] in _JPEG_MARKERS:
            return fill.start(), at
    return None


def _is_about(marker: int, body: bytes) -> bool:
    """Tell whether a segment speaks of the picture, and it would look the same without it."""
    start = _JPEG_KEPT.get(marker)
    is_for_others = 0xE0 <= marker <= 0xEF or marker == _JPEG_COMMENT
    return is_for_others and (start is None or not body.startswith(start))
