"""Read the handbook pages that are written by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.base import Count, Record, Seed, Text, Title
from ..nodes import Table
from ..problems import Location, Problem
from .encoding import not_utf8
from .validate import validate
from .workspace import Workspace
from .yaml_reader import read_yaml


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
    """A page as its author wrote it; `line` is where the Markdown begins in the file at `shown`."""

    path: str
    head: PageHead
    markdown: str
    shown: str
    line: int
    is_own: bool


def read_prose(workspace: Workspace, folders: tuple[Path, ...]) -> tuple[tuple[WrittenPage, ...], tuple[Problem, ...]]:
    """Read every Markdown page of the folders; a page hides those of the same path in later folders."""
    pages: list[WrittenPage] = []
    problems: list[Problem] = []
    for path, file in sorted(_files(folders).items()):
        if path.endswith(".md"):
            page, found = _read_page(workspace, path, file)
            pages.append(page)
            problems.extend(found)
    return tuple(pages), tuple(problems)


def find_assets(folders: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the files beside the pages (pictures, documents) by their path on the site."""
    return {path: file for path, file in sorted(_files(folders).items()) if not path.endswith(".md")}


def shown_files(workspace: Workspace, pages: Iterable[WrittenPage], assets: Mapping[str, Path]) -> Mapping[str, str]:
    """Return pages and the files beside them by their path on the site, each as problems show it."""
    return {page.path: page.shown for page in pages} | {path: workspace.display(file) for path, file in assets.items()}


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    return {path: file for folder in reversed(folders) for path, file in _walk(folder)}


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        relative = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix(), file


def _read_page(workspace: Workspace, path: str, file: Path) -> tuple[WrittenPage, tuple[Problem, ...]]:
    shown = workspace.display(file)
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return WrittenPage(path, PageHead(title="unknown"), "", shown, 1, False), (not_utf8(error, shown),)
    head, body, line = _split(text)
    node, problems = read_yaml("\n" + head, shown)
    validated = validate(node or Table({}, Location(shown)), PageHead)
    page = WrittenPage(path, validated.record, body, shown, line, file.is_relative_to(workspace.root))
    return page, problems + validated.problems


def _split(text: str) -> tuple[str, str, int]:
    """Return the head, the body, and the line of the file in which the body begins."""
    lines = text.split("\n")
    if lines[0].strip() == "---" and "---" in (stripped := [line.strip() for line in lines[1:]]):
        end = stripped.index("---") + 1
        return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
    return "", text, 1
