"""The tool's own labels in the catalogues of a workspace: read for a handbook, and checked."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.nodes import Scalar, Table
from ..core.problems import Location, Problem, did_you_mean
from ..model.labels import LabelCatalogue
from ..sources.address import LABELS as LABELS_KEY
from ..sources.label_names import catalogue_names, label_names, misplaced
from ..sources.workspace import Workspace
from .files import LABELS, catalogue_at, catalogue_files, folders_of, source_language

if TYPE_CHECKING:
    from ..text.labels import Labels
    from .catalogue import Catalogue, CatalogueEntry

PLURALS = re.compile(r"nplurals *= *(\d+) *; *plural *= *(.+?);? *")


def read_labels(
    workspace: Workspace, curriculum: str, language: str, client: str | None = None
) -> tuple[tuple[LabelCatalogue, ...], tuple[Problem, ...]]:
    """Return the labels that a workspace, or a client, has for a language, and what is wrong with them."""
    found: list[LabelCatalogue] = []
    problems: list[Problem] = []
    for name in catalogue_names(language):
        for file in catalogue_files(workspace, curriculum, LABELS + name, client):
            catalogue, unread = catalogue_at(workspace, file)
            problems += unread or _problems(catalogue, name)
            if not unread:
                found.append(_labels(catalogue, name))
    return tuple(found), tuple(problems)


def labels_of_tree(workspace: Workspace, curriculum: str, node: Table, client: str | None = None) -> "Labels":
    """Return the labels of a curriculum that is not validated yet; of what it says itself, those with the places of the
    label."""
    from ..text.labels import Labels

    language, said = source_language(node), node.entries.get(LABELS_KEY)
    texts = said.entries.items() if isinstance(said, Table) else ()
    own = {name: one.text for name, one in texts if isinstance(one, Scalar) and not misplaced(name, one.text)}
    return Labels(language, own, read_labels(workspace, curriculum, language, client)[0])


def label_problems(
    workspace: Workspace, curriculum: str, node: Table, client: str | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the catalogues of labels of every language, and a warning for what one lacks."""
    return tuple(
        problem
        for language in sorted({*label_languages(workspace, curriculum, client), source_language(node)})
        for problem in (
            *read_labels(workspace, curriculum, language, client)[1],
            *_lacking(workspace, curriculum, language, client),
        )
    )


def label_languages(workspace: Workspace, curriculum: str, client: str | None = None) -> tuple[str, ...]:
    """Return the languages that have a catalogue of labels, by name of file."""
    files = (file for folder in folders_of(workspace, curriculum, client) for file in folder.glob(f"{LABELS}*.po"))
    return tuple(sorted({file.stem.removeprefix(LABELS) for file in files}))


def label_texts(workspace: Workspace, curriculum: str, client: str | None = None) -> Iterator[str]:
    """Yield every label that a workspace, or a client, has in a language of its own."""
    for language in label_languages(workspace, curriculum, client):
        for catalogue in read_labels(workspace, curriculum, language, client)[0]:
            yield from (text for texts in catalogue.texts.values() for text in texts)


def _labels(catalogue: "Catalogue", language: str) -> LabelCatalogue:
    texts = {entry.label: entry.texts for entry in catalogue.entries if entry.is_ready and not _misplaced(entry)}
    return LabelCatalogue(texts, _rule(catalogue, language))


def _problems(catalogue: "Catalogue", language: str) -> Iterator[Problem]:
    from ..text.labels import plural_rule

    try:
        plural_rule(_rule(catalogue, language))
    except ValueError:
        message = f"Plural-Forms: {catalogue.metadata['Plural-Forms']!r} is no rule"
        hint = "write it as gettext has it: nplurals=2; plural=(n != 1);"
        yield Problem(Location(catalogue.path), "po-syntax", message, hint)
    for entry in catalogue.entries:
        if entry.is_obsolete:
            continue
        if entry.label not in label_names():
            hint = did_you_mean(entry.label, label_names()) or f"run turnabout i18n labels {language}"
            message = f"{entry.label!r} is no label of pages or papers"
            yield Problem(entry.location, "unknown-label", message, hint, severity="warning")
        elif entry.is_ready and (wrong := _misplaced(entry)):
            message = f"the translation of {entry.label!r} {wrong}"
            yield Problem(entry.location, "references-differ", message, "keep the words in braces of the label")


def _misplaced(entry: "CatalogueEntry") -> str:
    return next(filter(None, (misplaced(entry.label, text) for text in entry.texts)), "")


def _lacking(workspace: Workspace, curriculum: str, language: str, client: str | None) -> Iterator[Problem]:
    """Yield a warning, at the first of the files of a language, for labels that would be English."""
    files = catalogue_files(workspace, curriculum, LABELS + language, client)
    if not files:
        return
    from ..text.labels import shipped_labels
    from .label_update import known_labels

    found, problems = read_labels(workspace, curriculum, language, client)
    if any(problem.severity == "error" for problem in problems):
        return
    translated = {label for catalogue in (*found, *shipped_labels(language)) for label in catalogue.texts}
    every = [entry.label for entry in known_labels().entries]
    lacking = [label for label in every if label not in translated]
    if lacking:
        catalogue, _ = catalogue_at(workspace, files[0])
        places = {entry.label: entry.location for entry in catalogue.entries}
        counted = f"{len(lacking)} of {len(every)} labels {'has' if len(lacking) == 1 else 'have'} no translation"
        message = f"{counted}; the first is {lacking[0]!r}"
        hint = f"run turnabout i18n labels {language}, then translate the file in Poedit"
        at = places.get(lacking[0], Location(catalogue.path))
        yield Problem(at, "not-translated", message, hint, severity="warning")


def _rule(catalogue: "Catalogue", language: str) -> str:
    from ..text.labels import plural_forms

    written = catalogue.metadata.get("Plural-Forms")
    found = PLURALS.fullmatch(written or plural_forms(language))
    return found[2] if found else written or ""
