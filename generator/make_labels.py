"""Collect the labels that the code says, and bring the catalogues that ship up to date: `make labels`."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.extract import extract_from_dir

from turnabout.sources.label_names import LABELS_FILE
from turnabout.translation.catalogue import Catalogue, CatalogueEntry, catalogue_text, read_catalogue
from turnabout.translation.label_update import updated_labels

HOUSE = Path(__file__).parent / "turnabout"
LANGUAGES = ("de", "es", "fr")
_HEAD = "Words in braces stay as they are. Comments are written anew by make labels, translations never."
_KEYWORDS = {"gettext": None, "richtext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_NOTE = "Translators:"
"""What a comment of the code begins with that is for translators; it stands above the label."""


def labels_in_code() -> Catalogue:
    """Return every label in the order of the alphabet, with the part of the handbook that it is for."""
    found: dict[tuple[str, str], CatalogueEntry] = {}
    notes: dict[tuple[str, str], dict[str, None]] = {}
    for file, _, message, comments, context in extract_from_dir(
        HOUSE, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=(_NOTE,), strip_comment_tags=True
    ):
        one, many = (message, "") if isinstance(message, str) else message
        name = one, context or ""
        entry = found.setdefault(name, CatalogueEntry(name[1], one))
        found[name] = replace(entry, many=entry.many or many, forms=("", "") if entry.many or many else ())
        notes.setdefault(name, {}).update(dict.fromkeys((_purpose(HOUSE / file), *map(str.strip, comments))))
    entries = (replace(found[name], rest=(("comment", "\n".join(notes[name])),)) for name in sorted(found))
    return Catalogue(LABELS_FILE.name, tuple(entries))


def catalogue_of(language: str) -> Path:
    """Return the file of a language that ships."""
    return LABELS_FILE.parent / language / "LC_MESSAGES" / "turnabout.po"


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with what belongs into it, the list of labels first."""
    yield LABELS_FILE, catalogue_text(labels_in_code(), "")
    for language in LANGUAGES:
        file = catalogue_of(language)
        there = (
            read_catalogue(file.read_bytes(), file.name)[0] if file.is_file() else Catalogue(file.name, header=_HEAD)
        )
        yield file, catalogue_text(without_obsolete(updated_labels(there, language)), language)


def without_obsolete(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue without what no code says any more: version control keeps that."""
    return replace(catalogue, entries=tuple(entry for entry in catalogue.entries if not entry.is_obsolete))


def _purpose(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n")[0]


if __name__ == "__main__":
    for path, text in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
