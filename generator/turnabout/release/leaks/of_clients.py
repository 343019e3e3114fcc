"""Look in what was built for each client for what belongs to another."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path

from ...clients.customising import Customised, Customiser
from ...core.nodes import Path as NodePath
from ...core.nodes import scalars
from ...core.problems import Location, Problem
from ...reading.edition_source import base_edition_source, edition_source_of
from ...sources.prose_files import WrittenPage, read_prose
from ...sources.workspace import Workspace, open_workspace, shipped
from ...text.labels import all_shipped_labels
from ...text.terms import term_words
from ...translation.files import catalogue_at, languages_of, read_catalogues
from ...translation.labels import label_texts
from .kept_texts import Texts
from .passages import Belonging, blocks, cut, runs_in, shown, told
from .searching import Search
from .word_runs import LENGTH, Run, Sayings, words_and_breaks_in

_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"\+?\d[\d ()/.-]{5,}\d")


def client_leaks(
    root: Path, outputs: Mapping[str, Path], texts_of: Callable[[str], Texts] = lambda _: Texts(None)
) -> tuple[Problem, ...]:
    """Search every output for names and sentences that exactly one other client owns; `outputs` are folders by client
    or variant, and `texts_of` tells where the texts of its papers are kept. Returns one problem for each text and each
    client that shows it."""
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    if not outputs or len({_company(name) for name in customiser.names()}) < 2:
        return ()
    owned = belongings(workspace, customiser)
    search = Search(owned)
    problems: list[Problem] = []
    for name, folder in outputs.items():
        met = {
            run: files[0]
            for run, files in search.met(folder, texts_of(name)).items()
            if owned[run][0].owner != _company(name)
        }
        said = _said_by(workspace, customiser, name) if met else Sayings(())
        leaked = {run: file for run, file in met.items() if not said.has(run)}
        problems += (_problem(thing, name, leaked[runs[0]]) for thing, runs in told(leaked, owned).items())
    return tuple(problems)


def _company(name: str) -> str:
    """Return the client that a variant is of: what is acme's is acme/leaders' too."""
    return name.partition("/")[0]


def belongings(workspace: Workspace, customiser: Customiser) -> Mapping[Run, tuple[Belonging, ...]]:
    """Return what only one client says, by the runs of words that give it away: of a name the whole name, of a sentence
    any five words in a row, both with the client's words for terms and with those of its base."""
    common = Sayings(_said_by_all(workspace, customiser))
    said: dict[Run, dict[Belonging, None]] = {}
    for name in customiser.names():
        for run, thing in _given_away(workspace, customiser.customised(name)):
            said.setdefault(run, {})[thing] = None
    return {
        run: tuple(things)
        for run, things in said.items()
        if len({thing.owner for thing in things}) == 1 and not common.has(run)
    }


def _said_by(workspace: Workspace, customiser: Customiser, name: str) -> Sayings:
    """Return all that a client or a variant says itself, by its base, its layers and its own files."""
    edition_source = edition_source_of(customiser, name)
    made = customiser.customised(name)
    pages, _ = read_prose(workspace, edition_source.folders)
    languages = languages_of(workspace, made.base.name, name)
    catalogues = [c for language in languages for c in read_catalogues(workspace, made.base.name, language, name)[0]]
    words, own = term_words(made.tree), f"curricula/clients/{_company(name)}/"
    texts = chain(
        # What stands in another client's file got here by a slip of ours, and is nothing that this one says.
        (s.text for _, s in scalars(made.tree) if s.location.path.startswith(own) or not _is_a_clients(s.location)),
        (text for page in pages for text in _texts_of(page)),
        (entry.translation for catalogue in catalogues for entry in catalogue.entries),
        label_texts(workspace, made.base.name, name),
    )
    return Sayings(shown(text, words) for text in texts)


def _texts_of(page: WrittenPage) -> tuple[str, ...]:
    return (*_head_of(page), page.markdown)


def _head_of(page: WrittenPage) -> tuple[str, ...]:
    return tuple(filter(None, (page.head.title, page.head.job, page.head.description)))


def _is_a_clients(where: Location) -> bool:
    return where.path.startswith("curricula/clients/")


def _said_by_all(workspace: Workspace, customiser: Customiser) -> Iterator[str]:
    """What bases, layers, templates and labels say, which everybody may show."""
    yield from (text for labels in all_shipped_labels() for texts in labels.texts.values() for text in texts)
    names = dict.fromkeys(customiser.clients.read(client).base for client in customiser.names())
    for base in filter(None, map(customiser.base, names)):
        words = term_words(base.tree)
        yield from (shown(scalar.text, words) for _, scalar in scalars(base.tree))
        pages, _ = read_prose(workspace, base_edition_source(workspace, base).folders)
        yield from (shown(text, words) for page in pages for text in _texts_of(page))
        for layer in customiser.clients.layer_names():
            node = customiser.clients.layer(layer).node
            yield from (shown(scalar.text, words) for _, scalar in scalars(node))
    for folder in ("templates/site", "templates/print"):
        yield from (file.read_text("utf-8") for file in (shipped() / folder).glob("*.*") if file.is_file())


def _given_away(workspace: Workspace, made: Customised) -> Iterator[tuple[Run, Belonging]]:
    for name in _names(made):
        if 0 < len(run := _longest_part(name.text)) < LENGTH:
            yield run, name
    words = (term_words(made.tree), term_words(made.base.tree))
    for passage in _passages(workspace, made):
        yield from (given for spoken in words for given in runs_in(passage, spoken))


def _longest_part(name: str) -> Run:
    """Of "Dr. Ada Thorn" that is the name without the title: the point could end a sentence just as well."""
    parts = groupby(words_and_breaks_in(name), str.isalnum)
    return max((tuple(words) for is_words, words in parts if is_words), key=len, default=())


def _names(made: Customised) -> Iterator[Belonging]:
    """Yield the names of a company and of its people, how they are reached, and the folder of its files."""
    client = _company(made.client.name)
    for path, thing in _written(made):
        if path == ("brand", "name"):
            yield thing
        elif path[0] == "contacts" and path[-1] == "name":
            yield from (thing, replace(thing, text=thing.text.partition(",")[0]))
        elif path[0] == "contacts" and path[-1] == "how":
            reached = (*_E_MAIL.findall(thing.text), *_TELEPHONE.findall(thing.text))
            yield from (replace(thing, text=text) for text in reached)
    yield Belonging(client, f"curricula/clients/{client}", made.client.own.node.location)


def _passages(workspace: Workspace, made: Customised) -> Iterator[tuple[Belonging, ...]]:
    """Yield all that a client wrote in its changes, its pages and its translations, block by block, in sentences."""
    client, folder = _company(made.client.name), made.client.folder
    for _, thing in _written(made):
        yield from blocks(thing)
    pages, _ = read_prose(workspace, (folder / "content",)) if (folder / "content").is_dir() else ((), ())
    for page in pages:
        yield from ((Belonging(client, text, Location(page.shown)),) for text in _head_of(page))
        yield from blocks(Belonging(client, page.markdown, Location(page.shown, page.line)), has_lines=True)
    for file in sorted(folder.glob("i18n/**/*.po")):
        catalogue, _ = catalogue_at(workspace, file)
        for entry in catalogue.entries:
            for text in entry.texts:
                yield from blocks(Belonging(client, text, entry.location))


def _written(made: Customised) -> Iterator[tuple[NodePath, Belonging]]:
    """Yield each text of a client's own files with its path in the curriculum, and the reasons of its changes."""
    client = _company(made.client.name)
    for part in made.client.parts:
        for path, scalar in scalars(part.overlay.settings):
            yield path, Belonging(client, scalar.text, scalar.location)
        for change in part.overlay.changes:
            at = tuple(change.address.split("/"))
            yield ("why",), Belonging(client, change.why, change.where)
            for path, scalar in scalars(change.payload) if change.payload else ():
                yield (*at, *path), Belonging(client, scalar.text, scalar.location)


def _problem(thing: Belonging, name: str, file: str) -> Problem:
    return Problem(
        thing.where,
        "client-leak",
        f"{cut(thing.text)!r} belongs to client {thing.owner!r} and stands in {file} of client {name!r}",
        "look for it in the templates and settings of the workspace; nothing was delivered",
    )
