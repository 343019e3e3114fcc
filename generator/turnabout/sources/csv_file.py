"""Read the rows of a CSV file, as spreadsheets write it, and where each cell stands."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..core.problems import Location, Problem, WorkspaceError

_SAVE = 'save it as "CSV UTF-8"'
_CLOSE = "close it, or delete it"
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab"}
_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_MOST_ROWS, _MOST_CELLS = 20_000, 1000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel, LibreOffice and Numbers begin, and those of Excel before 2007."""


@dataclass(frozen=True, slots=True)
class CsvCell:
    """A text and its place: the line is that on which the row begins, and the column is 1 where the cell begins on a
    later one."""

    text: str
    where: Location


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One record: its cells but for empty ones at the end, how many it has with them, and where its quotes go wrong."""

    where: Location
    cells: tuple[CsvCell, ...]
    count: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a file that hold anything; `separator` names the sign between two cells."""

    rows: tuple[CsvRow, ...]
    separator: str
    problems: tuple[Problem, ...]


def read_csv(data: bytes, shown: str, is_known: Callable[[str], bool]) -> CsvTable:
    """Read a CSV file whose cells a comma, a semicolon or a tab keeps apart, whichever makes more known names of
    columns; raises `WorkspaceError` where it is no such file."""
    where = Location(shown)
    text, problems = _decoded(data, where)
    first = {sign: next(_rows(text, sign, where), None) for sign in _SIGNS}
    known = {sign: sum(is_known(cell.text) for cell in row.cells) if row else 0 for sign, row in first.items()}
    sign = max(_SIGNS, key=lambda sign: known[sign])
    rows = tuple(_rows(text, sign, where))
    if not rows and not problems:
        raise WorkspaceError([Problem(where, "empty-file", "the file is empty", _SAVE)])
    return CsvTable(rows, _SIGNS[sign], problems)


def _decoded(data: bytes, where: Location) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file; where its bytes are no text, a stand-in, so that what else is wrong can be said."""
    if data.startswith(_WORKBOOKS):
        raise WorkspaceError(
            [Problem(where, "no-csv", "the file is a workbook of a spreadsheet, not a CSV file", _SAVE)]
        )
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_wide and b"\0" in data:
        raise WorkspaceError([_no_text(data, data.index(b"\0"), "utf-8", where)])
    encoding = "utf-16" if is_wide else "utf-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff"), ()
    except UnicodeDecodeError as error:
        stand_in = data.decode("utf-16" if is_wide else "cp1252", "replace")
        return stand_in, (_no_text(data, error.start, encoding, where),)


def _no_text(data: bytes, start: int, encoding: str, where: Location) -> Problem:
    *lines, last = _BREAK.split(data[:start].decode(encoding, "replace").removeprefix("\ufeff"))
    message = f"byte 0x{data[start]:02x} is not part of any {encoding.upper()} text"
    return Problem(Location(where.path, len(lines) + 1, len(last) + 1), "csv-not-utf8", message, _SAVE)


def _rows(text: str, sign: str, file: Location) -> Iterator[CsvRow]:
    """Yield the rows that hold anything."""
    line, at, count = 1, 0, 0
    while at < len(text):
        count += 1
        if count > _MOST_ROWS:
            message = f"the file has more than {_MOST_ROWS} rows"
            raise WorkspaceError([Problem(Location(file.path, line), "too-large", message, "make two of it")])
        row, end = _Record(text, sign, at, Location(file.path, line)).read()
        if row.cells or row.problems:
            yield row
        newline = _BREAK.match(text, end)
        end = newline.end() if newline else end
        line, at = line + sum(1 for _ in _BREAK.finditer(text, at, end)), end


class _Record:
    """Reads the record that begins at a place of a text."""

    def __init__(self, text: str, sign: str, start: int, where: Location) -> None:
        self._text, self._sign, self._start, self._at, self._where = text, sign, start, start, where
        self._unquoted = re.compile(rf"[^{sign}\r\n]*")
        self._problems: list[Problem] = []
        self._is_later = False

    def read(self) -> tuple[CsvRow, int]:
        """Return the record, and where it ends."""
        cells = [self._cell()]
        while self._text.startswith(self._sign, self._at):
            if len(cells) >= _MOST_CELLS:
                return self._too_wide()
            self._at += 1
            cells.append(self._cell())
        count = len(cells)
        while cells and not cells[-1].text.strip():
            cells.pop()
        return CsvRow(self._where, tuple(cells), count, tuple(self._problems)), self._at

    def _too_wide(self) -> tuple[CsvRow, int]:
        end = _BREAK.search(self._text, self._at)
        message = f"the row has more than {_MOST_CELLS} cells"
        problem = Problem(self._where, "too-many-cells", message, "delete the columns that are empty")
        return CsvRow(self._where, (), _MOST_CELLS, (problem,)), end.start() if end else len(self._text)

    def _cell(self) -> CsvCell:
        where = self._here()
        if not self._text.startswith('"', self._at):
            return CsvCell(self._up_to_sign(), where)
        quoted = _QUOTED.match(self._text, self._at)
        if quoted is None:
            self._problems.append(Problem(where, "open-quote", "a double quote opens here and is never closed", _CLOSE))
            self._at = len(self._text)
            return CsvCell("", where)
        self._at = quoted.end()
        self._is_later = self._is_later or _BREAK.search(quoted[0]) is not None
        if rest := self._up_to_sign().strip():
            message = f"{rest!r} follows the double quote that closes a text"
            hint = 'double a quote that belongs to the text: "Ada ""Countess"" Lovelace"'
            self._problems.append(Problem(where, "text-after-quote", message, hint))
        return CsvCell(quoted[1].replace('""', '"'), where)

    def _up_to_sign(self) -> str:
        found = self._unquoted.match(self._text, self._at)
        text = found[0] if found else ""
        self._at += len(text)
        return text

    def _here(self) -> Location:
        return Location(self._where.path, self._where.line, 1 if self._is_later else self._at - self._start + 1)
