"""Put translations into the tree of a curriculum, and say what is wrong with them."""

import re
from collections.abc import Collection, Iterator, Sequence

from ..core.nodes import Path, Table, with_scalars
from ..core.problems import Location, Problem
from ..text.claims import MARKER
from ..text.terms import Words, references, term_of, unknown_term, word_text
from .catalogue import Catalogue
from .texts import ReaderText, reader_texts
from .words import form_address, language_words, ready_in


def translate(node: Table, catalogues: Sequence[Catalogue], language: str) -> tuple[Table, tuple[Problem, ...]]:
    """Return a tree in a language, and what is wrong with the translations; the first catalogue that has one wins.

    A text shows its translation if its source is exactly the translation's and nobody has to look at it. Every other
    text stays as it is, with its references: these read in the language of the source. A text keeps its location.
    """
    texts = tuple(reader_texts(node))
    ready = ready_in(catalogues)
    words = language_words(texts, ready, language)
    shown: dict[Path, str] = {("language",): language}
    problems: list[Problem] = []
    for text in texts:
        entry = ready.get((text.address, text.source))
        if entry:
            found = tuple(faults(text, entry.translation, entry.location, words))
            problems.extend(found)
            if not found:
                shown[text.path] = entry.translation if text.is_term else _spelled(entry.translation, words)
    translated = with_scalars(node, lambda path, scalar: scalar._replace(text=shown.get(path, scalar.text)))
    return (translated if isinstance(translated, Table) else node), tuple(problems)


def faults(text: ReaderText, translation: str, place: Location, words: Words) -> Iterator[Problem]:
    """Yield what is wrong with a translation: words that the language lacks, references unlike the source's, length."""
    if text.most and len(translation) > text.most:
        message = f"the translation of {text.address!r} has {len(translation)} signs; {text.most} are allowed"
        yield Problem(place, "not-allowed", message, "write it shorter")
    if text.is_term or text.is_form:
        return
    unknown: list[str] = []
    word_text(translation, words, lambda name, offset: unknown.append(name))
    yield from (_unknown(name, place, words) for name in unknown)
    for kind, ours, theirs in _references(text.source, translation, _terms(words)):
        if ours != theirs and not unknown:
            yield _differ(text.address, place, kind, ours, theirs)


def _references(source: str, translation: str, terms: Collection[str]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield, of terms and of claims, how each is written and which ones both texts refer to."""
    named = [{term for name in references(text) if (term := term_of(name, terms))} for text in (source, translation)]
    yield "{%s}", named[0], named[1]
    claims = [set(MARKER.findall(text)) for text in (source, translation)]
    yield "[@%s]", claims[0], claims[1]


def _differ(address: str, place: Location, kind: str, ours: set[str], theirs: set[str]) -> Problem:
    lost, more = ((", ".join(kind % name for name in sorted(names))) for names in (ours - theirs, theirs - ours))
    said = [f"lacks {lost}" if lost else "", f"has {more}, which the source has not" if more else ""]
    message = f"the translation of {address!r} {' and '.join(part for part in said if part)}"
    hint = "keep what the source refers to, in any form: {mentor}, {mentors}, {mentor.dative}"
    return Problem(place, "references-differ", message, hint if "{" in kind else "keep each [@claim], and add none")


def _unknown(name: str, place: Location, words: Words) -> Problem:
    address = form_address(name)
    term = term_of(name, _terms(words))
    if not address or not term:
        return unknown_term(name, place, words)
    message = f"{{{name}}} has no words in this language"
    return Problem(place, "unknown-term", message, f"run turnabout i18n update, then translate {address}")


def _terms(words: Words) -> Collection[str]:
    """The ids of terms: the keys that are in small letters and have a plural."""
    return {name for name in words if f"{name}s" in words and " " not in name and name[0].islower()}


def _spelled(translation: str, words: Words) -> str:
    """Spell references out now, and double all braces that are left: the words put in later are the source's."""
    worded = word_text(translation, words, lambda name, offset: None)
    return re.sub(r"[{}]", lambda brace: brace[0] * 2, worded)
