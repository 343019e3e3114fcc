"""Read the handbook pages that are written by hand."""

import os.path
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..core.nodes import Table
from ..core.problems import Location, Problem
from ..model.base import Count, Record, Seed, Text, Title
from .bounds import excess_in
from .encoding import not_utf8
from .gate import BESIDE_PAGES, PAGE, files_in, home, read_file, refusal
from .validate import validate
from .workspace import Workspace
from .yaml_reader import read_yaml

_MOST_FILES = 5000
"""Pages, pictures and documents in one folder of them."""


class PageHead(Record):
    """What stands above a page: its one job, the day (ISO 8601) of its review, its place in the navigation.

    `keeps` are words that a page in its place must hold too.
    """

    title: Title
    description: Title | None = None
    job: Text | None = None
    review: Title | None = None
    order: Count | None = None
    keeps: tuple[Title, ...] = ()
    seeds: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page as its author wrote it; `line` is where the Markdown begins in the file at `shown`, and `typed` all that
    the file holds."""

    path: str
    head: PageHead
    markdown: str
    shown: str
    line: int
    is_own: bool
    typed: str = ""


def read_prose(workspace: Workspace, folders: tuple[Path, ...]) -> tuple[tuple[WrittenPage, ...], tuple[Problem, ...]]:
    """Read every Markdown page of the folders, and say what else in them may not be published; a page hides those of
    the same path in later folders."""
    pages: list[WrittenPage] = []
    problems: list[Problem] = []
    for path, (file, inside) in sorted(_files(folders).items()):
        if path.endswith(".md"):
            page, found = _read_page(workspace, path, file, inside)
            pages.append(page)
            problems.extend(found)
        elif refused := refusal(file, BESIDE_PAGES, Location(workspace.display(file)), inside):
            problems.append(refused)
    return tuple(pages), (*problems, *(p for folder in folders for p in _too_many(workspace, folder)))


def find_assets(folders: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the files beside the pages (pictures, documents) by their path on the site; none that may not be read."""
    beside = {path: found for path, found in sorted(_files(folders).items()) if not path.endswith(".md")}
    return {
        path: file
        for path, (file, inside) in beside.items()
        if not refusal(file, BESIDE_PAGES, Location(str(file)), inside)
    }


class _Found(NamedTuple):
    """A file, and where it must lie when every link is followed."""

    file: Path
    inside: Path


def shown_files(workspace: Workspace, pages: Iterable[WrittenPage], assets: Mapping[str, Path]) -> Mapping[str, str]:
    """Return pages and the files beside them by their path on the site, each as problems show it."""
    return {page.path: page.shown for page in pages} | {path: workspace.display(file) for path, file in assets.items()}


def _files(folders: tuple[Path, ...]) -> dict[str, _Found]:
    return {path: found for folder in reversed(folders) for path, found in islice(_walk(folder), _MOST_FILES)}


def _walk(folder: Path) -> Iterator[tuple[str, _Found]]:
    """No link leads from the folder of one audience to that of another, nor from above them into one."""
    top = home(folder.parent, folder)
    for file in files_in(folder):
        parts = file.relative_to(folder).parts
        is_above = len(parts) < 2 and os.path.dirname(os.path.realpath(file)) == str(top)
        yield "/".join(parts), _Found(file, top if is_above else top.joinpath(*parts[:1]))


def _too_many(workspace: Workspace, folder: Path) -> Iterator[Problem]:
    if next(islice(_walk(folder), _MOST_FILES, None), None):
        message = f"the folder holds more than {_MOST_FILES} files"
        yield Problem(Location(workspace.display(folder)), "too-large", message, "move elsewhere what no page shows")


def _read_page(workspace: Workspace, path: str, file: Path, inside: Path) -> tuple[WrittenPage, tuple[Problem, ...]]:
    shown = workspace.display(file)
    data = read_file(file, PAGE, Location(shown), inside)
    if isinstance(data, Problem):
        return _stand_in(path, shown), (data,)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return _stand_in(path, shown), (not_utf8(error, shown),)
    head, body, line = _split(text)
    if excess := excess_in(body):
        at = Location(shown, line + body.count("\n", 0, excess.at))
        hint = "shorten it, or part it with empty lines"
        return _stand_in(path, shown), (Problem(at, "too-large", excess.message, hint),)
    node, problems = read_yaml("\n" + head, shown)
    validated = validate(node or Table({}, Location(shown)), PageHead)
    page = WrittenPage(path, validated.record, body, shown, line, file.is_relative_to(workspace.root), text)
    return page, problems + validated.problems


def _stand_in(path: str, shown: str) -> WrittenPage:
    return WrittenPage(path, PageHead(title="unknown"), "", shown, 1, False)


def _split(text: str) -> tuple[str, str, int]:
    """Return the head, the body, and the line of the file in which the body begins."""
    lines = text.split("\n")
    if lines[0].strip() == "---" and "---" in (stripped := [line.strip() for line in lines[1:]]):
        end = stripped.index("---") + 1
        return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
    return "", text, 1
