"""Export, import and update the translations of a curriculum, or of a client's own texts."""

from dataclasses import dataclass
from pathlib import Path

from ..clients.customising import Customiser
from ..core.nodes import Table, key_place
from ..core.problems import Location, Problem, RequestError, WorkspaceError
from ..sources.curriculum_files import curriculum_folder, gather
from ..sources.gate import CATALOGUE, TABLE, demand_file, is_there
from ..sources.workspace import Workspace, open_workspace
from ..system.whole_files import write_whole
from ..translation.catalogue import Catalogue, catalogue_text, read_catalogue
from ..translation.files import (
    LABELS,
    catalogue_at,
    catalogue_file,
    catalogue_files,
    is_english,
    languages_of,
    read_catalogues,
    source_language,
)
from ..translation.gaps import Gaps, i18n_gaps
from ..translation.incoming import rows_of, with_rows
from ..translation.label_update import label_gaps, updated_labels
from ..translation.table import read_table, table_text
from ..translation.texts import ReaderText, own_texts, reader_texts
from ..translation.update import update_catalogue
from ..translation.words import with_forms
from .one_writer import writing_sources


@dataclass(frozen=True, slots=True)
class Count:
    """How far a language is: the file, how many texts there are, lack a translation, and are to be checked."""

    file: str
    language: str
    gaps: Gaps


class Translations:
    """The translations of one workspace, or with `client` of that client's own texts."""

    def __init__(self, root: Path, client: str | None = None) -> None:
        self.workspace, problems = open_workspace(root)
        _demand(problems)
        self.client = client
        self.curriculum, self.base, self.tree = _client(self.workspace, client) if client else _base(self.workspace)

    def languages(self) -> tuple[str, ...]:
        """Return the languages that there are."""
        return languages_of(self.workspace, self.curriculum, self.client)

    def exported(self, language: str, *, table: str | None = None) -> str:
        """Return the catalogue of a language as it would be after an update; as CSV with `table` between the cells."""
        catalogue, _ = self._updated(language)
        return table_text(rows_of(catalogue), table) if table else catalogue_text(catalogue, language)

    def update(self, language: str) -> Count:
        """Write the catalogue of a language anew: what is new in the texts, what has changed, and what is gone;
        raises `InUse`."""
        with writing_sources(self.workspace.root):
            catalogue, texts = self._updated(language)
            return self._written(catalogue, texts, language)

    def bring_in(self, language: str, file: Path, shown: str) -> Count:
        """Take the translations of a table or a PO file; raises `WorkspaceError` or `InUse`, and then writes
        nothing."""
        if file.suffix.lower() == ".po":
            came, problems = read_catalogue(demand_file(file, CATALOGUE, Location(shown)), shown)
            rows = rows_of(came)
        else:
            rows, problems = read_table(demand_file(file, TABLE, Location(shown)), shown)
        _demand(problems)
        with writing_sources(self.workspace.root):
            catalogue, texts = self._updated(language)
            catalogue, problems = with_rows(catalogue, rows, texts, self._others(language), language)
            _demand(problems)
            return self._written(*self._fitted(catalogue, language), language)

    def count(self, language: str) -> Count:
        """Return how far a language is; of a client, with what the base has translated."""
        catalogues, problems = read_catalogues(self.workspace, self.curriculum, language, self.client)
        _demand(problems)
        texts = with_forms(reader_texts(self.tree), catalogues, language)
        return Count(self._shown(language), language, i18n_gaps(texts, catalogues))

    def update_labels(self, language: str) -> Count:
        """Write the labels of the tool into a catalogue of a language, or add those that are new to it; raises
        `RequestError` for English, in which they are written."""
        if is_english(language):
            raise RequestError("labels are written in English; say single ones in another way under labels:")
        with writing_sources(self.workspace.root):
            file, catalogue = self._file(LABELS + language), Catalogue(self._shown(LABELS + language))
            if is_there(file):
                catalogue, problems = catalogue_at(self.workspace, file)
                _demand(problems)
            made = updated_labels(catalogue, language)
            write_whole(file, catalogue_text(made, language).encode())
        return Count(made.path, language, label_gaps(made))

    def _updated(self, language: str) -> tuple[Catalogue, tuple[ReaderText, ...]]:
        if language == source_language(self.base):
            raise RequestError(f"{language!r} is the language that the curriculum is written in")
        file, catalogue = self._file(language), Catalogue(self._shown(language))
        if is_there(file):
            catalogue, problems = catalogue_at(self.workspace, file)
            _demand(problems)
        return self._fitted(catalogue, language)

    def _fitted(self, catalogue: Catalogue, language: str) -> tuple[Catalogue, tuple[ReaderText, ...]]:
        others = self._others(language)
        made = update_catalogue(catalogue, self._texts(), language, others)
        return made, tuple(with_forms(self._texts(), (made, *others), language))

    def _texts(self) -> tuple[ReaderText, ...]:
        return tuple(own_texts(self.tree, self.base) if self.client else reader_texts(self.tree))

    def _others(self, language: str) -> tuple[Catalogue, ...]:
        """The catalogues of the base, in which a client's texts are looked up after its own."""
        files = catalogue_files(self.workspace, self.curriculum, language, self.client)
        return tuple(catalogue_at(self.workspace, f)[0] for f in files if f != self._file(language))

    def _written(self, catalogue: Catalogue, texts: tuple[ReaderText, ...], language: str) -> Count:
        write_whole(self._file(language), catalogue_text(catalogue, language).encode())
        return Count(self._shown(language), language, i18n_gaps(texts, (catalogue, *self._others(language))))

    def _file(self, language: str) -> Path:
        return catalogue_file(self.workspace, self.curriculum, language, self.client)

    def _shown(self, language: str) -> str:
        return self.workspace.display(self._file(language))


def _base(workspace: Workspace) -> tuple[str, Table, Table]:
    """Return the name of the curriculum, and its tree twice: all of its texts are its own."""
    name = workspace.settings.curriculum
    folder = curriculum_folder(workspace, name)
    if folder is None:
        place = key_place(workspace.block, ("curriculum",))
        raise WorkspaceError([Problem(place, "unknown-reference", f"{name!r} is no curriculum")])
    gathered = gather(workspace, folder)
    _demand(gathered.problems)
    return name, gathered.node, gathered.node


def _client(workspace: Workspace, name: str) -> tuple[str, Table, Table]:
    """Return the base's name, the tree that a client or a variant is made from, and its own; raises `NoSuchClient`."""
    customiser = Customiser(workspace)
    customised = customiser.customised(name)
    _demand(customised.problems)
    client, _, variant = name.partition("/")
    beneath = customiser.customised(client).tree if variant else customised.base.tree
    return customised.base.name, beneath, customised.tree


def _demand(problems: tuple[Problem, ...]) -> None:
    if any(problem.severity == "error" for problem in problems):
        raise WorkspaceError(problems)
