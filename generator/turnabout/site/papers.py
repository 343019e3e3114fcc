"""The papers that lie beside the pages of a site: all to print, and those that a pair fills in for a screen too."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True)
class SitePapers:
    """The papers of the site of a handbook, which are listed once."""

    handbook: Handbook

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every paper to print."""
        return print_run(self.handbook)

    @cached_property
    def on_screen(self) -> OnScreen:
        """Which papers can be filled in on a screen: worksheets, forms, the pack, and the agendas at their own length,
        in the first paper size."""
        return {sheet.path: tuple(self._files(sheet)) for sheet in self.sheets if self._is_filled_in(sheet)}

    @cached_property
    def paths(self) -> frozenset[str]:
        """The path of every paper, those for a screen among them."""
        on_screen = (path for files in self.on_screen.values() for _, path in files)
        return frozenset((*(sheet.path for sheet in self.sheets), *on_screen))

    def runs(self, folder: Path, kept: Collection[str] = ()) -> tuple[PressRun, ...]:
        """Return what to print, but for what is `kept`, and what can be filled in on a screen."""
        sheets = tuple(sheet for sheet in self.sheets if sheet.path not in kept)
        on_screen = (sheet for sheet in sheets if sheet.path in self.on_screen and self._has_fields(sheet))
        return PressRun(self.handbook, sheets, folder), PressRun(self.handbook, tuple(on_screen), folder, _FILL_IN)

    def documents(self, workspace: Workspace, timestamp: int | None = None) -> Mapping[str, bytes]:
        """Return the Word files by their paths; raises `WorkspaceError` with all that cannot be written."""
        return write_documents(
            self.handbook,
            tuple(sheet for sheet in self.sheets if sheet.kind in WORD_KINDS and sheet.path in self.on_screen),
            templates=workspace.folders("templates/word"),
            fonts=workspace.folders("templates/print/fonts"),
            timestamp=timestamp,
        )

    def _files(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        if self._has_fields(sheet):
            label = labels_of(self.handbook.curriculum).gettext("PDF to fill in")
            yield label, path_with_options(sheet.path, _FILL_IN)
        if sheet.kind in WORD_KINDS:
            yield "Word", word_path(sheet.path)

    def _has_fields(self, sheet: Sheet) -> bool:
        return options_of(sheet.kind, self.handbook.edition, _FILL_IN) == _FILL_IN

    def _is_filled_in(self, sheet: Sheet) -> bool:
        if sheet.kind not in _KINDS or sheet.size != self.handbook.papers[0]:
            return False
        if isinstance(sheet, SessionSheet) and sheet.kind == "agenda":
            own = sheet.session.agenda.length if sheet.session else self.handbook.programme.length
            return sheet.agenda.length == own
        return True
