"""Read what pictures say about themselves: remarks in PNG and JPEG, with their Exif and XMP."""

import zlib
from collections.abc import Iterator

from .encodings import decoded
from .parts import Inner, Part

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OF_THE_PICTURE = frozenset({b"IDAT", b"PLTE", b"fdAT"})
_SCAN, _END = 0xDA, 0xD9
_REMARKS = frozenset({*range(0xE0, 0xF0), 0xFE})
_ICC = b"ICC_PROFILE\0"
_LARGEST = 1 << 20


def is_png(data: bytes) -> bool:
    """Tell whether a file is a PNG."""
    return data.startswith(_PNG)


def is_jpeg(data: bytes) -> bool:
    """Tell whether a file is a JPEG."""
    return data.startswith(_JPEG)


def chunks_of_png(data: bytes) -> Iterator[Part]:
    """Yield what the chunks of a PNG hold besides the picture, packed or not, and what follows its end."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind not in _OF_THE_PICTURE:
            yield from _remark(data[at + 8 : at + 8 + size])
        at += size + 12
        if kind == b"IEND":
            break
    yield Inner("", data[at:])


def segments_of_jpeg(data: bytes) -> Iterator[Part]:
    """Yield what stands in a JPEG before the picture: remarks, Exif, XMP and what other programs left."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        if kind in (_SCAN, _END):
            break
        size = int.from_bytes(data[at + 2 : at + 4])
        held = data[at + 4 : at + 2 + size]
        if kind in _REMARKS and not held.startswith(_ICC):
            yield from _texts(held)
        at += 2 + size


def _remark(held: bytes) -> Iterator[Part]:
    """zTXt and iTXt may be packed behind a keyword, a sign for how, a language and a translated keyword."""
    yield from _texts(held)
    rest = held
    for _ in range(6):
        _, zero, rest = rest.partition(b"\0")
        if not zero:
            return
        for start in (0, 1, 2):
            if (unpacked := _unpacked(rest[start:])) is not None:
                yield from _texts(unpacked)
                return


def _unpacked(data: bytes) -> bytes | None:
    if data[:1] != b"\x78":  # how zlib begins (RFC 1950)
        return None
    try:
        return zlib.decompressobj().decompress(data, _LARGEST)
    except zlib.error:
        return None


def _texts(held: bytes) -> Iterator[Part]:
    """A remark may be XML, and may hold texts in several encodings side by side."""
    if b"<" in held:
        yield Inner("remark.xml", held[held.index(b"<") :].strip(b"\0 "))
    yield from decoded(held)
