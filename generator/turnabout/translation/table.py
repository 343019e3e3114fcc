"""Read and write translations as a table (CSV, RFC 4180) that Excel opens as it is meant."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO

from ..core.problems import Location, Problem, one_of

COLUMNS = ("address", "source", "translation", "state")
MISSING, TO_CHECK, DONE = STATES = ("missing", "to check", "done")

_DELIMITERS = (",", ";", "\t")
_MARK = "\ufeff"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One translation as a line of the table; an empty one says nothing."""

    address: str
    source: str
    translation: str
    state: str
    location: Location = field(default=Location(""), compare=False)


def table_text(rows: Iterable[TranslationRow], delimiter: str = ",") -> str:
    """Return rows as CSV, with the mark by which Excel knows UTF-8; no cell of it can become a formula."""
    made = StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_safe, (row.address, row.source, row.translation, row.state)) for row in rows)
    return _MARK + made.getvalue()


def read_table(data: bytes, shown: str) -> tuple[tuple[TranslationRow, ...], tuple[Problem, ...]]:
    """Read what `table_text` wrote, also after Excel saved it with semicolons or tabs."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not part of any UTF-8 text"
        return (), (_problem(shown, line, message, "save it in Excel as CSV UTF-8"),)
    try:
        return _rows(text, shown)
    except csv.Error as error:
        return (), (_problem(shown, 1, f"the table cannot be read: {error}", "save it in Excel as CSV UTF-8"),)


def _rows(text: str, shown: str) -> tuple[tuple[TranslationRow, ...], tuple[Problem, ...]]:
    head = text.splitlines()[0] if text else ""
    names = {sign: [name.strip(' "').lower() for name in head.split(sign)] for sign in _DELIMITERS}
    delimiter = next((sign for sign, found in names.items() if {*COLUMNS[:3]} <= {*found}), None)
    if delimiter is None:
        message = f"the first line is {head[:60]!r}; it takes the columns {one_of(COLUMNS)}"
        return (), (_problem(shown, 1, message, "export the table again, and keep its first line"),)
    rows, problems = [], []
    for line, cells in _lines(text, delimiter):
        if len(cells) < 3:
            message = f"the line has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}; it takes {len(COLUMNS)}"
            problems.append(_problem(shown, line, message, "put a text that holds a comma or a line break in quotes"))
            continue
        row = dict(zip(names[delimiter], map(_as_typed, cells), strict=False))
        address, source, translation, state = (row.get(name, "") for name in COLUMNS)
        rows.append(TranslationRow(address, source, translation, state, Location(shown, line)))
    return tuple(rows), tuple(problems)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record below the first with the line in which it begins; empty ones are left out."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    for cells in reader:
        if start > 1 and any(cells):
            yield start, cells
        start = reader.line_num + 1


def _safe(cell: str) -> str:
    """A cell that Excel would reckon with gets an apostrophe in front (OWASP, CSV injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_typed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _problem(shown: str, line: int, message: str, hint: str) -> Problem:
    return Problem(Location(shown, line), "csv-syntax", message, hint)
