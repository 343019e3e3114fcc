"""Make the papers somebody asks for, without the site."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..core.problems import Location, Problem, RequestError, WorkspaceError
from ..model.settings import Edition, PaperSize
from ..papers.press.lanes import lanes
from ..papers.press.print_options import USUAL, PrintOptions, options_of
from ..papers.press.printing import PressRun, put_papers
from ..papers.press.store import Cache
from ..papers.word.documents import WORD_KINDS, write_documents
from ..planning.handbook import Handbook
from ..planning.paper_list import PAPER_KINDS, PaperKind, SessionSheet, Sheet, agenda_path, print_run
from ..planning.schedule import Session, plan_sessions
from ..reading.pipeline import read_workspace
from ..reading.reading import Reading, handbook_of
from ..reading.settings import parse_start
from ..release.searching import demand_nothing_foreign
from ..system.progress import Progress, ProgressCallback, silent
from ..system.scratch import scratch_folder
from ..system.whole_files import write_result, write_whole
from ..text.labels import Labels


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """Which papers: kinds, a session by its number, minutes of the agendas, size, edition, client and options; None
    leaves it open. As `word` they are Word files in the place of PDFs."""

    kinds: tuple[PaperKind, ...]
    session: int | None
    length: int | None
    size: PaperSize | None
    edition: Edition
    client: str | None = None
    options: PrintOptions = USUAL
    word: bool = False


def kinds_of(what: Collection[str], *, word: bool = False) -> tuple[PaperKind, ...]:
    """Return the kinds of paper that are asked for by name; `all` or no name asks for all that there are.

    Raises `RequestError` where one is asked for as a Word file that there is none of.
    """
    known = WORD_KINDS if word else PAPER_KINDS
    if word and (others := [kind for kind in what if kind not in (*known, "all")]):
        listed = Labels("en").listed
        raise RequestError(f"there is no Word file of {listed(others)}; there is one of {listed(known)}")
    return tuple(kind for kind in PAPER_KINDS if kind in known and (not what or kind in what or "all" in what))


def print_requested(
    root: Path,
    request: PrintRequest,
    out: Path,
    *,
    timestamp: int | None,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the papers of a request into a folder and return the files.

    Raises `WorkspaceError` for problems in the files, `RequestError` where there is none, and then writes none.
    """
    progress("reading")
    reading = read_workspace(root, request.client)
    reading.demand_sound()
    handbook = _requested_handbook(handbook_of(reading, request.edition), request, reading.settings.start)
    sheets = _sheets(handbook, request)
    on_progress = partial(progress, "papers")
    on_progress(0, len(sheets))
    with scratch_folder() as folder:
        if request.word:
            paths = _put_documents(reading, handbook, sheets, folder, timestamp, on_progress)
        else:
            paths = _put_papers(reading, PressRun(handbook, sheets, folder, request.options), timestamp, on_progress)
        demand_nothing_foreign(reading, request.edition, folder)
        return tuple(_write(out / path.removeprefix("print/"), (folder / path).read_bytes()) for path in paths)


def _put_papers(
    reading: Reading, run: PressRun, timestamp: int | None, on_progress: ProgressCallback
) -> tuple[str, ...]:
    workspace = reading.workspace
    put_papers(
        [run],
        templates=workspace.folders("templates/print"),
        cache=Cache(workspace.root, reading.client, workspace.settings.cache),
        timestamp=timestamp,
        jobs=lanes(),
        on_progress=on_progress,
    )
    return tuple(map(run.path, run.sheets))


def _put_documents(
    reading: Reading,
    handbook: Handbook,
    sheets: tuple[Sheet, ...],
    folder: Path,
    timestamp: int | None,
    on_progress: ProgressCallback,
) -> tuple[str, ...]:
    folders = reading.workspace.folders
    documents = write_documents(
        handbook,
        sheets,
        templates=folders("templates/word"),
        fonts=folders("templates/print/fonts"),
        timestamp=timestamp,
        on_progress=on_progress,
    )
    for path, data in documents.items():
        write_whole(folder / path, data)
    return tuple(documents)


def _requested_handbook(handbook: Handbook, request: PrintRequest, start: str | None) -> Handbook:
    if request.size:
        handbook = replace(handbook, papers=(request.size,))
    if request.length is None:
        return handbook
    programme = handbook.programme.model_copy(update={"length": request.length})
    sessions = plan_sessions(handbook.curriculum, programme, length=request.length, start=parse_start(start))
    return replace(handbook, programme=programme, sessions=sessions)


def _sheets(handbook: Handbook, request: PrintRequest) -> tuple[Sheet, ...]:
    if request.session and request.session > len(handbook.sessions):
        raise RequestError(
            f"the programme has {len(handbook.sessions)} sessions; there is no session {request.session}"
        )
    sheets = tuple(
        sheet
        for sheet in print_run(handbook)
        if sheet.kind in request.kinds and _is_requested(handbook, sheet, request)
    )
    if not sheets:
        raise RequestError(_nothing(request))
    if all(options_of(sheet.kind, request.edition, request.options) != request.options for sheet in sheets):
        raise RequestError(_nothing_to_fill_in(request))
    return sheets


def _is_requested(handbook: Handbook, sheet: Sheet, request: PrintRequest) -> bool:
    """A paper that belongs to no module belongs to no session either."""
    if not isinstance(sheet, SessionSheet):
        return request.session is None
    is_of_session = request.session is None or (sheet.session is not None and sheet.session.number == request.session)
    return is_of_session and (sheet.kind != "agenda" or sheet.path in set(_own_agendas(handbook, sheet)))


def _own_agendas(handbook: Handbook, sheet: SessionSheet) -> Iterator[str]:
    """The agendas at the length that was asked for, where the site has one for every usual length."""
    own: tuple[Session, ...] = handbook.sessions
    for session in own:
        yield agenda_path(session.agenda, session, session.agenda.length, sheet.size)
    if sheet.session is None:
        yield agenda_path(sheet.agenda, None, handbook.programme.length, sheet.size)


def _nothing(request: PrintRequest) -> str:
    kinds = " or ".join(request.kinds)
    if request.session:
        return f"session {request.session} has no {kinds} in the {request.edition} edition"
    other = "; look in the facilitator's" if request.edition == "handbook" else ""
    return f"the {request.edition} edition has no {kinds}{other}"


def _nothing_to_fill_in(request: PrintRequest) -> str:
    kinds = " or ".join(request.kinds)
    return f"there is nothing to fill in on {kinds} in the {request.edition} edition; leave out --fillable"


def _write(file: Path, data: bytes) -> Path:
    """A paper is there whole or not at all."""
    try:
        return write_result(file, data)
    except OSError as error:
        message = f"the paper cannot be written: {(error.strerror or str(error)).lower()}"
        hint = "make room there, or name another folder with --out"
        raise WorkspaceError([Problem(Location(str(file)), "paper-not-written", message, hint)]) from error
