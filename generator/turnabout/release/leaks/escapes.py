"""Undo what formats do to a text so that it fits in: escapes, percent signs, folded lines, addresses that hold data."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes

from .parts import Inner
from .word_runs import BREAK

_IN_A_STRING = re.compile(
    r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(.)|([\"'`])", re.DOTALL
)
_IN_A_STYLE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_IN_A_CALENDAR = re.compile(r"\\(.)", re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_FOLD = re.compile(rb"\r?\n[ \t]")
_DATA = re.compile(r"data:([\w/+.-]*)((?:;[\w.=+-]*)*),([^\s\"'<>\\)]*)", re.IGNORECASE)
_LARGEST = 0x10FFFF
_BLANKS = frozenset("nrtbfv")


def from_strings(text: str) -> str:
    """Return a JSON or a program with its escapes undone; where a string begins or ends, another text does."""
    return _whole(_IN_A_STRING.sub(_unescaped, text))


def from_style(text: str) -> str:
    """Return a style sheet with its escapes undone."""
    return _whole(_IN_A_STYLE.sub(lambda found: _sign(found[1]) if found[1] else found[2], text))


def from_address(text: str) -> str:
    """Return an address with what its percent signs stand for."""
    return unquote(text.replace("+", " "), errors="replace")


def is_calendar(data: bytes) -> bool:
    """Tell whether a file is a calendar or a card of iCalendar and vCard."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith((b"BEGIN:VCALENDAR", b"BEGIN:VCARD"))


def unfolded(data: bytes) -> Iterator[bytes]:
    """Yield a calendar in whole lines, and in those of old cards, which are quoted-printable as mail is.

    A fold may stand inside a sign of several bytes (RFC 5545, 3.1).
    """
    whole = _FOLD.sub(b"", data)
    yield whole
    if b"QUOTED-PRINTABLE" in whole.upper():
        yield quopri.decodestring(data)


def from_calendar(text: str) -> str:
    """Return a calendar or a card with the escapes of its texts undone."""
    return _IN_A_CALENDAR.sub(lambda found: " " if found[1] in "nN" else found[1], text)


def data_in(text: str) -> Iterator[Inner]:
    """Yield each file that an address holds in itself (RFC 2397)."""
    for kind, settings, held in _DATA.findall(text):
        content = unquote_to_bytes(held)
        if "base64" in settings.lower():
            content = _from_base64(content)
        if "charset=utf-16" in settings.lower():
            content = content.decode("utf-16", errors="replace").encode()
        yield Inner(f"data.{kind.rpartition('/')[2] or 'txt'}", content)


def _from_base64(text: bytes) -> bytes:
    plain = text.translate(bytes.maketrans(b"-_", b"+/"), b" \r\n\t=")
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _unescaped(found: re.Match[str]) -> str:
    long, code, short, sign, quote = found.groups()
    if quote:
        return BREAK
    if number := long or code or short:
        return _sign(number)
    return " " if sign in _BLANKS else str(sign)


def _sign(number: str) -> str:
    return chr(code) if (code := int(number, 16)) <= _LARGEST else "\ufffd"


def _whole(text: str) -> str:
    """Join the halves of signs that are written as two numbers."""
    if _HALF.search(text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", errors="replace")
    return text
