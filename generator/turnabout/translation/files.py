"""Find the catalogues of a curriculum and of a client, and read them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.nodes import Scalar, Table, find
from ..core.problems import Problem
from ..sources.gate import CATALOGUE, is_there
from ..sources.workspace import Workspace, shipped

if TYPE_CHECKING:
    from .catalogue import Catalogue

Catalogues = tuple[tuple["Catalogue", ...], tuple[Problem, ...]]
LABELS = "labels."
"""What the name of a catalogue of labels begins with; the language follows."""


def catalogue_file(workspace: Workspace, curriculum: str, language: str, client: str | None = None) -> Path:
    """Return where the translations of a curriculum are written, or those of the own texts of a client or a variant."""
    name, _, variant = (client or "").partition("/")
    folder = Path("clients", name, "i18n", variant) if name else Path(curriculum, "i18n")
    return workspace.root / "curricula" / folder / f"{language}.po"


def catalogue_files(
    workspace: Workspace, curriculum: str, language: str, client: str | None = None
) -> tuple[Path, ...]:
    """Return the catalogues that are there, in the order in which a text is looked up: the client's own first."""
    name, _, variant = (client or "").partition("/")
    owners = (client if variant else None, name or None)
    files = [
        *(catalogue_file(workspace, curriculum, language, owner) for owner in owners if owner),
        catalogue_file(workspace, curriculum, language),
        shipped() / "curricula" / curriculum / "i18n" / f"{language}.po",
    ]
    return tuple(dict.fromkeys(file for file in files if is_there(file)))


def languages_of(workspace: Workspace, curriculum: str, client: str | None = None) -> tuple[str, ...]:
    """Return the languages that have a catalogue, by name of file."""
    stems = {file.stem for folder in folders_of(workspace, curriculum, client) for file in folder.glob("*.po")}
    return tuple(sorted(stem for stem in stems if not stem.startswith(LABELS)))


def folders_of(workspace: Workspace, curriculum: str, client: str | None = None) -> tuple[Path, ...]:
    """Return the folders that catalogues may lie in."""
    owners = {None, client, client.partition("/")[0]} if client else {None}
    own = (catalogue_file(workspace, curriculum, "", owner).parent for owner in owners)
    return (*own, shipped() / "curricula" / curriculum / "i18n")


def read_catalogues(workspace: Workspace, curriculum: str, language: str, client: str | None = None) -> Catalogues:
    """Read all catalogues of a language, in the order in which a text is looked up."""
    files = catalogue_files(workspace, curriculum, language, client)
    read = [catalogue_at(workspace, file) for file in files]
    return tuple(catalogue for catalogue, _ in read), tuple(problem for _, found in read for problem in found)


def catalogue_at(workspace: Workspace, file: Path) -> tuple["Catalogue", tuple[Problem, ...]]:
    """Read a catalogue of the workspace, or of what ships, by its file."""
    from .catalogue import Catalogue, read_catalogue

    shown, inside = workspace.display(file), next(above for above in file.parents if above.name == "i18n")
    data = workspace.read(file, CATALOGUE, inside)
    return (Catalogue(shown), (data,)) if isinstance(data, Problem) else read_catalogue(data, shown)


def translated_tree(
    workspace: Workspace, curriculum: str, node: Table, language: str | None, client: str | None = None
) -> tuple[Table, tuple[Problem, ...]]:
    """Return the tree of a curriculum, or of a client made from it, in a language, and what is wrong with its
    catalogues; None, and the language that it is written in, change nothing."""
    if language is None or language == source_language(node):
        return node, ()
    from .apply import translate

    catalogues, unread = read_catalogues(workspace, curriculum, language, client)
    translated, found = translate(without_labels(node), catalogues, language)
    return translated, (*unread, *found)


def translation_problems(
    workspace: Workspace, curriculum: str, node: Table, client: str | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the catalogues of every language, and a warning for each that lacks something."""
    languages = languages_of(workspace, curriculum, client)
    found = (_in_language(workspace, curriculum, node, language, client) for language in languages)
    return tuple(problem for problems in found for problem in problems)


def _in_language(
    workspace: Workspace, curriculum: str, node: Table, language: str, client: str | None
) -> tuple[Problem, ...]:
    from .apply import translate
    from .gaps import gap_warning, i18n_gaps
    from .texts import reader_texts
    from .words import with_forms

    catalogues, unread = read_catalogues(workspace, curriculum, language, client)
    if unread:
        return unread
    _, found = translate(node, catalogues, language)
    texts = with_forms(reader_texts(node), catalogues, language)
    lacking = gap_warning(i18n_gaps(texts, catalogues), catalogues[0], language)
    return (*found, lacking) if lacking else found


def without_labels(node: Table) -> Table:
    """Return a curriculum without what it says for labels of the tool, in its own language."""
    return replace(node, entries={key: entry for key, entry in node.entries.items() if key != "labels"})


def is_english(language: str) -> bool:
    """Tell whether a language is English, of whatever country."""
    return language.lower().replace("_", "-").partition("-")[0] == "en"


def source_language(node: Table) -> str:
    """Return the language that a curriculum is written in."""
    language = find(node, ("language",))
    return language.text if isinstance(language, Scalar) else "en"
