"""Read what a PDF says beside its pages: notes, fields, outline, alternatives, metadata and files attached to it."""

import io
import re
import zlib
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, PdfError, Stream, String

from .escapes import from_address
from .parts import Inner, Part

_LARGEST = 1 << 24
"""Bytes of one stream that are read."""

_STRING = re.compile(rb"(?<!/ID )(?<!/DA )(?:\(|(?<!<)<(?!<))")
"""Where a string begins among the bytes of an object; most objects have none."""

_NO_TEXTS = frozenset({"/DA", "/ID"})
"""Strings that a person never meets: how a field is drawn, and the number of an element."""

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
                if isinstance(held, Stream):
                    yield from (*_texts(held), *_in_stream(held))
                elif _STRING.search(held.unparse(resolved=True)):
                    yield from _texts(held)
    except (PdfError, ValueError):  # broken, or locked with a password
        return


def _texts(held: Object) -> Iterator[Part]:
    """Yield the strings in an object; what it refers to is an object of its own."""
    todo: list[object] = [held]
    while todo:
        one = todo.pop()
        if isinstance(one, String):
            yield from _in_string(str(one))
        elif isinstance(one, Array):
            todo += (item for item in one.as_list() if not _is_elsewhere(item))
        elif isinstance(one, Dictionary | Stream):
            todo += (item for key, item in one.items() if key not in _NO_TEXTS and not _is_elsewhere(item))


def _in_string(text: str) -> Iterator[Part]:
    """A string may be an address, a program, or a note with marks in it."""
    yield text
    if _IN_MARKUP.search(text):
        yield from_address(text)
        yield Inner("text.html", text.encode(errors="replace"))
        yield Inner("text.js", text.encode(errors="replace"))


def _is_elsewhere(item: object) -> bool:
    return isinstance(item, Object) and bool(item.is_indirect)


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
