"""Read the pairs of a list that somebody keeps in a spreadsheet."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, normalize

from ...core.problems import Location, Problem, WorkspaceError, did_you_mean, in_short, nearest, one_of
from ...planning.pairs import Pair
from ...planning.schedule import Start
from ...sources.csv_file import CsvCell, CsvRow, read_csv
from ...sources.gate import LIST, demand_file
from .file_names import safe_name, same_file
from .starts import NoStart, read_start

NEEDED = ("pair", "mentor", "mentoree")
COLUMNS = (*NEEDED, "place", "start", "language")
_TEXTS = (*NEEDED, "place")
_LONGEST = 80
_BREAKS = re.compile("[\n\r\v\f\u0085\u2028\u2029]")
_CONTROLS = ("Cc", "Cs")
_LONGEST_QUOTE = 100
_BEGIN = f"the first row names the columns: {','.join(COLUMNS)}; the last three may be left out"


@dataclass(frozen=True, slots=True)
class Listed:
    """A pair, and where the list says so."""

    pair: Pair
    where: Location


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first row says: the place of each column that is known, and how many there are; `separator` names the
    sign between two cells."""

    columns: Mapping[str, int]
    width: int
    separator: str


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
            pair, found = _pair_in(row, head, languages)
            problems += found
            listed.append(Listed(pair, _cell(row, head.columns.get("pair", 0)).where))
        if head.columns and not rows:
            problems.append(Problem(header.where, "no-pairs", "the list has no pair", "write one in each row below"))
    problems += _twice(listed)
    if problems:
        raise WorkspaceError(problems)
    return tuple(listed)


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def _head(row: CsvRow, separator: str, problems: list[Problem]) -> _Head:
    """Read the first row; a column that is nearly known counts as it, so that nothing is said twice."""
    problems += row.problems
    if not row.cells:
        return _Head({}, 0, separator)
    names = [_name(cell.text) for cell in row.cells]
    if not set(names) & set(COLUMNS):
        found = in_short(one_of(repr(cell.text) for cell in row.cells), _LONGEST_QUOTE)
        problems.append(Problem(row.where, "no-columns", f"the first row names no known column: {found}", _BEGIN))
        return _Head({}, len(names), separator)
    columns: dict[str, int] = {}
    for place, name in enumerate(names):
        meant = name if name in COLUMNS else nearest(name, [column for column in COLUMNS if column not in names])
        if name not in COLUMNS or name in columns:
            problems.append(_no_column(row.cells[place], place, name, meant))
        if meant:
            columns.setdefault(meant, place)
    lacking = (name for name in NEEDED if name not in columns)
    problems += (Problem(row.where, "missing-column", f"there is no column {name!r}", _BEGIN) for name in lacking)
    return _Head(columns, len(names), separator)


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


def _pair_in(row: CsvRow, head: _Head, languages: tuple[str, ...]) -> tuple[Pair, tuple[Problem, ...]]:
    """Return the pair of a row and all that is wrong with it; what is wrong is left out of the pair, or as it is."""
    if row.problems:
        return Pair("", "", ""), row.problems
    cells = {name: _cell(row, place) for name, place in head.columns.items() if place < row.count}
    problems = [*_counted(row, head, cells), *(p for name in _TEXTS if name in cells for p in _text(name, cells[name]))]
    start = language = None
    if has := cells.get("start"):
        start = _start(has, problems)
    if has := cells.get("language"):
        language = _language(has, languages, problems)
    pair, mentor, mentoree, place = (cells[name].text.strip() if name in cells else "" for name in _TEXTS)
    return Pair(pair, mentor, mentoree, place or None, start, language), tuple(problems)


def _cell(row: CsvRow, place: int) -> CsvCell:
    return row.cells[place] if place < len(row.cells) else CsvCell("", row.where)


def _counted(row: CsvRow, head: _Head, cells: Mapping[str, CsvCell]) -> Iterator[Problem]:
    message = f"the row has {row.count} cells; the first row has {head.width}"
    if len(row.cells) > head.width:
        hint = f"put double quotes around a text that holds a {head.separator}"
        yield Problem(row.cells[head.width].where, "too-many-cells", message, hint)
    # Excel leaves out the separators at the end where a column is empty for a while, so a short row may be whole. One
    # that lacks more than that, or has a day where the place should be, has shifted.
    elif row.count < head.width and (_lacks_needed(row, head) or _is_day(cells.get("place"))):
        hint = f"leave a cell empty, but keep the {head.separator} before it"
        yield Problem(row.where, "too-few-cells", message, hint)


def _lacks_needed(row: CsvRow, head: _Head) -> bool:
    return any(row.count <= head.columns[name] for name in NEEDED if name in head.columns)


def _is_day(cell: CsvCell | None) -> bool:
    return cell is not None and re.match(r"\d{4}-\d\d-\d\d", cell.text.strip()) is not None


def _text(name: str, cell: CsvCell) -> Iterator[Problem]:
    text = cell.text.strip()
    if not text and name in NEEDED:
        yield Problem(cell.where, "empty-value", f"{name} is empty", "every pair has a name and two people")
    if _BREAKS.search(text):
        yield Problem(cell.where, "line-break", f"{name} {text!r} holds a line break", "write it on one line")
    elif controls := [sign for sign in text if category(sign) in _CONTROLS]:
        message = f"{name} {text!r} holds the control character U+{ord(controls[0]):04X}"
        yield Problem(cell.where, "control-character", message, "delete the cell and type it anew")
    if (length := len(normalize("NFC", text))) > _LONGEST:
        yield Problem(cell.where, "too-long", f"{name} has {length} characters; {_LONGEST} is the most", "shorten it")


def _start(cell: CsvCell, problems: list[Problem]) -> Start | None:
    text = cell.text.strip()
    try:
        return read_start(text) if text else None
    except NoStart as error:
        problems.append(Problem(cell.where, "no-start", f"start {error}", error.hint))
        return None


def _language(cell: CsvCell, languages: tuple[str, ...], problems: list[Problem]) -> str | None:
    """Return a language that is not the programme's own."""
    text = cell.text.strip()
    tags = {tag.casefold(): tag for tag in languages}
    found = tags.get(text.casefold().replace("_", "-"))
    if text and found is None:
        message = f"language {text!r} is not one of: {one_of(languages)}"
        problems.append(Problem(cell.where, "unknown-language", message, _meant(text, languages)))
    return found if found not in languages[:1] else None


def _meant(text: str, languages: tuple[str, ...]) -> str:
    """A language of another country is nearer than any that is spelled alike."""
    first = text.casefold()[:2]
    near = next((tag for tag in languages if tag.casefold().partition("-")[0] == first), None)
    return (
        f"did you mean {near!r}"
        if near
        else did_you_mean(text, languages) or "leave the cell empty, or translate the handbook"
    )
