"""Read the pairs of a list that somebody keeps in a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from ...core.problems import Location, Problem, WorkspaceError, nearest, one_of
from ...planning.pairs import Pair
from ...sources.csv_file import CsvCell, CsvRow, read_csv
from ...sources.gate import LIST, demand_file
from .file_names import safe_name, same_file
from .pairs_row import COLUMNS, NEEDED, Head, read_row, where_of

_LONGEST = 100
_BEGIN = f"the first row names the columns: {','.join(COLUMNS)}; the last three may be left out"


@dataclass(frozen=True, slots=True)
class Listed:
    """A pair, and where the list says so."""

    pair: Pair
    where: Location


def read_pairs(path: Path, languages: tuple[str, ...]) -> tuple[Pair, ...]:
    """Return the pairs of a CSV file in its order; raises `WorkspaceError` with all that is wrong with it."""
    return tuple(listed.pair for listed in read_list(path, languages))


def read_list(path: Path, languages: tuple[str, ...]) -> tuple[Listed, ...]:
    """Return the pairs of a CSV file in its order, each with its place; raises `WorkspaceError` with all that is wrong
    with the file. `languages` are those that a pair may ask for, the programme's own first."""
    table = read_csv(demand_file(path, LIST, Location(str(path))), str(path), lambda text: _name(text) in COLUMNS)
    first, rows = table.rows[:1], table.rows[1:]
    problems = list(table.problems)
    listed: list[Listed] = []
    for header in first:
        head = _head(header, table.separator, problems)
        for row in rows if head.columns else ():
            pair, found = read_row(row, head, languages)
            problems += found
            listed.append(Listed(pair, where_of(row, head)))
        if head.columns and not rows:
            problems.append(Problem(header.where, "no-pairs", "the list has no pair", "write one in each row below"))
    problems += _twice(listed)
    if problems:
        raise WorkspaceError(problems)
    return tuple(listed)


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def _head(row: CsvRow, separator: str, problems: list[Problem]) -> Head:
    """Read the first row; a column that is nearly known counts as it, so that nothing is said twice."""
    problems += row.problems
    if not row.cells:
        return Head({}, 0, separator)
    names = [_name(cell.text) for cell in row.cells]
    if not set(names) & set(COLUMNS):
        found = one_of(repr(cell.text) for cell in row.cells)
        found = found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"
        problems.append(Problem(row.where, "no-columns", f"the first row names no known column: {found}", _BEGIN))
        return Head({}, len(names), separator)
    columns: dict[str, int] = {}
    for place, name in enumerate(names):
        meant = name if name in COLUMNS else _nearest(name, names)
        if name not in COLUMNS or name in columns:
            problems.append(_no_column(row.cells[place], place, name, meant))
        if meant:
            columns.setdefault(meant, place)
    lacking = (name for name in NEEDED if name not in columns)
    problems += (Problem(row.where, "missing-column", f"there is no column {name!r}", _BEGIN) for name in lacking)
    return Head(columns, len(names), separator)


def _nearest(name: str, names: list[str]) -> str | None:
    return nearest(name, [column for column in COLUMNS if column not in names])


def _no_column(cell: CsvCell, place: int, name: str, meant: str | None) -> Problem:
    if name in COLUMNS:
        return Problem(cell.where, "doubled-column", f"the column {name!r} is there twice", "delete one of the two")
    if not name:
        return Problem(cell.where, "unnamed-column", f"column {place + 1} has no name", "name it, or delete it")
    message = f"column {cell.text.strip()!r} is not one of: {one_of(COLUMNS)}"
    return Problem(cell.where, "unknown-column", message, f"did you mean {meant!r}" if meant else "delete the column")


def _twice(listed: Iterable[Listed]) -> Iterator[Problem]:
    """Two pairs of one name, or whose files would be one."""
    names: dict[str, Listed] = {}
    for one in listed:
        first = names.setdefault(same_file(safe_name(one.pair.name)), one) if one.pair.name else one
        if first is one:
            continue
        name, line = one.pair.name, f"line {first.where.line}"
        message = f"the pair {name!r} is already in {line}"
        if normalize("NFC", first.pair.name) != normalize("NFC", name):
            message = f"the pair {name!r} would have the same files as {first.pair.name!r} in {line}"
        yield Problem(one.where, "pair-twice", message, "give each pair a name of its own")
