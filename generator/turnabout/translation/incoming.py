"""Take translations that came back into a catalogue, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..core.problems import Problem, did_you_mean, in_short, one_of
from .apply import faults
from .catalogue import Catalogue, CatalogueEntry
from .table import DONE, MISSING, STATES, TO_CHECK, TranslationRow
from .texts import ReaderText
from .words import form_text, language_words, ready_in


def rows_of(catalogue: Catalogue) -> tuple[TranslationRow, ...]:
    """Return the entries of a catalogue as rows, obsolete ones left out."""
    return tuple(
        TranslationRow(entry.address, entry.source, entry.translation, _state(entry), entry.location)
        for entry in catalogue.entries
        if not entry.is_obsolete
    )


def with_rows(
    catalogue: Catalogue,
    rows: Iterable[TranslationRow],
    texts: Sequence[ReaderText],
    others: Sequence[Catalogue],
    language: str,
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return an up-to-date catalogue with the translations of rows in it, and what is wrong with them.

    A row without a translation changes nothing. `others` are the catalogues that a text is looked up in afterwards.
    """
    return _Incoming(catalogue, texts).taken(tuple(row for row in rows if row.translation.strip()), others, language)


class _Incoming:
    def __init__(self, catalogue: Catalogue, texts: Sequence[ReaderText]) -> None:
        self.catalogue, self.texts = catalogue, texts
        self.by_address = {text.address: text for text in texts}
        self.entries = {entry.address: entry for entry in catalogue.entries if not entry.is_obsolete}
        self.problems: list[Problem] = []

    def taken(
        self, rows: tuple[TranslationRow, ...], others: Sequence[Catalogue], language: str
    ) -> tuple[Catalogue, tuple[Problem, ...]]:
        sound = self._sound(rows)
        for text, row in sound.values():
            self.entries[text.address] = self._entry(text, row)
        obsolete = tuple(entry for entry in self.catalogue.entries if entry.is_obsolete)
        made = replace(self.catalogue, entries=(*self.entries.values(), *obsolete))
        words = language_words(self.texts, ready_in((made, *others)), language)
        for text, row in sound.values():
            if row.state != TO_CHECK:
                self.problems.extend(faults(text, self.entries[text.address].translation, row.location, words))
        return made, tuple(self.problems)

    def _sound(self, rows: tuple[TranslationRow, ...]) -> Mapping[str, tuple[ReaderText, TranslationRow]]:
        sound: dict[str, tuple[ReaderText, TranslationRow]] = {}
        for row in rows:
            text = self._text(row)
            problem = self._misfit(row, text)
            if problem is None and row.address in sound:
                first = sound[row.address][1].location.line
                message = f"{row.address!r} stands here a second time; the first is in line {first}"
                problem = Problem(row.location, "csv-syntax", message, "delete one of them")
            if problem:
                self.problems.append(problem)
            elif text:
                sound[row.address] = (text, row)
        return sound

    def _text(self, row: TranslationRow) -> ReaderText | None:
        """A form of a term may come in that no translation has asked for yet."""
        term, _, form = row.address.partition("/forms/")
        one = self.by_address.get(f"{term}/one") if form and term.startswith("terms/") else None
        return self.by_address.get(row.address) or (form_text(one, form) if one else None)

    def _misfit(self, row: TranslationRow, text: ReaderText | None) -> Problem | None:
        if text is None:
            message = f"{row.address!r} is the address of no text that is translated here"
            hint = did_you_mean(row.address, self.by_address) or "export the table again"
            return Problem(row.location, "unknown-address", message, hint)
        if _lines(row.source) != _lines(text.source):
            message = f"the source of {row.address!r} is now {in_short(text.source)!r}"
            return Problem(row.location, "source-changed", message, "export again, and translate the text as it is now")
        if row.state and row.state not in STATES:
            message = f"state {row.state!r} is not one of: {one_of(STATES)}"
            return Problem(row.location, "not-allowed", message, did_you_mean(row.state, STATES))
        return None

    def _entry(self, text: ReaderText, row: TranslationRow) -> CatalogueEntry:
        """A last line break that a spreadsheet lost is put back: gettext wants both texts to end alike."""
        found = self.entries.get(text.address) or CatalogueEntry(text.address, text.source)
        end = "\n" if text.source.endswith("\n") and not row.translation.endswith("\n") else ""
        is_fuzzy = row.state == TO_CHECK
        previous = found.previous if is_fuzzy else None
        return replace(found, translation=_lines(row.translation) + end, is_fuzzy=is_fuzzy, previous=previous)


def _state(entry: CatalogueEntry) -> str:
    if not entry.translation.strip():
        return MISSING
    return TO_CHECK if entry.is_fuzzy else DONE


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
