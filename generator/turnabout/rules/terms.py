"""A client may rename a term, so no text of a base has it as a bare word."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..core.nodes import Node, Scalar, place_inside
from ..core.problems import Location, Problem
from ..model.wording import Term
from ..sources.prose_files import WrittenPage
from ..translation.texts import ReaderText, reader_texts

_NOT_OURS = ("claims", "brand")
"""Sections that say what others found, or what somebody is called."""

_CODE = r"^[ \t]*(?:```|~~~).*?(?:^[ \t]*(?:```|~~~)|\Z)|<!--.*?(?:-->|\Z)|<[^<>\s]+>|`[^`]+`"
_NO_PROSE = re.compile(
    _CODE + r"|\{[^{}\n]*\}|\[@[^\[\]]*\]"
    r"|\]\([^()\n]*\)|^\[[^\[\]\n]+\]:\s+\S+|https?://\S+",
    re.MULTILINE | re.DOTALL,
)
"""Code, comments, references to terms and claims, and where links lead."""

_MARKED = re.compile(r"[`<\[\]]|~~~|https?://")
_REFERENCE = re.compile(r"\{[^{}\n]*\}")
"""All that is no prose in a text that has none of the marks."""

_ARTICLE = re.compile(r"[aA]n?\s+\{")
_OUTSIDE = re.compile(
    rf"(?P<no>{_CODE}|\{{\{{)|(?<![^\W_])(?P<article>[aA]n?)\s+\{{(?P<name>[a-z][a-z-]*)\}}", re.MULTILINE | re.DOTALL
)
"""An article in front of a reference: whether it is a or an depends on the word of the client."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A word that a term has, for one or for many."""

    term: str
    word: str
    is_many: bool


def bare_terms(terms: Mapping[str, Term], source: Node, pages: Iterable[WrittenPage]) -> Iterator[tuple[str, Problem]]:
    """Yield a problem, with the address of its text, for each term that stands where a reference belongs.

    `source` is the tree before its references are spelled out.
    """
    finder = _Finder(terms)
    for text in reader_texts(source):
        if not text.is_term and text.path[0] not in _NOT_OURS:
            for problem in finder.in_text(text):
                yield "/".join(map(str, text.path)), problem
    for page in pages:
        for problem in finder.in_page(page):
            yield page.path, problem


class _Finder:
    """Finds the words of all terms in texts as they are typed."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        forms = [
            _Form(name, " ".join(word.split()), is_many)
            for name, term in terms.items()
            for word, is_many in ((term.one, False), (term.many, True))
        ]
        self._forms = {_key(form.word): form for form in reversed(forms) if form.word}
        self._names = frozenset(terms)
        words = "|".join(_pattern(word) for word in sorted(self._forms, key=len, reverse=True)) or r"(?!)"
        # With nothing in front of the words it is ten times as fast, and nearly always enough.
        spellings = "|".join(spelling for word in self._forms for spelling in _spellings(word))
        self._maybe = re.compile(rf"(?:{spellings or '(?!)'})(?![^\W_])")
        self._term = re.compile(rf"(?<![^\W_]|-)(?:([aA]n?)\s+)?({words})(?![^\W_]|-)")

    def in_text(self, text: ReaderText) -> Iterator[Problem]:
        if bare := list(self._found(text.source)):
            typed = [found.start(2) for found in self._found(text.scalar.typed)]
            yield from map(self._problem, bare, _places(text.scalar, typed, len(bare)))
        if articles := list(self._outside(text.source)):
            typed = [found.start() for found in self._outside(text.scalar.typed)]
            yield from map(_article_outside, articles, _places(text.scalar, typed, len(articles)))

    def in_page(self, page: WrittenPage) -> Iterator[Problem]:
        for text in (page.head.title, page.head.job or ""):
            for found in self._found(text):
                yield self._problem(found, Location(page.shown, 2))
            for found in self._outside(text):
                yield _article_outside(found, Location(page.shown, 2))
        lines = [0, *(found.end() for found in re.finditer(r"\n", page.markdown))]

        def place(offset: int) -> Location:
            number = bisect(lines, offset) - 1
            return Location(page.shown, page.line + number, offset - lines[number] + 1)

        yield from (self._problem(found, place(found.start(2))) for found in self._found(page.markdown))
        yield from (_article_outside(found, place(found.start())) for found in self._outside(page.markdown))

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """What is no prose is blanked first, so that every offset stays."""
        no_prose = _NO_PROSE if _MARKED.search(text) else _REFERENCE if "{" in text else None
        prose = no_prose.sub(lambda found: "\0" * len(found.group()), text) if no_prose else text
        return self._term.finditer(prose) if self._maybe.search(prose) else iter(())

    def _outside(self, text: str) -> Iterator[re.Match[str]]:
        """An article belongs to one: {a mentor}, and not to {mentors}."""
        if "{" not in text or not _ARTICLE.search(text):
            return iter(())
        return (found for found in _OUTSIDE.finditer(text) if found["name"] in self._names)

    def _problem(self, found: re.Match[str], where: Location) -> Problem:
        article, word = found[1], " ".join(found[2].split())
        form = self._forms[_key(word)]
        reference, instead_of = f"{form.term}s" if form.is_many else form.term, ""
        if article and not form.is_many:
            reference, instead_of = f"{article[0]} {reference}", f" for '{article} {word}'"
        elif word[0] != form.word[0] and word[0].isupper():
            reference = reference[0].upper() + reference[1:]
        message = f"{word!r} is a term: a client may call it otherwise"
        return Problem(where, "bare-term", message, f"write {{{reference}}}{instead_of}")


def _places(scalar: Scalar, offsets: list[int], count: int) -> list[Location]:
    """An escape such as \\n before a word hides it in the text as typed."""
    found = [place_inside(scalar, offset) for offset in offsets[:count]]
    return found + [scalar.location] * (count - len(found))


def _article_outside(found: re.Match[str], where: Location) -> Problem:
    article, name = found["article"], found["name"]
    message = f"{article!r} stands outside {{{name}}}: a client's word may take another article"
    return Problem(where, "bare-term", message, f"write {{{article[0]} {name}}}")


def _key(word: str) -> str:
    return word[0].lower() + word[1:] if word else ""


def _spellings(word: str) -> tuple[str, str]:
    """Return patterns that begin with a letter each, which is what makes a search fast."""
    others = r"\s+".join(map(re.escape, word[1:].split(" ")))
    return re.escape(word[0]) + others, re.escape(word[0].upper()) + others


def _pattern(word: str) -> str:
    first, *others = word.split()
    initial = f"(?:{re.escape(first[0])}|{re.escape(first[0].upper())})"
    return r"\s+".join([initial + re.escape(first[1:]), *map(re.escape, others)])
