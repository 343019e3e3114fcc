"""Say why papers cannot be made, at the place of the text that it is due to."""

from collections.abc import Iterable, Iterator

from ...core.problems import Location, Problem
from ...planning.booklets import BOOKS
from ...planning.handbook import Handbook
from ...planning.paper_list import COST, SessionSheet, Sheet
from ...sources.places_again import place_of_key, place_of_text
from .failure import TypesettingError
from .images import place_of_characters

Failure = tuple[Handbook, Sheet, TypesettingError]


def problems_with(failures: Iterable[Failure]) -> Iterator[Problem]:
    """Yield what is wrong with papers, but not again with the books that hold their texts."""
    said: set[str] = set()
    for handbook, sheet, error in sorted(failures, key=lambda failure: failure[1].kind in BOOKS):
        if sheet.kind not in BOOKS or not error.characters or error.characters not in said:
            yield problem_with(handbook, sheet, error)
        said.add(error.characters)


def problem_with(handbook: Handbook, sheet: Sheet, error: TypesettingError) -> Problem:
    """Say that a paper cannot be made, at the place of the text that it is due to."""
    message = error.message if sheet.kind in BOOKS else f"{sheet.path}: {error.message}"
    return Problem(_place(handbook, sheet, error), "does-not-print", message, error.hint)


def _place(handbook: Handbook, sheet: Sheet, error: TypesettingError) -> Location:
    """Return where characters that do not print were written, or a field that has no room, or else the worksheet, or
    else the file of the paper."""
    characters, address = error.characters, _written_in(sheet)
    if sheet.kind in BOOKS and (in_page := place_of_characters(handbook, characters)):
        return in_page
    if error.field and (in_field := handbook.field_places.get(f"{_sheet_of_fields(sheet)}/fields/{error.field}")):
        return in_field
    file = handbook.sources.get(address)
    files = dict.fromkeys((*([file] if file else ()), *handbook.written_in))
    places = [place_of_text(handbook.root, name, characters) for name in files if characters]
    if file and isinstance(sheet, SessionSheet) and sheet.worksheet:
        places.append(place_of_key(handbook.root, file, ("worksheets", sheet.worksheet)))
    return next(filter(None, places), Location(file or f"{address}.yml"))


def _sheet_of_fields(sheet: Sheet) -> str:
    """The address of what has the fields of a paper."""
    if isinstance(sheet, SessionSheet) and sheet.worksheet:
        return f"{_written_in(sheet)}/worksheets/{sheet.worksheet}"
    return _written_in(sheet)


def _written_in(sheet: Sheet) -> str:
    """The address of the file that the texts of a paper stand in."""
    if isinstance(sheet, SessionSheet):
        return f"modules/{sheet.agenda.module_id}"
    if sheet.kind == "poster":
        return f"programmes/{sheet.item}"
    if sheet.kind in ("ground-rules", "wallet-card", *BOOKS):
        return "curriculum"
    if sheet.kind in ("messages", "run-sheet") or sheet.item == COST:
        return sheet.item
    return f"{sheet.kind}s/{sheet.item}"
