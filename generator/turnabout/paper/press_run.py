"""Typeset the papers of a handbook, and keep those that did not change."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..planning.booklets import BOOKS
from ..planning.handbook import Handbook
from ..planning.printing import COST, SessionSheet, Sheet
from ..pointing import place_of_key, place_of_text
from ..problems import Location, Problem, WorkspaceError
from ..progress import Tell, unheard
from .arrangements import remembered_arrangements
from .brand import brand_files
from .failure import TypesettingError
from .finish import USUAL, Finish, finish_data, finish_files, finish_of, finished_path
from .plates import NO_PLATES, place_of_characters, plates_of
from .sheets import sheet_data
from .typesetting import Press

Failure = tuple[Sheet, TypesettingError]


def print_papers(
    handbook: Handbook,
    sheets: Iterable[Sheet],
    *,
    templates: tuple[Path, ...],
    cache: Path | None = None,
    timestamp: int | None = None,
    finish: Finish = USUAL,
    tell: Tell = unheard,
) -> Mapping[str, bytes]:
    """Return each paper as PDF by its path; raises `WorkspaceError` with all that do not print.

    `tell` hears how many are done.
    """
    wanted = tuple(sheets)
    papers: dict[str, bytes] = {}
    plates = plates_of(handbook) if any(sheet.kind in BOOKS for sheet in wanted) else NO_PLATES
    failures: list[Failure] = []
    setting = _digest_of(templates)
    with (
        remembered_arrangements(cache, setting) as arrangements,
        _opened(templates, {**brand_files(handbook), **finish_files(finish), **plates.files}, arrangements) as press,
    ):
        for done, sheet in enumerate(wanted, start=1):
            if sheet.kind in BOOKS and plates.problems:
                continue
            suited = finish_of(sheet, handbook.edition, finish)
            data = {**sheet_data(handbook, sheet), "finish": finish_data(suited), "pictures": plates.digests}
            try:
                papers[finished_path(sheet.path, suited)] = _from_cache(cache, setting, data, timestamp) or _kept(
                    cache, setting, data, timestamp, press.typeset(data, timestamp=timestamp)
                )
            except TypesettingError as error:
                failures.append((sheet, error))
            tell(done, len(wanted))
    problems = [*plates.problems, *(problem_with(handbook, *failure) for failure in _said_once(failures))]
    if problems:
        raise WorkspaceError(problems)
    return papers


def _said_once(failures: Sequence[Failure]) -> Iterator[Failure]:
    """Yield what is wrong with papers, but not again with the books that hold their texts."""
    said: set[str] = set()
    for sheet, error in sorted(failures, key=lambda failure: failure[0].kind in BOOKS):
        if sheet.kind not in BOOKS or not error.characters or error.characters not in said:
            yield sheet, error
        said.add(error.characters)


@contextmanager
def _opened(
    templates: tuple[Path, ...], files: Mapping[str, bytes], arrangements: MutableMapping[str, object]
) -> Iterator[Press]:
    with ExitStack() as stack:
        try:
            press = stack.enter_context(Press(templates, files, arrangements))
        except TypesettingError as error:
            place = Location("templates/print")
            raise WorkspaceError([Problem(place, "broken-template", error.message, error.hint)]) from error
        yield press


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


def _digest_of(folders: tuple[Path, ...]) -> str:
    """A paper is made again when any template or font has changed."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _name(setting: str, data: Mapping[str, object], timestamp: int | None) -> str:
    text = json.dumps([setting, data, timestamp], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest() + ".pdf"


def _from_cache(cache: Path | None, setting: str, data: Mapping[str, object], timestamp: int | None) -> bytes | None:
    file = cache and cache / _name(setting, data, timestamp)
    return file.read_bytes() if file and file.is_file() else None


def _kept(cache: Path | None, setting: str, data: Mapping[str, object], timestamp: int | None, pdf: bytes) -> bytes:
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
        file = cache / _name(setting, data, timestamp)
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes(pdf)
        unfinished.replace(file)
    return pdf
