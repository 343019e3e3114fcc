"""Put a curriculum's own words where its texts refer to them: {mentor}, {mentors}, {Mentor}, {a mentor}.

A translation may refer to other forms of a word by a name of their own: {mentor.dative}, {Mentor.dative}.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice

from ..core.nodes import NOTHING, Node, Path, Scalar, Table, find, place_inside, with_scalars
from ..core.problems import Location, Problem, did_you_mean

_REFERENCE = re.compile(r"\{\{|\}\}|\{((?:[aA]n? )?[A-Za-z][A-Za-z-]*(?:\.[a-z0-9][a-z0-9-]*)?)\}")
_INITIALS = re.compile(r"([A-Z])[A-Z0-9]{0,2}(?![a-zA-Z])")
_LIKE_YOU_OR_WON = re.compile(r"eu|ewe|one\b|once\b|uni(?![nm])|us[aeu]|uti|ura|ubi", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûü]|hour|honest|honou?r|heir|8|(?:11|18)(?!\d)", re.IGNORECASE)

_WORDS_OF_A_TERM = frozenset({"one", "many"})

Words = Mapping[str, str]
"""Every form that a reference may take, with what it reads as."""


def words_of(terms: Mapping[str, tuple[str, str]], forms: Mapping[str, str] | None = None) -> Words:
    """Spell out all forms of terms given as (one, many) by id, and further forms given by id.name."""
    spelled = dict[str, str]()
    for name, (one, many) in terms.items():
        spelled |= {name: one, f"{name}s": many, f"a {name}": f"{article(one)} {one}"}
    words = dict[str, str]()
    for key, text in (spelled | dict(forms or {})).items():
        words[key] = text
        words[key[0].upper() + key[1:]] = text[0].upper() + text[1:]
    return words


def term_words(node: Node) -> Words:
    """Spell out all forms of the terms of a curriculum.

    A term that does not read stands in for itself, or every reference to it would be a problem too.
    """
    terms = find(node, ("terms",))
    forms = {}
    for name, entry in terms.entries.items() if isinstance(terms, Table) else ():
        one, many = find(entry, ("one",)), find(entry, ("many",))
        forms[name] = (name, name)
        if isinstance(one, Scalar) and isinstance(many, Scalar) and one.text and many.text:
            forms[name] = (one.text, many.text)
    return words_of(forms)


def references(text: str) -> Iterator[str]:
    """Yield each reference of a text as it stands between its braces."""
    return (found.group(1) for found in _REFERENCE.finditer(text) if found.group(1))


def term_of(reference: str, terms: Collection[str]) -> str | None:
    """Return the term that a reference names in any of its forms, or None where it names none."""
    name = re.sub(r"^[aA]n? ", "", reference).partition(".")[0]
    name = name[0].lower() + name[1:]
    return next((term for term in (name, name.removesuffix("s")) if term in terms), None)


def article(word: str) -> str:
    """Return a or an, by the sound that a word begins with."""
    initials = _INITIALS.match(word)
    if initials:
        return "an" if initials.group(1) in "AEFHILMNORSX" else "a"
    return "an" if _VOWEL.match(word) and not _LIKE_YOU_OR_WON.match(word) else "a"


def word_text(text: str, words: Words, unknown: Callable[[str, int], None]) -> str:
    """Return a text with its references spelled out and doubled braces single.

    `unknown` hears of each reference that names no term, and of its offset.
    """

    def spell(found: re.Match[str]) -> str:
        name = found.group(1)
        if name is None:
            return found.group()[0]
        form = re.sub(r"^([aA])n ", r"\1 ", name)
        if form not in words:
            unknown(name, found.start())
            return found.group()
        return words[form]

    return _REFERENCE.sub(spell, text) if "{" in text or "}" in text else text


def word_nodes(node: Node, words: Words, *, known: Mapping[int, Node] = NOTHING) -> tuple[Node, tuple[Problem, ...]]:
    """Return a tree with the references in all its texts spelled out, and a problem for each that is unknown.

    What has no reference in it stays the same object; nodes that are `known` are not read again.
    """
    problems: list[Problem] = []

    def worded(path: Path, scalar: Scalar) -> Scalar:
        refers = "{" in scalar.text or "}" in scalar.text
        return _worded(scalar, words, problems) if refers and not _is_plain(path) else scalar

    return with_scalars(node, worded, known=known), tuple(problems)


def unknown_term(name: str, place: Location, words: Words) -> Problem:
    """Say that a reference names no term."""
    hint = did_you_mean(name, words) or f"double the braces to print them: {{{{{name}}}}}"
    return Problem(place, "unknown-term", f"{{{name}}} names no term of this curriculum", hint)


def _is_plain(path: Path) -> bool:
    """The words of a term refer to nothing, and the places of a label to no term."""
    return path[:1] == ("labels",) or (path[:1] == ("terms",) and not _WORDS_OF_A_TERM.isdisjoint(path[1:]))


def _worded(scalar: Scalar, words: Words, problems: list[Problem]) -> Scalar:
    def report(name: str, offset: int) -> None:
        nth = scalar.text.count(f"{{{name}}}", 0, offset)
        problems.append(unknown_term(name, _inside(scalar, name, nth), words))

    return scalar._replace(text=word_text(scalar.text, words, report))


def _inside(node: Scalar, name: str, nth: int) -> Location:
    """Find a reference in the text as typed, where lines may break at any space of it."""
    pattern = r"\{" + r"\s+".join(map(re.escape, name.split())) + r"\}"
    found = next(islice(re.finditer(pattern, node.typed), nth, None), None)
    return place_inside(node, found.start()) if found else node.location
