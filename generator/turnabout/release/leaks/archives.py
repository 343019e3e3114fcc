"""Unpack what is packed, as far as a bound on how much it may become."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from .encodings import decoded
from .parts import Inner, Part

_GZIP = b"\x1f\x8b"
_AS_GZIP = 16 + zlib.MAX_WBITS


def is_gzip(data: bytes) -> bool:
    """Tell whether bytes are packed as gzip packs them."""
    return data.startswith(_GZIP)


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a zip archive; a Word file and a spreadsheet are archives too."""
    return is_zipfile(BytesIO(data))


def unzipped(data: bytes, most: int) -> bytes:
    """Return what gzip packed, as far as it can be read and no more than so many bytes."""
    out = b""
    while data and len(out) < most:
        unpacking = zlib.decompressobj(_AS_GZIP)
        try:
            out += unpacking.decompress(data, most - len(out))
        except zlib.error:
            return out
        data = unpacking.unused_data
    return out


def members(data: bytes, most: int) -> Iterator[Part]:
    """Yield the remarks in an archive, and the names and the contents of its parts, no more than so many bytes."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            yield from decoded(archive.comment)
            for inner in archive.infolist():
                yield inner.filename
                yield from decoded(inner.comment)
                with archive.open(inner) as opened:
                    content = opened.read(most)
                most -= len(content)
                yield Inner(inner.filename, content)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):  # broken, or has a password
        return
