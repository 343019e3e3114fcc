"""Say why papers cannot be made, at the place of the text that it is due to."""

from collections.abc import Iterable, Iterator

from ...core.nodes import Path
from ...core.problems import Location, Problem
from ...planning.booklets import BOOKS
from ...planning.handbook import Handbook
from ...planning.paper_list import COST, SessionSheet, Sheet
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
    """Return where characters that do not print were written, or a field that has no room, or else what the paper is
    made from."""
    if sheet.kind in BOOKS and (in_page := place_of_characters(handbook, error.characters)):
        return in_page
    origins, path = handbook.origins, _made_from(sheet)
    in_field = origins.of_field(path, error.field) if error.field else None
    in_text = origins.of_text(error.characters, path[:2]) if error.characters else None
    return in_field or in_text or origins.of_item(path)


def _made_from(sheet: Sheet) -> Path:
    """Return the path of what the texts of a paper stand in."""
    if isinstance(sheet, SessionSheet):
        module = ("modules", sheet.agenda.module_id)
        return (*module, "worksheets", sheet.worksheet) if sheet.worksheet else module
    if sheet.kind == "poster":
        return ("programmes", sheet.item)
    if sheet.kind in ("ground-rules", "wallet-card", *BOOKS):
        return ()
    if sheet.kind in ("messages", "run-sheet") or sheet.item == COST:
        return (sheet.item,)
    return (f"{sheet.kind}s", sheet.item)
