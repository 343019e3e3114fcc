"""Write Word files with one set of templates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...core.problems import Location, Problem, WorkspaceError
from ...text.templating import Filler
from ..press.failure import TypesettingError
from .logo import Logo

_SHOWN = "templates/word"
_COMMON = {
    "[Content_Types].xml": "content-types",
    "_rels/.rels": "rels",
    "word/fontTable.xml": "fonts",
    "word/header1.xml": "header",
    "word/_rels/header1.xml.rels": "header-rels",
    "word/settings.xml": "settings",
    "word/styles.xml": "styles",
    "word/theme/theme1.xml": "theme",
}
"""Parts that all papers of a handbook share, by their templates; they are made once for each size."""

_OWN = {
    "docProps/core.xml": "core",
    "word/_rels/document.xml.rels": "document-rels",
    "word/footer1.xml": "footer",
    "word/numbering.xml": "numbering",
}
_DOCUMENT, _LOGO = "word/document.xml", "word/media/logo.png"

_LEVEL, _ANY_SYSTEM = 3, 0
"""Three times as fast as what is usual, for a fifth more bytes: most parts are small; and the same on each system."""

_COLOUR, _TINT = "#0f4c5c", "#edf3f4"
"""What papers have where no brand says otherwise."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even written as a number (XML 1.0, 2.2)."""


class Office:
    """Writes the papers of one handbook; templates are searched folder by folder, file by file."""

    def __init__(self, templates: Sequence[Path], logo: Logo | None) -> None:
        self._filler = Filler(templates, _SHOWN)
        self._logo = logo
        self._common: dict[object, dict[str, bytes]] = {}

    def write(self, values: Mapping[str, object], *, timestamp: int | None) -> bytes:
        """Return one paper as a Word file, dated in seconds since 1970 or not at all.

        Raises `TypesettingError` for a text that it cannot hold, `WorkspaceError` for a template that is broken.
        """
        values = {**values, **_looks(values["brand"]), "logo": self._logo, "written": _moment(timestamp)}
        size = values["size"]
        if size not in self._common:
            pictures = {_LOGO: self._logo.data} if self._logo else {}
            self._common[size] = {**dict(self._filled(_COMMON, values)), **pictures}
        own = self._filled({**_OWN, _DOCUMENT: str(values["kind"])}, values)
        return _archive({**self._common[size], **dict(own)})

    def _filled(self, parts: Mapping[str, str], values: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
        for part, name in parts.items():
            file = f"{name}.xml.j2"
            yield part, _sound(self._filler.fill(file, values), file)


def _archive(parts: Mapping[str, bytes]) -> bytes:
    """Put parts into one file, sorted, on the first day that it can tell: equal parts give equal bytes."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in sorted(parts):
            info = ZipInfo(name)
            info.create_system = _ANY_SYSTEM
            archive.writestr(info, parts[name], ZIP_DEFLATED, _LEVEL)
    return file.getvalue()


def _sound(text: str, file: str) -> bytes:
    """Return a part as it is stored: Word opens nothing of a file in which one part is no XML."""
    try:
        data = text.encode()
        expat.ParserCreate().Parse(data, True)
    except (UnicodeEncodeError, expat.ExpatError) as error:
        if found := _FORBIDDEN.search(text):
            raise _unwritable(found[0], text[: found.start()]) from error
        if not isinstance(error, expat.ExpatError):
            raise
        line = text.splitlines()[error.lineno - 1].strip()
        message = f"what it makes is no XML: {expat.ErrorString(error.code)} in {line[:80]!r}"
        raise WorkspaceError([Problem(Location(f"{_SHOWN}/{file}"), "broken-template", message)]) from error
    return data


def _unwritable(character: str, before: str) -> TypesettingError:
    """Quote a little of what stands before the character, as far as that is text."""
    told = re.split(r"[<>]", before)[-1][-40:]
    where = f" after {told!r}" if told else ""
    return TypesettingError(
        f"a Word file cannot hold the character U+{ord(character):04X}{where}", "leave it out", character
    )


def _looks(brand: object) -> Mapping[str, str | None]:
    """Return colours as Word writes them, and the mark of a draft."""
    known = brand if isinstance(brand, Mapping) else {}
    return {
        "colour": (known.get("colour") or _COLOUR).lstrip("#").upper(),
        "tint": (known.get("tint") or _TINT).lstrip("#").upper(),
        "draft": known.get("draft"),
        "owner": known.get("name"),
    }


def _moment(timestamp: int | None) -> str | None:
    return None if timestamp is None else f"{datetime.fromtimestamp(timestamp, UTC):%Y-%m-%dT%H:%M:%SZ}"
