"""Decode bytes of which nobody said how they are encoded."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-32 begins like that of UTF-16."""

_WIDE = 1 << 22
"""Bytes from which on a file with zeros is a film or a program, and no text of UTF-16 without a mark."""


def decoded(data: bytes) -> tuple[str, ...]:
    """Return every text that bytes can stand for: one where they say it themselves or are UTF-8, else several."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (data[len(mark) :].decode(encoding, errors="replace"),)
    if b"\0" in data:
        return _scattered(data)
    try:
        return (data.decode(),)
    except UnicodeDecodeError:
        return data.decode(errors="replace"), data.decode("cp1252", errors="replace")


def _scattered(data: bytes) -> tuple[str, ...]:
    """A text with zeros is UTF-16, or stands among other things and may begin at any byte."""
    starts = (0, 1) if len(data) < _WIDE else ()
    wide = (data[start:].decode(f"utf-16-{order}", errors="replace") for start in starts for order in ("le", "be"))
    return data.decode(errors="replace").replace("\0", " "), *wide
