"""Spell out terms and claims in the pages written by hand."""

from collections.abc import Collection, Iterator
from functools import partial

from ..core.problems import Location, Problem
from ..planning.handbook import ProsePage
from ..rules.passages import Passage, place_as_typed
from ..sources.prose_files import WrittenPage
from ..text.claims import MARKER, Grades, cite, unknown_claim
from ..text.escaping import clean, encode
from ..text.markup.unsafe_pages import unsafe_in_page
from ..text.markup.unsafe_texts import unsafe_in_text, unsafe_markup
from ..text.terms import Words, unknown_term, word_text


class PageWriter:
    """Turns pages as written into pages as shown; keeps the problems and the passages met on the way."""

    def __init__(self, words: Words, grades: Grades) -> None:
        self._words, self._grades = words, grades
        self._encoded = {form: encode(clean(text)) for form, text in words.items()}
        self.problems: list[Problem] = []
        self.passages: list[Passage] = []

    def shown(self, page: WrittenPage) -> ProsePage:
        """Return a page with its references spelled out and its markers as links to the claims."""
        head = page.head
        worded = word_text(page.markdown, self._encoded, partial(self._unknown_term, page, page.markdown))
        self.passages.extend(_passages(page, worded))
        up = "../" * page.path.count("/")
        markdown = cite(
            worded, self._grades, evidence=f"{up}evidence.md", unknown=partial(self._unknown_claim, page, worded)
        )
        shown = ProsePage(
            path=page.path,
            title=self._in_head(page, head.title),
            markdown=markdown,
            job=self._in_head(page, head.job) if head.job else None,
            review=head.review,
            order=head.order or 999,
            places=tuple(_places(page, worded)),
        )
        unworded = {found.location.line for found in self.problems if found.location.path == page.shown}
        self.problems.extend(_unsafe(page, shown, unworded))
        return shown

    def _in_head(self, page: WrittenPage, text: str) -> str:
        def unknown(name: str, offset: int) -> None:
            self.problems.append(unknown_term(name, Location(page.shown, 2), self._words))

        return word_text(text, self._words, unknown)

    def _unknown_term(self, page: WrittenPage, text: str, name: str, offset: int) -> None:
        self.problems.append(unknown_term(name, _place(page, text, offset), self._words))

    def _unknown_claim(self, page: WrittenPage, text: str, name: str, offset: int) -> None:
        self.problems.append(unknown_claim(name, _place(page, text, offset), self._grades))


def _place(page: WrittenPage, text: str, offset: int) -> Location:
    return place_as_typed(page.markdown, text, offset, Location(page.shown, page.line))


def _places(page: WrittenPage, worded: str) -> Iterator[Location]:
    """Yield where each line of a page as shown begins: a marker takes the line break before it away."""
    number = page.line
    for line in MARKER.sub(lambda marker: "\0" * marker[0].count("\n"), worded).split("\n"):
        yield Location(page.shown, number)
        number += 1 + line.count("\0")


def _unsafe(page: WrittenPage, shown: ProsePage, unworded: Collection[int]) -> Iterator[Problem]:
    """Yield a problem for all that a page, or what it says that it is for, may not hold; lines with unknown terms have
    enough."""
    typed = page.markdown.split("\n")
    for line, unsafe in unsafe_in_page(shown.markdown, lambda: shown.pieces):
        place = shown.places[min(line, len(shown.places) - 1)]
        if place.line in unworded:  # braces with no known term in them read as attributes
            continue
        column = typed[place.line - page.line].casefold().find(unsafe.source.casefold())
        yield unsafe_markup(unsafe, place._replace(column=max(column, 0) + 1))
    for unsafe in unsafe_in_text(shown.job or ""):
        yield unsafe_markup(unsafe, Location(page.shown, 2))


def _passages(page: WrittenPage, markdown: str) -> Iterator[Passage]:
    """Yield the blocks of a page between empty lines; fenced code is nobody's prose."""
    start, block, fenced = page.line, list[tuple[str, str]](), False
    lines = [*zip(markdown.split("\n"), page.markdown.split("\n"), strict=True), ("", "")]
    for number, (line, typed) in enumerate(lines, start=page.line):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif line.strip() and not fenced:
            start = start if block else number
            block.append((line, typed))
            continue
        if block:
            text, as_typed = ("\n".join(part) for part in zip(*block, strict=True))
            yield Passage(text, Location(page.shown, start), page.path, as_typed)
            block = []
