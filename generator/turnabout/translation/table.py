"""Read and write translations as a table (CSV, RFC 4180) that Excel opens as it is meant."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO

from ..core.problems import Location, Problem, one_of
from ..sources.csv_file import CsvRow, read_csv

COLUMNS = ("address", "source", "translation", "state")
MISSING, TO_CHECK, DONE = STATES = ("missing", "to check", "done")

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
    """Read what `table_text` wrote, also after Excel saved it with semicolons or tabs; raises `WorkspaceError` where
    it is no such file."""
    table = read_csv(data, shown, lambda text: _name(text) in COLUMNS)
    if table.problems:
        return (), table.problems
    head, rows = table.rows[0], table.rows[1:]
    names = [_name(cell.text) for cell in head.cells]
    if not {*COLUMNS[:3]} <= {*names}:
        message = f"the first line names {one_of(names) or 'nothing'}; it takes the columns {one_of(COLUMNS)}"
        return (), (_problem(head.where, message, "export the table again, and keep its first line"),)
    problems = (problem for row in table.rows for problem in row.problems or _cut_off(row))
    return tuple(_row(row, names) for row in rows), tuple(problems)


def _row(row: CsvRow, names: list[str]) -> TranslationRow:
    cells = dict(zip(names, (_as_typed(cell.text) for cell in row.cells), strict=False))
    address, source, translation, state = (cells.get(name, "") for name in COLUMNS)
    return TranslationRow(address, source, translation, state, row.where)


def _cut_off(row: CsvRow) -> tuple[Problem, ...]:
    if row.count > 2:
        return ()
    message = f"the line has {row.count} {'cell' if row.count == 1 else 'cells'}; it takes {len(COLUMNS)}"
    return (_problem(row.where, message, "put a text that holds a comma or a line break in quotes"),)


def _name(cell: str) -> str:
    return cell.strip().lower()


def _safe(cell: str) -> str:
    """A cell that Excel would reckon with gets an apostrophe in front (OWASP, CSV injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_typed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _problem(where: Location, message: str, hint: str) -> Problem:
    return Problem(where, "csv-syntax", message, hint)
