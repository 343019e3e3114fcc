"""The words of a language: its terms, and the further forms of each, such as {mentor.dative}.

A form is an entry of its own: its address is `terms/mentor/forms/dative`, its source the word for one mentor.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..text.terms import Words, references, words_of
from .catalogue import Catalogue, CatalogueEntry, Key
from .files import is_english
from .texts import ReaderText

_FORM = re.compile(r"terms/([^/]+)/forms/([a-z0-9][a-z0-9-]*)")
_WITH_ARTICLE = re.compile(r"[aA]n? (.+)")

Ready = Mapping[Key, CatalogueEntry]
"""Translations that can be shown, by address and source."""


def ready_in(catalogues: Iterable[Catalogue]) -> Ready:
    """Return what several catalogues have ready; the first that has a translation wins."""
    ready: dict[Key, CatalogueEntry] = {}
    for catalogue in catalogues:
        ready = {**catalogue.ready(), **ready}
    return ready


def language_words(texts: Iterable[ReaderText], ready: Ready, language: str) -> Words:
    """Return every form of every term in a language; a term without a translation keeps its own words.

    Outside English, {a mentor} is the form `a` of the term, as no rule of ours knows its article.
    """
    terms, forms = _terms(texts, ready)
    words = dict(words_of(terms, forms))
    if not is_english(language):
        for name in terms:
            for a in ("a", "A"):
                words.pop(f"{a} {name}")
                if f"{name}.a" in forms:
                    words[f"{a} {name}"] = words[name.capitalize() + ".a" if a == "A" else f"{name}.a"]
    return words


def form_address(reference: str) -> str | None:
    """Return the address at which the words of a reference such as mentor.dative or `a mentor` belong; None of one that
    asks for no form."""
    name = reference[0].lower() + reference[1:]
    with_article = _WITH_ARTICLE.fullmatch(name)
    if with_article:
        return f"terms/{with_article[1]}/forms/a"
    term, dot, form = name.partition(".")
    return f"terms/{term}/forms/{form}" if dot else None


def with_forms(texts: Iterable[ReaderText], catalogues: Iterable[Catalogue], language: str) -> Iterator[ReaderText]:
    """Yield texts, and after the word for one of each term the forms that translations have or ask for."""
    wanted = _wanted(catalogues, language)
    for text in texts:
        yield text
        if text.path[0] == "terms" and text.path[-1] == "one":
            former = [address.split("/")[1] for address in text.formerly]
            names = {form for term in (str(text.path[1]), *former) for form in wanted[term]}
            yield from (form_text(text, form) for form in sorted(names))


def form_text(one: ReaderText, form: str) -> ReaderText:
    """Return a form of a term as a text to translate, given the word for one."""
    term = str(one.path[1])
    former = tuple(f"{address.removesuffix('/one')}/forms/{form}" for address in one.formerly)
    return ReaderText(("terms", term, "forms", form), one.scalar, one.most, former)


def _terms(texts: Iterable[ReaderText], ready: Ready) -> tuple[Mapping[str, tuple[str, str]], Mapping[str, str]]:
    spelled: dict[str, dict[str, str]] = defaultdict(dict)
    ones: dict[str, str] = {}
    for text in texts:
        if text.is_term:
            term, number = str(text.path[1]), str(text.path[-1])
            found = ready.get((text.address, text.source))
            spelled[term][number] = found.translation if found else text.source
            if number == "one":
                ones[term] = text.source
    terms = {name: (words["one"], words["many"]) for name, words in spelled.items() if len(words) == 2}
    forms = {}
    for (address, source), entry in ready.items():
        found_form = _FORM.fullmatch(address)
        if found_form and source == ones.get(found_form[1]):
            forms[f"{found_form[1]}.{found_form[2]}"] = entry.translation
    return terms, forms


def _wanted(catalogues: Iterable[Catalogue], language: str) -> Mapping[str, set[str]]:
    """The names of forms by term."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in (entry for catalogue in catalogues for entry in catalogue.entries if not entry.is_obsolete):
        own = (entry.address,) if entry.translation else ()
        for address in (*own, *_asked_for(entry.translation, language)):
            found = _FORM.fullmatch(address)
            if found:
                wanted[found[1]].add(found[2])
    return wanted


def _asked_for(translation: str, language: str) -> Iterator[str]:
    for reference in references(translation):
        address = form_address(reference)
        if address and not (is_english(language) and address.endswith("/forms/a")):
            yield address
