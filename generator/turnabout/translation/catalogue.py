"""Read and write a catalogue of translations as a PO file (gettext), with the line of each translation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import polib

from ..core.problems import Location, Problem
from ..sources.bounds import excess_in
from ..sources.label_names import label_name

Key = tuple[str, str]
_FUZZY = "fuzzy"
_NO_WRAP = 0
_MOST_LINES, _MOST_IN_A_ROW = 100_000, 2000
_FORM = re.compile(r'msgstr\[\d\]\s*"(?:[^"\\]|\\.)*"')
_BROKEN = re.compile(r"\(line (\d+)\)(?:: (.+))?$")


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A translation of one source text at one address; empty where there is none yet.

    `is_fuzzy` marks one that somebody must look at, `previous` the source it was made for. An obsolete entry is kept
    for the day its text comes back. `rest` is what other tools wrote beside it, as names and values. A label has its
    context for an address; one that counts has its source for `many` and a translation for each of the `forms` of the
    language.
    """

    address: str
    source: str
    translation: str = ""
    is_fuzzy: bool = False
    previous: str | None = None
    is_obsolete: bool = False
    location: Location = field(default=Location(""), compare=False)
    rest: tuple[tuple[str, object], ...] = ()
    many: str = ""
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What an entry is found by: the address and the exact source."""
        return self.address, self.source

    @property
    def label(self) -> str:
        """The name of a label."""
        return label_name(self.source, self.address)

    @property
    def is_ready(self) -> bool:
        """Whether the translation can be shown."""
        return all(text.strip() for text in self.texts) and not self.is_fuzzy and not self.is_obsolete

    @property
    def texts(self) -> tuple[str, ...]:
        """The translation, or all its forms."""
        return self.forms or (self.translation,)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries of a language, obsolete ones last, with the head of the file and the path it is shown by."""

    path: str
    entries: tuple[CatalogueEntry, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    header: str = ""

    def ready(self) -> Mapping[Key, CatalogueEntry]:
        """Return the translations that can be shown, by address and source."""
        return {entry.key: entry for entry in self.entries if entry.is_ready}


def read_catalogue(data: bytes, shown: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read the bytes of a PO file; one that cannot be read gives an empty catalogue and a problem at its line."""
    try:
        lines = re.split(r"\r\n|\n|\r", data.decode("utf-8-sig"))
        if too_long := _too_long(lines, shown):
            return Catalogue(shown), (too_long,)
        if misread := _misread(lines):
            return Catalogue(shown), (_problem(shown, misread, _NO_PART, _HINT),)
        read = polib.pofile(_Contents(lines), encoding="utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not part of any UTF-8 text"
        return Catalogue(shown), (_problem(shown, line, message, "save the file with the encoding UTF-8"),)
    except OSError as error:
        return Catalogue(shown), (_unreadable(str(error), shown),)
    entries = tuple(_entry(found, lines, shown) for found in read)
    catalogue = Catalogue(shown, entries, dict(read.metadata), read.header)
    return catalogue, (*_repeated(entries), *_too_much(entries))


class _Contents(str):
    """The contents of a file as polib takes them; given a plain text, it would first open the file that this names."""

    _lines: list[str]

    def __new__(cls, lines: list[str]) -> "_Contents":
        made = super().__new__(cls, "\0")  # which is the name of no file
        made._lines = lines
        return made

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Return the lines of the file, ended by whatever ends a line of a file."""
        return self._lines


def catalogue_text(catalogue: Catalogue, language: str) -> str:
    """Return a catalogue as the text of a PO file; it holds no moment of its making, so equal ones give equal bytes."""
    made = polib.POFile(wrapwidth=_NO_WRAP)
    made.header = catalogue.header
    made.metadata = {
        "Project-Id-Version": "turnabout",
        **catalogue.metadata,
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    made.extend(_po_entry(entry) for entry in catalogue.entries)
    return str(made).removeprefix("#\n")  # polib writes a head that is empty too


def _entry(found: polib.POEntry, lines: list[str], shown: str) -> CatalogueEntry:
    rest = {
        "tcomment": found.tcomment,
        "comment": found.comment,
        "occurrences": tuple(found.occurrences),
        "flags": tuple(flag for flag in found.flags if flag != _FUZZY),
    }
    return CatalogueEntry(
        address=found.msgctxt or "",
        source=found.msgid,
        translation=found.msgstr,
        is_fuzzy=_FUZZY in found.flags,
        previous=None if found.obsolete else found.previous_msgid,
        is_obsolete=bool(found.obsolete),
        location=Location(shown, _line_of_translation(lines, found.linenum)),
        rest=tuple((name, value) for name, value in rest.items() if value),
        many=found.msgid_plural,
        forms=tuple(found.msgstr_plural[form] for form in sorted(found.msgstr_plural)),
    )


def _po_entry(entry: CatalogueEntry) -> polib.POEntry:
    rest = dict(entry.rest)
    flags = rest.pop("flags", ())
    return polib.POEntry(
        msgctxt=entry.address or None,
        msgid=entry.source,
        msgid_plural=entry.many,
        msgstr=entry.translation,
        msgstr_plural=dict(enumerate(entry.forms)),
        previous_msgid=None if entry.is_obsolete else entry.previous,  # polib does not read it of obsolete ones
        obsolete=entry.is_obsolete,
        flags=[*([_FUZZY] if entry.is_fuzzy else ()), *(flags if isinstance(flags, tuple) else ())],
        **rest,
    )


def _line_of_translation(lines: list[str], start: int) -> int:
    """polib knows the line in which an entry begins; its translation stands some lines below."""
    first = max(start - 1, 0)
    return next((n + 1 for n in range(first, len(lines)) if re.match(r"(#~ )?msgstr", lines[n])), first + 1)


def _repeated(entries: Iterable[CatalogueEntry]) -> Iterator[Problem]:
    first: dict[Key, CatalogueEntry] = {}
    for entry in entries:
        known = first.setdefault(entry.key, entry)
        if known is not entry and not entry.is_obsolete and not known.is_obsolete:
            name = entry.address or entry.source
            message = f"{name!r} stands here a second time; the first is in line {known.location.line}"
            yield _problem(entry.location.path, entry.location.line, message, "delete one of them")


def _misread(lines: list[str]) -> int:
    """Return the first line with a plural form that polib would take for another text than it is; 0 for none."""
    bare = (line.strip().removeprefix("#~").lstrip() for line in lines)
    return next((n for n, text in enumerate(bare, 1) if text.startswith("msgstr[") and not _FORM.fullmatch(text)), 0)


def _too_long(lines: list[str], shown: str) -> Problem | None:
    """Of lines that go on with the one before, polib makes a text anew with each."""
    signs = (line.lstrip()[:1] for line in lines)
    runs = ((sign, sum(1 for _ in run)) for sign, run in groupby(signs))
    if len(lines) > _MOST_LINES or any(count > _MOST_IN_A_ROW for sign, count in runs if sign in ('"', "#")):
        message = f"the file has more than {_MOST_LINES} lines, or {_MOST_IN_A_ROW} for one text"
        return Problem(Location(shown), "too-large", message, "export it again")
    return None


def _too_much(entries: Iterable[CatalogueEntry]) -> Iterator[Problem]:
    for entry in entries:
        if excess := next(filter(None, map(excess_in, entry.texts)), None):
            yield Problem(entry.location, "too-large", excess.message, "shorten it, or part it with empty lines")


def _unreadable(message: str, shown: str) -> Problem:
    found = _BROKEN.search(message)
    line, reason = (int(found[1]), found[2] or "") if found else (1, "")
    what = "a quotation mark stands inside a text" if "quote" in reason else _NO_PART
    return _problem(shown, line, what, _HINT)


_NO_PART = "the line is no part of a PO file"
_HINT = 'a line is msgctxt, msgid or msgstr with a text in quotes; a quote inside it is written \\"'


def _problem(shown: str, line: int, message: str, hint: str) -> Problem:
    return Problem(Location(shown, line), "po-syntax", message, hint)
