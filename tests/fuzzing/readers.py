"""The readers of what people write, each with real files to begin from and words that mean something in them."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzzing.judging import SHOWN, Read
from fuzzing.words import IN_CLIENTS, IN_CSV, IN_FONTS, IN_JSON, IN_MARKDOWN, IN_PICTURES, IN_PO, IN_YAML
from house import GOOD, REPOSITORY, TESTS, run_turnabout
from turnabout.clients.customising import Customiser
from turnabout.core.nodes import Table
from turnabout.core.problems import Location, Problem
from turnabout.media.pictures import UnfitPicture, clean_picture
from turnabout.media.typefaces import UnfitTypeface, kind_of
from turnabout.model.module import Module
from turnabout.papers.packs.pairs_file import read_list
from turnabout.sources.answers import read_answers
from turnabout.sources.bounds import excess_in
from turnabout.sources.prose_files import read_prose
from turnabout.sources.validate import validate
from turnabout.sources.workspace import open_workspace
from turnabout.sources.yaml_reader import read_yaml_bytes
from turnabout.text.markdown_tree import read_blocks, read_inline, read_page
from turnabout.translation.files import translated_tree

CORPUS = Path(__file__).parent / "corpus"
Found = Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: how it is made ready in an empty folder, what it begins from, its words, and what it calls the file."""

    opened: Callable[[Path], Read]
    seeds: tuple[Path, ...]
    words: tuple[str, ...]
    shown: str = SHOWN

    def texts(self) -> tuple[bytes, ...]:
        """The seeds, read."""
        return tuple(file.read_bytes() for file in self.seeds)


def _yaml(_folder: Path) -> Read:
    def read(data: bytes) -> Found:
        node, problems = read_yaml_bytes(data, SHOWN)
        return (*problems, *validate(node or Table({}, Location(SHOWN)), Module).problems)

    return read


def _settings(folder: Path) -> Read:
    def read(data: bytes) -> Found:
        (folder / "mkdocs.yml").write_bytes(data)
        return open_workspace(folder)[1]

    return read


_CLIENT, _CLIENTS = "curricula/clients/acme/client.yml", "curricula/clients/*/client.yml"
_LOCKFILE = "curricula/clients/acme/client.lock"


def _client(folder: Path) -> Read:
    """A client is read, and laid on its base and its layers."""
    return _customised(folder, _CLIENT)


def _lockfile(folder: Path) -> Read:
    return _customised(folder, _LOCKFILE)


def _customised(folder: Path, file: str) -> Read:
    shutil.copytree(GOOD / "clients", folder, dirs_exist_ok=True)
    customiser = Customiser(open_workspace(folder)[0])

    def read(data: bytes) -> Found:
        (folder / file).write_bytes(data)
        return customiser.customised("acme").problems

    return read


def _pairs(folder: Path) -> Read:
    def read(data: bytes) -> Found:
        (folder / SHOWN).write_bytes(data)
        read_list(folder / SHOWN, ("en", "fr"))
        return ()

    return read


def _markdown(_folder: Path) -> Read:
    """Texts, as far as files may hold them: what has too much of a sign is refused when a file is read."""

    def read(data: bytes) -> Found:
        text = data.decode("utf-8", "replace")
        if excess := excess_in(text):
            return (Problem(Location(SHOWN), "too-large", excess.message),)
        for line in text.split("\n"):
            read_inline(line)
        read_blocks(text)
        read_page(text)
        return ()

    return read


_PAGE = "content/mentor/fuzzed.md"


def _page(folder: Path) -> Read:
    """A page with its head, found in its folder."""
    shutil.copytree(GOOD / "tiny", folder, dirs_exist_ok=True)
    workspace, _ = open_workspace(folder)

    def read(data: bytes) -> Found:
        (folder / _PAGE).write_bytes(data)
        pages, problems = read_prose(workspace, (folder / "content",))
        for page in pages:
            read_page(page.markdown)
        return problems

    return read


_CATALOGUE = "curricula/jam-session/i18n/fr.po"


def _catalogue(folder: Path) -> Read:
    """A catalogue, and what becomes of a curriculum with it."""
    shutil.copytree(GOOD / "bilingual", folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    workspace, _ = open_workspace(folder)
    base = Customiser(workspace).base("jam-session")
    assert base is not None

    def read(data: bytes) -> Found:
        (folder / _CATALOGUE).write_bytes(data)
        return translated_tree(workspace, base.name, base.tree, "fr")[1]

    return read


def _answers(folder: Path) -> Read:
    def read(data: bytes) -> Found:
        (folder / SHOWN).write_bytes(data)
        read_answers(folder / SHOWN, {"hot": ("yes", "no"), "even": ("0", "1", "2", "3"), "pairs": 1}, needed=True)
        return ()

    return read


def _picture(_folder: Path) -> Read:
    def read(data: bytes) -> Found:
        try:
            clean_picture(data)
        except UnfitPicture as unfit:
            return (Problem(Location(SHOWN), "not-allowed", str(unfit)),)
        return ()

    return read


def _font(_folder: Path) -> Read:
    def read(data: bytes) -> Found:
        try:
            kind_of(data)
        except UnfitTypeface as unfit:
            return (Problem(Location(SHOWN), "not-allowed", str(unfit), unfit.hint),)
        return ()

    return read


_MODULE = "curricula/baking-swap/modules/sourdough.yml"


def _check(folder: Path) -> Read:
    """A module is looked at as authors have it looked at: by the whole command, with all rules and links."""
    shutil.copytree(GOOD / "tiny", folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)

    def read(data: bytes) -> Found:
        (folder / _MODULE).write_bytes(data)
        run = run_turnabout("check", "--format", "json", cwd=folder)
        assert run.code in (0, 1), f"ended with {run.code}: {run.err}"
        records = json.loads(run.out)["problems"]
        return [
            Problem(Location(r["path"], r["line"], r["column"]), r["code"], r["message"], r["hint"]) for r in records
        ]

    return read


def _under(folder: Path, *patterns: str) -> tuple[Path, ...]:
    return tuple(file for pattern in patterns for file in sorted(folder.glob(pattern)) if file.is_file())


_MODULES = _under(GOOD, "*/curricula/*/modules/*.yml", "*/curricula/*/curriculum.yml", "*/curricula/*/forms/*.yml")
_SOURDOUGH = _under(GOOD / "tiny", _MODULE)
_PAGES = _under(GOOD, "*/content/**/*.md")

READERS = {
    "yaml": Reader(_yaml, _MODULES, IN_YAML),
    "check": Reader(_check, _SOURDOUGH, IN_YAML, _MODULE),
    "settings": Reader(_settings, _under(GOOD, "*/mkdocs.yml"), (*IN_YAML, "turnabout", "plugins:"), "mkdocs.yml"),
    "client": Reader(
        _client,
        (*_under(GOOD, f"clients/{_CLIENTS}"), *_under(REPOSITORY, _CLIENTS)),
        IN_CLIENTS,
        _CLIENT,
    ),
    "pairs": Reader(_pairs, _under(TESTS, "workspaces/bad/*/pairs.csv", "fuzzing/corpus/seeds/pairs.csv"), IN_CSV),
    "markdown": Reader(_markdown, (*_PAGES, *_under(REPOSITORY, "content/mentor/*.md")), IN_MARKDOWN),
    "page": Reader(_page, (*_PAGES, *_under(REPOSITORY, "content/mentoree/*.md")), (*IN_MARKDOWN, *IN_YAML), _PAGE),
    "catalogue": Reader(_catalogue, _under(TESTS, "workspaces/*/*/curricula/*/i18n/fr.po"), IN_PO, _CATALOGUE),
    "lock": Reader(_lockfile, _under(TESTS, "workspaces/*/*/curricula/**/*.lock"), IN_JSON, _LOCKFILE),
    "answers": Reader(_answers, (CORPUS / "seeds" / "answers.yml",), (*IN_YAML, "hot", "even", "pairs")),
    "picture": Reader(
        _picture, (*_under(CORPUS, "seeds/picture.*"), *_under(GOOD, "*/curricula/*/assets/*.svg")), IN_PICTURES
    ),
    "font": Reader(_font, _under(CORPUS, "seeds/font.*"), IN_FONTS),
}  # fmt: skip
"""Every reader by its name, which a folder of the corpus has too."""
