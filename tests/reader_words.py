"""What a person meets in a page, a paper, a Word file or a calendar."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree

_TOLD = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "content", "value"}
_UNTOLD = {"script", "style", "code"}
_OF_A_PART = ("/TU", "/Alt", "/ActualText", "/Contents", "/E", "/Title", "/V", "/DV", "/Opt", "/Subject")
_IN_WORD = re.compile(r"(?:document|header|footer|core)\d*\.xml$")
_IN_CALENDAR = re.compile(
    r"^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|X-WR-CALNAME|X-WR-CALDESC)[^:\r\n]*:(.*)$", re.MULTILINE
)


def words_of(file: Path) -> Iterator[str]:
    """Yield each text of a file; samples of files and commands on pages, and what names a field or a file, are none."""
    data = file.read_bytes()
    match file.suffix:
        case ".html":
            yield from _of_page(data.decode())
        case ".pdf":
            yield from _of_paper(data)
        case ".docx":
            yield from _of_word(data)
        case ".ics":
            yield from _IN_CALENDAR.findall(re.sub(r"\r\n[ \t]", "", data.decode()).replace("\\n", " "))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag in _UNTOLD
        given = dict(attrs)
        if tag == "meta" and given.get("name") != "description":
            return
        self.texts += [text for name, text in attrs if name in _TOLD and text]
        if (address := given.get("href") or "").startswith("mailto:"):
            self.texts.append(address.partition("?")[2])

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _UNTOLD

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)


def _of_page(html: str) -> Iterator[str]:
    page = _Page()
    page.feed(html)
    yield from page.texts


def _of_paper(pdf: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    yield from (mark.get_title() for mark in document.get_toc())
    with pikepdf.open(io.BytesIO(pdf)) as parts:
        for part in parts.objects:
            if isinstance(part, pikepdf.Dictionary):
                yield from _of_part(part)


def _of_part(part: pikepdf.Dictionary) -> Iterator[str]:
    is_web_link = part.get("/Subtype") == "/Link"
    for key in _OF_A_PART:
        value = part.get(key)
        texts = value if isinstance(value, pikepdf.Array) else [value]
        yield from (str(text) for text in texts if isinstance(text, pikepdf.String) and not is_web_link)


def _of_word(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_IN_WORD.search, archive.namelist()):
            for part in etree.fromstring(archive.read(name)).iter():
                tag = etree.QName(part).localname
                if tag in ("t", "title", "subject", "creator", "keywords", "description"):
                    yield part.text or ""
                elif tag in ("alias", "docPr", "statusText", "helpText", "listItem"):
                    yield from (text for key, text in part.items() if etree.QName(key).localname not in ("id", "name"))
