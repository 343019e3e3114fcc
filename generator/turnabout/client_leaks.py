"""Look in what was built for each client for what belongs to another."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .customising import Customised, Customiser
from .loading.prose_files import read_prose
from .loading.workspace import Workspace, open_workspace, shipped
from .nodes import Node, scalars
from .pdf_text import pdf_text
from .problems import Location, Problem
from .wording import term_words, word_text

_RUN = 5
"""Words in a row that two clients do not write by chance."""

_READ = (".html", ".json", ".js", ".xml", ".txt", ".md", ".svg", ".css")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one client, and where it was written; of a name every word counts, of a sentence five in a row."""

    client: str
    text: str
    where: Location
    is_name: bool = False


Runs = Mapping[tuple[str, ...], Text]
"""Runs of words that exactly one client owns."""


def client_leaks(root: Path, outputs: Mapping[str, Path]) -> tuple[Problem, ...]:
    """Search every output for names and sentences that exactly one other client owns; `outputs` are folders by client
    or variant. Returns one problem for each text and each client that shows it."""
    if len({_company(name) for name in outputs}) < 2:
        return ()
    workspace, _ = open_workspace(root)
    owned = _owned(workspace, outputs)
    longest = max((len(run) for run in owned), default=0)
    found: dict[tuple[Text, str], str] = {}
    for name, folder in outputs.items():
        for file, words in _texts_of(folder):
            for text in _met(words, owned, longest):
                if text.client != _company(name):
                    found.setdefault((text, name), file)
    return tuple(_problem(text, name, file) for (text, name), file in found.items())


def _company(name: str) -> str:
    """A client and its variants are one company."""
    return name.partition("/")[0]


def _problem(text: Text, name: str, file: str) -> Problem:
    shown = " ".join(text.text.split())
    cut = shown if len(shown) <= 100 else f"{shown[:99]}…"
    return Problem(
        text.where,
        "client-leak",
        f"{cut!r} belongs to client {text.client!r} and stands in {file} of client {name!r}",
        "look for it in the templates and pages of the workspace; nothing was delivered",
    )


def _owned(workspace: Workspace, outputs: Iterable[str]) -> Runs:
    customiser = Customiser(workspace)
    owners: dict[tuple[str, ...], Text | None] = {}
    common = _Common(_common_texts(workspace, customiser))
    for name in outputs:
        made = customiser.customised(name)
        words = term_words(made.tree)
        for text in _own_texts(workspace, made):
            spoken = word_text(text.text, words, lambda name, offset: None)
            for raw, run in _runs_of(text, spoken):
                other = owners.get(run, text)
                is_shared = common.has(raw) or other is None or other.client != text.client
                owners[run] = None if is_shared else other
    return {run: text for run, text in owners.items() if text}


def _runs_of(text: Text, spoken: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield each run as it is written, with references to terms, and as it is shown; a name is one run."""
    if text.is_name:
        run = _words(spoken)
        if run:
            yield run, run
        return
    raw, shown = _words(text.text), _words(spoken)
    if len(raw) == len(shown):
        yield from zip(_runs(raw), _runs(shown), strict=True)
    else:  # a term of several words shifts what follows
        yield from ((run, run) for run in _runs(shown))


def _own_texts(workspace: Workspace, made: Customised) -> Iterator[Text]:
    client = made.client
    company = _company(client.name)
    for part in client.parts:
        for change in part.overlay.changes:
            if change.payload:
                yield from (Text(company, s.text, s.location) for _, s in scalars(change.payload))
        for key, node in part.overlay.settings.entries.items():
            yield from _named(company, key, node)
    pages, _ = read_prose(workspace, (client.folder / "content",)) if (client.folder / "content").is_dir() else ((), ())
    for page in pages:
        for number, block in enumerate(page.markdown.split("\n")):
            yield Text(company, block, Location(page.shown, page.line + number))


def _named(company: str, key: str, node: Node) -> Iterator[Text]:
    """The name of the company, and the names of its people, are its own to the word."""
    for path, scalar in scalars(node):
        if key in ("brand", "contacts"):
            yield Text(company, scalar.text, scalar.location, is_name=path[-1] in ("name", "how"))


class _Common:
    """What the base and the layers say, which everybody may show."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = [_words(text) for text in texts]
        self._runs = frozenset(run for text in words for run in _runs(text))
        self._all = " | ".join(" ".join(text) for text in words)

    def has(self, run: tuple[str, ...]) -> bool:
        return run in self._runs if len(run) == _RUN else f" {' '.join(run)} " in f" {self._all} "


def _common_texts(workspace: Workspace, customiser: Customiser) -> Iterator[str]:
    for name in dict.fromkeys(customiser.clients.read(client).base for client in customiser.names()):
        base = customiser.base(name)
        yield from (scalar.text for _, scalar in scalars(base.tree)) if base else ()
    pages, _ = read_prose(workspace, workspace.folders("content"))
    yield from (line for page in pages for line in page.markdown.split("\n"))
    for layer in customiser.clients.layer_names():
        changes = customiser.clients.layer(layer).overlay.changes
        yield from (scalar.text for c in changes if c.payload for _, scalar in scalars(c.payload))
    for folder in ("templates/site", "templates/print"):
        yield from (file.read_text("utf-8", errors="replace") for file in (shipped() / folder).glob("*.*"))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[start : start + _RUN] for start in range(len(words) - _RUN + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _met(words: tuple[str, ...], owned: Runs, longest: int) -> Iterator[Text]:
    lengths = sorted({len(run) for run in owned} | {longest})
    for length in lengths:
        for start in range(len(words) - length + 1):
            text = owned.get(words[start : start + length])
            if text:
                yield text


def _texts_of(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of each file that a person or a program can read, its name and path among them."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            path = file.relative_to(folder).as_posix()
            yield path, _words(path)
            if file.suffix == ".pdf":
                yield path, _words(pdf_text(file))
            elif file.suffix in _READ:
                text = re.sub(r"<[^>]*>", " ", html.unescape(file.read_text("utf-8", errors="replace")))
                yield path, _words(text)
