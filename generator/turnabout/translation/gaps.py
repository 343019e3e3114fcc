"""Tell what a language lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..core.problems import Location, Problem
from .catalogue import Catalogue
from .texts import ReaderText
from .words import ready_in


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many texts there are, the addresses of those without a translation, and of those somebody must look at."""

    texts: int
    missing: tuple[str, ...]
    fuzzy: tuple[str, ...]


def i18n_gaps(texts: Iterable[ReaderText], catalogues: Sequence[Catalogue]) -> Gaps:
    """Return which texts would show in the language of the source, in file order."""
    ready = ready_in(catalogues)
    fuzzy = {entry.key for c in catalogues for entry in c.entries if entry.is_fuzzy and entry.translation}
    every = tuple(texts)
    lacking = [text for text in every if (text.address, text.source) not in ready]
    return Gaps(
        texts=len(every),
        missing=tuple(text.address for text in lacking if (text.address, text.source) not in fuzzy),
        fuzzy=tuple(text.address for text in lacking if (text.address, text.source) in fuzzy),
    )


def gap_warning(gaps: Gaps, catalogue: Catalogue, language: str) -> Problem | None:
    """Return one warning for all that a language lacks, at the first of it in the file; None where it lacks nothing."""
    if not gaps.missing and not gaps.fuzzy:
        return None
    first = (gaps.missing or gaps.fuzzy)[0]
    entries = (entry for entry in catalogue.entries if entry.address == first and not entry.is_obsolete)
    place = next((entry.location for entry in entries), Location(catalogue.path))
    hint = f"run turnabout i18n update {language}, then translate the file in Poedit or Excel"
    return Problem(place, "not-translated", f"{_counted(gaps)}; the first is {first!r}", hint, severity="warning")


def _counted(gaps: Gaps) -> str:
    missing, fuzzy = len(gaps.missing), len(gaps.fuzzy)
    if not missing:
        return f"{fuzzy} of {gaps.texts} texts {'is' if fuzzy == 1 else 'are'} still to be checked"
    said = f"{missing} of {gaps.texts} texts {'has' if missing == 1 else 'have'} no translation"
    return f"{said} and {fuzzy} {'is' if fuzzy == 1 else 'are'} still to be checked" if fuzzy else said
