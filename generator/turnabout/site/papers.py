"""The papers that lie beside the pages of a site: all to print, and those that a pair fills in for a screen too."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..papers.press.print_options import PrintOptions, options_of, path_with_options
from ..papers.press.printing import PressRun
from ..papers.word.documents import WORD_KINDS, word_path, write_documents
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet, Sheet, print_run
from ..sources.workspace import Workspace
from ..text.labels import labels_of

OnScreen = Mapping[str, tuple[tuple[str, str], ...]]
"""The files of a paper to fill in on a screen, each with its label, by the path of the paper."""

_FILL_IN = PrintOptions(fillable=True)
_KINDS = frozenset({"agenda", "worksheet", "form", "pack"})


def site_runs(handbook: Handbook, folder: Path, kept: Collection[str] = ()) -> tuple[PressRun, ...]:
    """Return the papers of a site, but for those that are `kept`, with what can be filled in on a screen."""
    sheets = tuple(sheet for sheet in print_run(handbook) if sheet.path not in kept)
    on_screen = (sheet for sheet in sheets if _is_filled_in(handbook, sheet) and _has_fields(handbook, sheet))
    return PressRun(handbook, sheets, folder), PressRun(handbook, tuple(on_screen), folder, _FILL_IN)


def site_documents(workspace: Workspace, handbook: Handbook, timestamp: int | None = None) -> Mapping[str, bytes]:
    """Return the Word files of a site by their paths; raises `WorkspaceError` with all that cannot be written."""
    return write_documents(
        handbook,
        tuple(sheet for sheet in print_run(handbook) if sheet.kind in WORD_KINDS and _is_filled_in(handbook, sheet)),
        templates=workspace.folders("templates/word"),
        fonts=workspace.folders("templates/print/fonts"),
        timestamp=timestamp,
    )


def last_papers(handbook: Handbook, site: Path) -> frozenset[str]:
    """Return the paths of those papers of a handbook that lie in a site already."""
    return frozenset(path for path in paper_paths(handbook) if (site / path).is_file())


def paper_paths(handbook: Handbook) -> frozenset[str]:
    """Return the path of every paper of a site, those for a screen among them."""
    on_screen = (path for files in files_on_screen(handbook).values() for _, path in files)
    return frozenset((*(sheet.path for sheet in print_run(handbook)), *on_screen))


def files_on_screen(handbook: Handbook) -> OnScreen:
    """Return which papers of a site can be filled in on a screen: worksheets, forms, the pack, and the agendas at their
    own length, in the first paper size."""
    return {
        sheet.path: tuple(_files(handbook, sheet)) for sheet in print_run(handbook) if _is_filled_in(handbook, sheet)
    }


def _files(handbook: Handbook, sheet: Sheet) -> Iterator[tuple[str, str]]:
    if _has_fields(handbook, sheet):
        yield labels_of(handbook.curriculum).gettext("PDF to fill in"), path_with_options(sheet.path, _FILL_IN)
    if sheet.kind in WORD_KINDS:
        yield "Word", word_path(sheet.path)


def _has_fields(handbook: Handbook, sheet: Sheet) -> bool:
    return options_of(sheet.kind, handbook.edition, _FILL_IN) == _FILL_IN


def _is_filled_in(handbook: Handbook, sheet: Sheet) -> bool:
    if sheet.kind not in _KINDS or sheet.size != handbook.papers[0]:
        return False
    if isinstance(sheet, SessionSheet) and sheet.kind == "agenda":
        own = sheet.session.agenda.length if sheet.session else handbook.programme.length
        return sheet.agenda.length == own
    return True
