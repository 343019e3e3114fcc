"""Make the Word files of a handbook."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

from ...content.paper_words import paper_words
from ...core.problems import Problem, WorkspaceError
from ...planning.handbook import Handbook
from ...planning.paper_list import CommonSheet, PaperKind, SessionSheet, Sheet
from ...system.progress import ProgressCallback, unheard
from ...text.labels import labels_of
from ..press.failure import TypesettingError
from ..press.unprinted import problem_with
from ..sheets import sheet_data
from .agenda import agenda_values
from .answers import form_values, worksheet_values
from .logo import Logo, logo_of
from .office import Office
from .register import Register
from .sizes import PAGES

WORD_KINDS: tuple[PaperKind, ...] = ("agenda", "worksheet", "form")
"""The papers that somebody may want to write on with a keyboard."""

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
"""Fields of Word that count pages."""


def write_documents(
    handbook: Handbook,
    sheets: Iterable[Sheet],
    *,
    templates: tuple[Path, ...],
    fonts: tuple[Path, ...],
    timestamp: int | None = None,
    on_progress: ProgressCallback = unheard,
) -> Mapping[str, bytes]:
    """Return each paper as a Word file by its path; raises `WorkspaceError` with all that cannot be written.

    `fonts` are for texts in a logo. `on_progress` hears how many are done.
    """
    wanted = tuple(replace(sheet, path=word_path(sheet.path)) for sheet in sheets)
    office = Office(templates, _logo(handbook, fonts))
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for done, sheet in enumerate(wanted, start=1):
        try:
            files[sheet.path] = office.write(document_values(handbook, sheet), timestamp=timestamp)
        except TypesettingError as error:
            problems.append(problem_with(handbook, sheet, error))
        on_progress(done, len(wanted))
    if problems:
        raise WorkspaceError(problems)
    return files


def word_path(path: str) -> str:
    """Return the Word file that stands for a paper."""
    return f"{path.removesuffix('.pdf')}.docx"


def document_values(handbook: Handbook, sheet: Sheet) -> Mapping[str, object]:
    """Return all that the templates of one Word file show; notes and keys are only in the facilitator's edition."""
    words = paper_words(labels_of(handbook.curriculum))
    data = {**sheet_data(handbook, sheet), "shared": words, "page_line": _page_line(words["page"])}
    register, page = Register(str(data["id"])), PAGES[sheet.size]
    own = _own(sheet, data, register, page.room)
    return {**data, **own, **_called(data), "page": page, "links": register.links, "lists": register.lists}


def _called(data: Mapping[str, Any]) -> Mapping[str, object]:
    """Return what the properties and the foot of a file call it, its language, and whether that runs to the left."""
    match data["kind"]:
        case "agenda":
            names = [data["labels"]["title"]]
        case "worksheet":
            names = [data["title"], data["module"]]
        case _:
            names = [data["title"]]
    language = data["language"]
    return {
        "called": ", ".join(names),
        "trail": " · ".join(reversed(names)),
        "to_the_left": data["shared"]["direction"] == "rtl",
        "tongue": "-".join(filter(None, (language["lang"], language["region"]))),
    }


def _page_line(label: str) -> list[tuple[str, str | None]]:
    """Return the texts of a foot that counts pages, each with the field of Word that follows it."""
    return [(text, _FIELDS.get(place or "")) for text, place, _, _ in Formatter().parse(label)]


def _own(sheet: Sheet, data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    match sheet:
        case CommonSheet():
            return form_values(data, register, room)
        case SessionSheet(kind="worksheet"):
            return worksheet_values(data, register, room)
    return agenda_values(data, register, room)


def _logo(handbook: Handbook, fonts: tuple[Path, ...]) -> Logo | None:
    if handbook.logo is None:
        return None
    brand = handbook.curriculum.brand
    try:
        return logo_of(handbook.logo, brand.name if brand else None, fonts)
    except TypesettingError as error:
        place = handbook.origins.of_item(("brand", "logo"))
        raise WorkspaceError([Problem(place, "does-not-print", error.message, error.hint)]) from error
