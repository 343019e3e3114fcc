"""Read the text of any file of a site as a person, a search or a program meets it."""

import gzip
import html
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from .pdf_text import pdf_text
from .word_runs import BREAK

_PDF, _GZIP = b"%PDF-", b"\x1f\x8b"
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)|(\")", re.DOTALL)
_COMMENT = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_SHOWN = re.compile(
    r"\s(?:alt|title|content|aria-label|label|placeholder|value|href|src)\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE
)
_MARK = r"/?(?:b|em|i|mark|s|small|strong|sub|sup|u|wbr)\b[^<>]*>"
_INSIDE_A_WORD = re.compile(rf"<(?<=\w<){_MARK}(?:<{_MARK})*(?=\w)", re.IGNORECASE)
_INSIDE_A_TEXT = re.compile(rf"<(?:{_MARK}|/?(?:a|abbr|br|cite|code|kbd|q|span|tspan)\b[^<>]*>)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def readable(name: str, data: bytes) -> str:
    """Return the text of a file, with that of the files packed in it; pictures, fonts and sounds have none.

    Two texts that only stand side by side, such as paragraphs, have a `BREAK` between them.
    """
    if data.startswith(_PDF):
        return pdf_text(data)
    if data.startswith(_GZIP):
        return readable(name.removesuffix(".gz"), _unzipped(data))
    if is_zipfile(BytesIO(data)):
        return BREAK.join(f"{inner}{BREAK}{readable(inner, content)}" for inner, content in _members(data))
    if b"\0" in data:
        return ""
    text = data.decode("utf-8", errors="replace")
    if name.endswith((".json", ".js")):
        text = _ESCAPE.sub(_unescaped, text)
    return _without_tags(text)


def _unzipped(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return b""


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of an archive; a Word file and a spreadsheet are archives too."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield inner, archive.read(inner)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):  # broken, or locked with a password
        return


def _unescaped(found: re.Match[str]) -> str:
    """Return what an escape in a string stands for; where a string begins or ends, another text does."""
    code, sign, quote = found.groups()
    if quote:
        return BREAK
    return chr(int(code, 16)) if code else " " if sign in "nrtbf" else str(sign)


def _without_tags(text: str) -> str:
    """Some tags make a part of a word or of a text stand out, the others end it; some attributes are shown as well."""
    if "<" not in text:
        return html.unescape(text)
    bare = _COMMENT.sub(BREAK, text)
    attributes = BREAK.join(_SHOWN.findall(bare))
    whole = _INSIDE_A_TEXT.sub(" ", _INSIDE_A_WORD.sub("", bare))
    return html.unescape(BREAK.join((_TAG.sub(BREAK, whole), attributes)))
