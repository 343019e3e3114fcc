"""Take a picture as it may be published: nothing of whoever made it, and nothing that does more than show."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.dom import XML_NAMESPACE, XMLNS_NAMESPACE, Node
from xml.dom.minidom import Attr, Document, Element, parseString
from xml.parsers.expat import ExpatError

from .loading.own_files import own_file
from .problems import Location, Problem

_MOST = 500_000
"""Bytes; a logo is on every page and in every paper."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split()

_JPEG = b"\xff\xd8\xff"
_JPEG_MARKER = re.compile(rb"\xff+([\x02-\xcf\xd9-\xfe])")
"""What begins a segment; in a scan, FF is a figure where 00 follows, and D0 to D7 part its pieces."""
_JPEG_JFIF, _JPEG_SCAN, _JPEG_END, _JPEG_COMMENT = 0xE0, 0xDA, 0xD9, 0xFE
_JPEG_KEPT = {_JPEG_JFIF: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments for applications without which sizes or colours would change, by what they begin with."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SVG_START = re.compile(r"<(?:\w+:)?svg\b")
_SVG_DROPPED = ("metadata",)
_SVG_KEPT = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "switch",
        "title",
        "desc",
        "style",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "filter",
    ]
)
_FILTER = re.compile(r"fe(?!Image)[A-Z]\w+")
_STAYS_INSIDE = re.compile(r"url\(\s*[\"']?\s*#", re.IGNORECASE)
_REACHES_OUT = re.compile(r"url\(|@import|image-set|javascript:|\\", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fit to be published; `kind` is the end of its file's name."""

    kind: Literal["svg", "png", "jpg", "gif", "webp"]
    data: bytes


class Unfit(ValueError):
    """A picture that cannot be published; says what it is or has, to follow its name."""


def read_picture(folder: Path, text: str, at: Location) -> Picture | Problem:
    """Return the picture at a path in a folder, or the problem with it."""
    file = own_file(folder, text, at)
    if isinstance(file, Problem):
        return file
    try:
        return clean_picture(file.read_bytes())
    except Unfit as unfit:
        return Problem(at, "not-allowed", f"the picture {text!r} {unfit}", "save it as plain SVG, as PNG or as JPEG")


def clean_picture(data: bytes, *, most: int | None = _MOST) -> Picture:
    """Return a picture of so many bytes at most, without its metadata; raises `Unfit`."""
    if most is not None and len(data) > most:
        raise Unfit(f"has {len(data) // 1000} kB; {most // 1000} at most")
    if data.startswith(_PNG):
        return Picture("png", _PNG + b"".join(_png_chunks(data)))
    if data.startswith(_JPEG):
        return Picture("jpg", b"".join(_jpeg_parts(data)))
    return Picture("svg", _svg(data))


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks that a picture is drawn from: length, type, data and check sum (PNG, 3rd edition, 5.3)."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(data[at : at + 4])
        chunk = data[at : at + 12 + length]
        kind = chunk[4:8]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise Unfit("is no whole PNG")
        if kind in _PNG_KEPT:
            yield chunk
        at += len(chunk)


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield the segments that a picture is drawn from, up to its end (ITU-T T.81, annex B)."""
    yield data[:2]
    at, marker = 2, 0
    while found := _JPEG_MARKER.search(data, at):
        if marker == _JPEG_SCAN:
            yield data[at : found.start()]
        marker, at = found[1][0], found.end()
        if marker == _JPEG_END:
            yield bytes((0xFF, marker))
            return
        length = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise Unfit("is no whole JPEG")
        if not _is_about(marker, body):
            # A JFIF segment may end with a small copy of the picture.
            body = body[:12] + b"\0\0" if marker == _JPEG_JFIF else body
            yield bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body
        at += length
    raise Unfit("is no whole JPEG")


def _is_about(marker: int, body: bytes) -> bool:
    """Tell whether a segment speaks of the picture, and it would look the same without it."""
    start = _JPEG_KEPT.get(marker)
    is_for_others = 0xE0 <= marker <= 0xEF or marker == _JPEG_COMMENT
    return is_for_others and (start is None or not body.startswith(start))


def _svg(data: bytes) -> bytes:
    document = _parsed(data)
    root = document.documentElement
    if root is None or (root.namespaceURI, root.localName) != (_SVG, "svg"):
        raise Unfit("is neither SVG nor PNG nor JPEG")
    try:
        _clean_element(root)
        return root.toxml().encode()
    except RecursionError:
        raise Unfit("has elements in elements without end") from None


def _parsed(data: bytes) -> Document:
    try:
        text = data.decode("utf-8-sig")
        if not _SVG_START.search(text):
            raise Unfit("is neither SVG nor PNG nor JPEG")
        if "<!ENTITY" in text:  # which can name a file of the machine, or grow without end
            raise Unfit("has entities of its own")
        return parseString(text)  # noqa: S318 - without entities, and without reading what a doctype names
    except UnicodeDecodeError:
        raise Unfit("is neither SVG nor PNG nor JPEG") from None
    except ExpatError as error:
        raise Unfit(f"does not read from its line {error.lineno} on") from None


def _clean_element(element: Element) -> None:
    for child in list(element.childNodes):
        if isinstance(child, Element):
            if child.namespaceURI != _SVG or child.localName in _SVG_DROPPED:
                element.removeChild(child)
            else:
                _clean_element(child)
        elif child.nodeType not in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            element.removeChild(child)
    name = str(element.localName)
    if name not in _SVG_KEPT and not _FILTER.fullmatch(name):
        raise Unfit(f"has <{name}>; an SVG may only draw")
    if name == "style":
        _demand_inside("".join(child.data for child in element.childNodes if not isinstance(child, Element)))
    for attribute in list(element.attributes.values()):
        if not _is_drawn(attribute):
            element.removeAttributeNode(attribute)


def _is_drawn(attribute: Attr) -> bool:
    """Tell whether an attribute has to do with the drawing: what editors write has a namespace of its own."""
    name, value, space = str(attribute.localName), attribute.value, attribute.namespaceURI
    if space == XMLNS_NAMESPACE:
        return value in (_SVG, _XLINK)
    if space not in (None, _XLINK) or (space == _XLINK and name != "href"):
        return (space, name) == (XML_NAMESPACE, "space")
    if name.startswith("on"):
        raise Unfit(f"has {name}; an SVG may only draw")
    if name == "href" and not value.startswith("#"):
        raise Unfit(f"refers to something outside it: {value[:40]!r}")
    _demand_inside(value)
    return True


def _demand_inside(text: str) -> None:
    if found := _REACHES_OUT.search(_STAYS_INSIDE.sub("", text)):
        raise Unfit(f"refers to something outside it: {found[0]!r} in {text[:40]!r}")
