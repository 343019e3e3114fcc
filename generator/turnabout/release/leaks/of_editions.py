"""Look in a built handbook for what only the facilitator's edition may hold."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from ...core.nodes import Path as NodePath
from ...core.nodes import scalars
from ...core.problems import Location, Problem
from ...planning.audience_folders import is_for
from ...planning.handbook import ProsePage
from ...reading.reading import Reading
from ...sources.workspace import shipped
from .kept_texts import Texts
from .passages import Belonging, blocks, cut, runs_in, shown, told
from .searching import Search
from .word_runs import Run, Sayings, runs_of, words_in

_PART = 3
"""Runs of a sentence, one after the other: seven words in a row."""

_CODE = re.compile(r"^( *)(```+|~~~+) *(?!text\b|txt\b)\w.*?^\1\2 *$", re.MULTILINE | re.DOTALL)
"""Files that a page shows, such as changes of a client, are nobody's sentences."""

Belongings = tuple[Belonging, ...]
"""The sentences of a paragraph."""

_NOBODY = ""
"""Whose the texts are: the edition has no name of a client."""


def edition_leaks(reading: Reading, site: Path, texts: Texts) -> tuple[Problem, ...]:
    """Search a handbook for the pages of HR and consultants, the notes and the answer keys of the same curriculum.

    What is said to everybody as well is no leak. Returns one problem for each text.
    """
    common, for_all = Sayings(_of_the_curriculum(reading)), Sayings(_of_open_pages(reading))
    secrets: dict[Run, dict[Belonging, None]] = {}
    for run, thing in chain(_only_in(_notes_and_keys(reading), for_all), _new_in(_closed_pages(reading), for_all)):
        if not common.has(run):
            secrets.setdefault(run, {})[thing] = None
    wanted = {run: tuple(things) for run, things in secrets.items()}
    met = Search(wanted).met(site, texts)
    found = told(met, wanted)
    return tuple(_problem(thing, files) for thing in found if (files := _files(thing, found[thing], wanted, met)))


def _files(
    thing: Belonging, runs: tuple[Run, ...], wanted: Mapping[Run, object], met: Mapping[Run, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the files that hold a sentence, or a good part of it: who writes for HR writes for all others as well, and
    a few words in a row come together by chance."""
    own = sum(run in wanted for run in runs_of(words_in(shown(thing.text, {}))))
    least = min(_PART, own)
    files = Counter(file for run in runs for file in met[run])
    return tuple(sorted(file for file, number in files.items() if 0 < least <= number))


def _new_in(passages: Iterable[Belongings], said: Sayings) -> Iterator[tuple[Run, Belonging]]:
    return ((run, thing) for passage in passages for run, thing in runs_in(passage, {}) if not said.has(run))


def _only_in(passages: Iterable[Belongings], said: Sayings) -> Iterator[tuple[Run, Belonging]]:
    """A note may quote a page that everybody reads; one that stands there whole got there by a slip."""
    for passage in passages:
        found = tuple(runs_in(passage, {}))
        is_copied = all(said.has(run) for run, _ in found)
        yield from (one for one in found if is_copied or not said.has(one[0]))


def _notes_and_keys(reading: Reading) -> Iterator[Belongings]:
    for path, text in scalars(reading.shown):
        if _is_note(path) or _is_key(path):
            yield from blocks(Belonging(_NOBODY, html.unescape(text.text), text.location))


def _closed_pages(reading: Reading) -> Iterator[Belongings]:
    for page in reading.prose:
        if not _is_open(page, reading):
            yield from ((Belonging(_NOBODY, text, page.places[0]),) for text in _head_of(page))
            prose = Belonging(_NOBODY, _CODE.sub(_empty_lines, page.markdown), Location(page.path))
            for passage in blocks(prose, has_lines=True):
                yield tuple(_in_its_file(sentence, page) for sentence in passage)


def _empty_lines(code: re.Match[str]) -> str:
    return "\n" * code[0].count("\n")


def _in_its_file(sentence: Belonging, page: ProsePage) -> Belonging:
    return Belonging(_NOBODY, html.unescape(sentence.text), page.places[sentence.where.line - 1])


def _of_the_curriculum(reading: Reading) -> Iterator[str]:
    """What everybody may read, with the words of templates: a key may repeat the text that it judges."""
    for path, text in scalars(reading.shown):
        if not (_is_note(path) or _is_key(path)):
            yield _plain(text.text)
    for folder in ("templates/site", "templates/print", "templates/word"):
        yield from (file.read_text("utf-8") for file in sorted((shipped() / folder).glob("*.*")) if file.is_file())


def _of_open_pages(reading: Reading) -> Iterator[str]:
    for page in reading.prose:
        if _is_open(page, reading):
            yield from map(_plain, (*_head_of(page), page.markdown))


def _is_open(page: ProsePage, reading: Reading) -> bool:
    return is_for(page.path, "handbook", reading.curriculum, reading.audiences)


def _plain(text: str) -> str:
    return html.unescape(shown(text, {}))


def _head_of(page: ProsePage) -> tuple[str, ...]:
    return (page.title, page.job) if page.job else (page.title,)


def _is_note(path: NodePath) -> bool:
    return path[0] == "modules" and path[2:3] == ("activities",) and path[4:] == ("note",)


def _is_key(path: NodePath) -> bool:
    return path[-1] == "key" and "fields" in path


def _problem(thing: Belonging, files: tuple[str, ...]) -> Problem:
    others = f" and in {len(files) - 1} more" if files[1:] else ""
    return Problem(
        thing.where,
        "edition-leak",
        f"{cut(thing.text)!r} is for the facilitator's edition alone and stands in {files[0]} of the handbook{others}",
        "take it out of the pages, papers and templates of the handbook; nothing was delivered",
    )
