"""Places in files of text, calendars, drawings, pictures and archives where a text can stand."""

import csv
import gzip
import io
import json
import quopri
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping

import vobject
from icalendar import Calendar, Event
from PIL import Image

from two_clients import chunk, picture

_FILLED = "Bring what you need, and be there in time; somebody waits at the gate. "


def _table(text: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["Told"], [f'"{text}"']])
    return out.getvalue().encode()


def _calendar(text: str) -> bytes:
    calendar, event = Calendar(), Event()
    event.add("description", _FILLED + text)
    calendar.add_component(event)
    return calendar.to_ical()


def _calendar_folded_anywhere(text: str) -> bytes:
    line = f"DESCRIPTION:{text}".encode()
    folded = b"\r\n ".join(line[at : at + 13] for at in range(0, len(line), 13))
    return b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + folded + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def _card(text: str) -> bytes:
    card = vobject.vCard()
    card.add("fn").value = "Nobody"
    card.add("note").value = _FILLED + text
    return str(card.serialize()).encode()


def _old_card(text: str) -> bytes:
    note = quopri.encodestring((_FILLED + text).encode())
    return b"BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + note + b"\r\nEND:VCARD\r\n"


def _svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'.encode()


def _png(kind: bytes, held: bytes) -> bytes:
    plain = picture("nothing")
    return plain[:33] + chunk(kind, held) + plain[33:]


def _jpeg(**settings: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "JPEG", **settings)
    return out.getvalue()


def _exif(tag: int, value: str | bytes) -> bytes:
    exif = Image.Exif()
    exif[tag] = value
    return _jpeg(exif=exif)


def _xmp(text: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>'
        f"{text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def packed(name: str, content: bytes, *, comment: str = "", remark: str = "") -> bytes:
    """Return an archive of one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo(name)
        member.comment = remark.encode()
        archive.writestr(member, content)
        archive.comment = comment.encode()
    return out.getvalue()


def _index(text: str) -> str:
    return json.dumps({"docs": [{"location": "x.html", "text": f"<p>\n<em>{text}</em></p>"}]})


TEXTS: Mapping[str, Callable[[str], bytes]] = {
    "utf-8.txt": str.encode,
    "with a mark.txt": lambda text: text.encode("utf-8-sig"),
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "utf-16 big.txt": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 little without mark.txt": lambda text: f"Told: {text}".encode("utf-16-le"),
    "utf-16 big without mark.txt": lambda text: f"Told: {text}".encode("utf-16-be"),
    "utf-32.txt": lambda text: text.encode("utf-32"),
    "taken apart.txt": lambda text: unicodedata.normalize("NFD", text).encode(),
    "table.csv": _table,
    "index.json": lambda text: _index(text).encode(),
    "search_index.js": lambda text: f"var __index = {_index(text)}".encode(),
    "source.js.map": lambda text: json.dumps({"sourcesContent": [f"// {text}"]}, ensure_ascii=False).encode(),
    "calendar.ics": _calendar,
    "folded anywhere.ics": _calendar_folded_anywhere,
    "card.vcf": _card,
    "old card.vcf": _old_card,
    "sitemap.xml": lambda text: f"<loc>https://x.example/{text.replace(' ', '-')}.html</loc>".encode(),
    "sitemap.xml.gz": lambda text: gzip.compress(f"<loc>{text}</loc>".encode()),
    "feed.xml": lambda text: f"<d><![CDATA[<p>{text}</p>]]></d>".encode(),
    "drawn.svg": lambda text: _svg(f"<text>{text.replace(' ', '<tspan> </tspan>')}</text>"),
    "title.svg": lambda text: _svg(f"<title>{text}</title>"),
    "attribute.svg": lambda text: _svg(f'<g aria-label="{text}"/>'),
    "metadata.svg": lambda text: _svg(f"<metadata>{text}</metadata>"),
    "packed.svgz": lambda text: gzip.compress(_svg(f"<desc>{text}</desc>")),
    "remark.png": lambda text: _png(b"tEXt", b"Comment\0" + text.encode()),
    "packed remark.png": lambda text: _png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())),
    "remark in a language.png": lambda text: _png(b"iTXt", b"Comment\0\0\0ar\0x\0" + text.encode()),
    "packed remark in a language.png": lambda text: _png(
        b"iTXt", b"Comment\0\1\0ar\0x\0" + zlib.compress(text.encode())
    ),
    "behind the end.png": lambda text: picture("nothing") + b"\0" + text.encode(),
    "remark.jpg": lambda text: _jpeg(comment=text.encode()),
    "exif.jpg": lambda text: _exif(0x010E, text.encode()),
    "exif of windows.jpg": lambda text: _exif(0x9C9C, text.encode("utf-16-le")),
    "xmp.jpg": lambda text: _jpeg(xmp=_xmp(text)),
    "comment.zip": lambda text: packed("a.txt", b"Nothing", comment=text),
    "comment of a part.zip": lambda text: packed("a.txt", b"Nothing", remark=text),
    "name of a part.zip": lambda text: packed(f"{text}/a.txt", b"Nothing"),
    "part.zip": lambda text: packed("a.txt", text.encode()),
    "archive in an archive.zip": lambda text: packed("b.zip", packed("a.html", f"<i>{text}</i>".encode())),
}
"""By the end of the name of a file, how it is made."""
