"""Begin a catalogue of the tool's own labels, and bring it up to date."""

from dataclasses import replace

from ..sources.label_names import LABELS_FILE
from ..text.labels import plural_forms
from .catalogue import Catalogue, CatalogueEntry, read_catalogue
from .gaps import Gaps
from .labels import PLURALS

_HEADER = (
    "Words in braces, such as {person}, stay as they are: names and figures take their places.\n"
    "What has no translation shows as the tool ships it."
)


def updated_labels(catalogue: Catalogue, language: str) -> Catalogue:
    """Return a catalogue with an entry for each label that there is; what is gone is kept as obsolete."""
    head = catalogue.metadata.get("Plural-Forms") or f"{plural_forms(language)};"
    before = {entry.label: entry for entry in catalogue.entries if any(entry.texts)}
    now = known_labels().entries
    kept = tuple(_kept(entry, before.get(entry.label), _count(head)) for entry in now)
    names = {entry.label for entry in now}
    gone = tuple(replace(entry, is_obsolete=True) for name, entry in before.items() if name not in names)
    metadata = {**catalogue.metadata, "Plural-Forms": head}
    return replace(catalogue, entries=(*kept, *gone), metadata=metadata, header=catalogue.header or _HEADER)


def known_labels() -> Catalogue:
    """Return all labels, each with what it is for."""
    return read_catalogue(LABELS_FILE.read_bytes(), LABELS_FILE.name)[0]


def label_gaps(catalogue: Catalogue) -> Gaps:
    """Return how many labels there are, and which have no translation in a catalogue or one to look at."""
    entries = [entry for entry in catalogue.entries if not entry.is_obsolete]
    missing = tuple(entry.label for entry in entries if not any(entry.texts))
    fuzzy = tuple(entry.label for entry in entries if any(entry.texts) and not entry.is_ready)
    return Gaps(len(entries), missing, fuzzy)


def _kept(entry: CatalogueEntry, old: CatalogueEntry | None, forms: int) -> CatalogueEntry:
    made = replace(entry, forms=("",) * forms if entry.many else ())
    if old is None or bool(old.many) != bool(entry.many):
        return made
    notes = tuple((name, value) for name, value in old.rest if name == "tcomment")
    rest = (*entry.rest, *notes)
    return replace(made, translation=old.translation, forms=old.forms, is_fuzzy=old.is_fuzzy, rest=rest)


def _count(head: str) -> int:
    found = PLURALS.fullmatch(head)
    return min(int(found[1]), 9) if found else 2
