"""Read one row of a list of pairs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category, normalize

from ...core.problems import Location, Problem, did_you_mean, one_of
from ...planning.pairs import Pair
from ...planning.schedule import Start
from ...sources.csv_file import CsvCell, CsvRow
from .starts import NoStart, read_start

NEEDED = ("pair", "mentor", "mentoree")
COLUMNS = (*NEEDED, "place", "start", "language")
_TEXTS = (*NEEDED, "place")
_LONGEST = 80
_BREAKS = re.compile("[\n\r\v\f\u0085\u2028\u2029]")
_CONTROLS = ("Cc", "Cs")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first row says: the place of each column that is known, and how many there are; `separator` names the
    sign between two cells."""

    columns: Mapping[str, int]
    width: int
    separator: str


def read_row(row: CsvRow, head: Head, languages: tuple[str, ...]) -> tuple[Pair, tuple[Problem, ...]]:
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


def _counted(row: CsvRow, head: Head, cells: Mapping[str, CsvCell]) -> Iterator[Problem]:
    message = f"the row has {row.count} cells; the first row has {head.width}"
    if len(row.cells) > head.width:
        hint = f"put double quotes around a text that holds a {head.separator}"
        yield Problem(row.cells[head.width].where, "too-many-cells", message, hint)
    # Excel leaves out the separators at the end where a column is empty for a while, so a short row may be whole. One
    # that lacks more than that, or has a day where the place should be, has shifted.
    elif row.count < head.width and (_lacks_needed(row, head) or _is_day(cells.get("place"))):
        hint = f"leave a cell empty, but keep the {head.separator} before it"
        yield Problem(row.where, "too-few-cells", message, hint)


def _lacks_needed(row: CsvRow, head: Head) -> bool:
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


def where_of(row: CsvRow, head: Head) -> Location:
    """Return the place of the name of a pair."""
    return _cell(row, head.columns.get("pair", 0)).where
