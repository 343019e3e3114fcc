"""Bring a catalogue up to date with the texts of a curriculum, without losing a translation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .catalogue import Catalogue, CatalogueEntry, Key
from .texts import ReaderText
from .words import with_forms


def update_catalogue(
    catalogue: Catalogue, texts: Iterable[ReaderText], language: str, others: tuple[Catalogue, ...] = ()
) -> Catalogue:
    """Return a catalogue with an entry for each text, in the order of the texts, and what is gone as obsolete.

    A text that is unchanged keeps its translation, also under the address it has after `formerly`. One that was edited
    takes it along, marked fuzzy, with the source it was made for. Nothing is guessed from likeness. Terms get the forms
    that this catalogue and `others` ask for.
    """
    every = tuple(texts)
    while True:  # a translation that comes back may ask for a form, and one that goes may have been the last to
        made = _Update(catalogue).updated(tuple(with_forms(every, (catalogue, *others), language)))
        if made == catalogue:
            return made
        catalogue = made


class _Update:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.known: dict[Key, CatalogueEntry] = {}
        self.active: dict[str, list[CatalogueEntry]] = defaultdict(list)
        self.used: set[Key] = set()
        for entry in sorted(catalogue.entries, key=lambda entry: entry.is_obsolete):
            if entry.key not in self.known or (entry.translation and not self.known[entry.key].translation):
                self.known[entry.key] = entry
            if entry.translation and not entry.is_obsolete:
                self.active[entry.address].append(entry)

    def updated(self, texts: tuple[ReaderText, ...]) -> Catalogue:
        """Unchanged texts choose first, so that no edited one takes a translation that belongs to another."""
        kept = {text.address: entry for text in texts if (entry := self._kept(text))}
        entries = [
            kept.get(text.address) or self._edited(text) or CatalogueEntry(text.address, text.source) for text in texts
        ]
        gone = (entry for entry in self.known.values() if entry.key not in self.used and entry.translation)
        obsolete = (replace(entry, is_obsolete=True, previous=None) for entry in gone)
        return replace(self.catalogue, entries=(*entries, *obsolete))

    def _kept(self, text: ReaderText) -> CatalogueEntry | None:
        """Return the entry of an unchanged text, at its address or at one it had before."""
        for address in (text.address, *text.formerly):
            found = self.known.get((address, text.source))
            if found and found.key not in self.used:
                self.used.add(found.key)
                return replace(found, address=text.address, is_obsolete=False)
        return None

    def _edited(self, text: ReaderText) -> CatalogueEntry | None:
        """Return the translation of what stood at the address; it stays as obsolete too: that text may come back."""
        there = (entry for address in (text.address, *text.formerly) for entry in self.active[address])
        found = next((entry for entry in there if entry.key not in self.used), None)
        if found is None:
            return None
        if found.is_fuzzy:
            self.used.add(found.key)
        before = found.previous if found.is_fuzzy and found.previous else found.source
        return replace(found, address=text.address, source=text.source, is_fuzzy=True, previous=before)
