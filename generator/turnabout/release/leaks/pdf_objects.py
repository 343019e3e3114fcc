"""Read what a PDF says beside its pages: notes, fields, outline, alternatives, metadata and files attached to it."""

import io
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache

from pikepdf import Object, Pdf, PdfError, Stream

from .escapes import from_address
from .parts import Inner, Part

_ALIKE = 1 << 10
"""Strings that are remembered."""

_LARGEST = 1 << 24
"""Bytes of one stream that are read."""

_STRING = re.compile(rb"(?<!/ID )(?<!/DA )(?:\((?:[^()\\]|\\.)*\)|(?<!<)<[0-9a-f]*>)", re.DOTALL)
"""A string as qpdf writes it, but for two that a person never meets: the number of an element, and how a field is
drawn."""

_IN_MARKUP = re.compile(r"[<&%\\]")

_NEITHER_TEXT_NOR_FILE = frozenset({"/XRef", "/ObjStm", "/CMap"})
_ALTERNATIVE = re.compile(rb"/(?:Alt|ActualText|E|Contents)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
"""Where the words of a page are marked, in its drawing, by what they stand for (ISO 32000-2, 14.9)."""


_COLOURS = b"acsp"
"""What every ICC profile holds at that place (ICC.1, 7.2)."""

_DRAWN = re.compile(rb"\d\s+(?:cm|gs|re|m|w|g|rg|Tf)\b|/\w+ gs\b")
"""How a drawing is told from a program or from XML that stands in a stream."""


def pdf_objects(data: bytes) -> Iterator[Part]:
    """Yield every text in the objects of a PDF, and the files in it; nothing of one that cannot be read."""
    try:
        with Pdf.open(io.BytesIO(data)) as document:
            for held in document.objects:
                is_stream = isinstance(held, Stream)
                for found in _STRING.findall((held.stream_dict if is_stream else held).unparse(resolved=True)):
                    yield from _in_string(found)
                if is_stream:
                    yield from _in_stream(held)
    except (PdfError, ValueError):  # broken, or locked with a password
        return


@lru_cache(_ALIKE)
def _in_string(found: bytes) -> tuple[Part, ...]:
    """A string may be an address, a program, or a note with marks in it; many stand there a thousand times."""
    text = str(Object.parse(found))
    if not _IN_MARKUP.search(text):
        return (text,)
    data = text.encode(errors="replace")
    return text, from_address(text), Inner("text.html", data), Inner("text.js", data)


def _in_stream(held: Object) -> Iterator[Part]:
    kind, subtype = str(held.get("/Type", "")), str(held.get("/Subtype", ""))
    if kind == "/EmbeddedFile":
        yield Inner("", _content(held))
    elif kind == "/Metadata":
        yield Inner("metadata.xml", _content(held))
    elif subtype == "/Image":
        if "DCTDecode" in str(held.get("/Filter", "")):
            yield Inner("picture.jpg", held.read_raw_bytes())
    elif kind not in _NEITHER_TEXT_NOR_FILE and "/Length1" not in held and not subtype.startswith(("/Type1", "/CID")):
        content = _content(held)
        for found in _ALTERNATIVE.findall(content):
            yield str(Object.parse(found))
        if not _DRAWN.search(content) and content[36:40] != _COLOURS:
            yield Inner("program.js", content)


def _content(held: Object) -> bytes:
    """Return what a stream holds, as far as it is read."""
    if str(held.get("/Filter", "")) == "/FlateDecode" and "/DecodeParms" not in held:
        try:
            return zlib.decompressobj().decompress(held.read_raw_bytes(), _LARGEST)
        except zlib.error:
            return b""
    try:
        return held.read_bytes()[:_LARGEST]
    except PdfError:
        return b""
