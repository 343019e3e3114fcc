"""Look a place up in the files again, for problems that are found long after these were read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from .loading.workspace import Workspace
from .loading.yaml_reader import read_yaml_bytes
from .nodes import Node, find, key_place, place_inside, scalars
from .nodes import Path as NodePath
from .problems import Location, Problem, WorkspaceError

_DEAD = re.compile(r"the link to (['\"])(?P<target>.*)\1 leads nowhere")
_LINK = re.compile(r"\]\(\s*<?([^)<>\s]+)|^ {0,3}\[[^\]^][^\]]*\]:\s+<?([^\s<>]+)", re.MULTILINE)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def place_of_key(root: Path, file: str, path: NodePath) -> Location | None:
    """Return where a key stands in a YAML file of the workspace, or None where it does not."""
    node = _node(root, file)
    return key_place(node, path) if node and find(node, path) else None


def place_of_text(root: Path, file: str, text: str) -> Location | None:
    """Return where a value of a YAML file of the workspace first has a text, or None where none has."""
    node = _node(root, file)
    for _, scalar in scalars(node) if node else ():
        if text in scalar.text:
            return place_inside(scalar, max(scalar.typed.find(text), 0))
    return None


@contextmanager
def pointing_at_links(workspace: Workspace) -> Iterator[None]:
    """Give problems with links that lead nowhere the lines of these links."""
    try:
        yield
    except WorkspaceError as error:
        raise WorkspaceError(found for problem in error.problems for found in _pointed(problem, workspace)) from None


def _node(root: Path, file: str) -> Node | None:
    node, _ = read_yaml_bytes((root / file).read_bytes(), file)
    return node


def _pointed(problem: Problem, workspace: Workspace) -> list[Problem]:
    dead = _DEAD.fullmatch(problem.message)
    file = _file_of(problem.location.path, workspace)
    if dead is None or not file.is_file():
        return [problem]
    wanted = {dead["target"]}
    if file.suffix == ".yml":  # links of a curriculum count from the root of the site, and its pages lie below
        wanted.add(dead["target"].lstrip("./"))
    shown = workspace.display(file)
    places = _links(file.read_text("utf-8"), wanted)
    return [replace(problem, location=Location(shown, line, column)) for line, column in places] or [problem]


def _file_of(path: str, workspace: Workspace) -> Path:
    """Return the file behind a page: the workspace's own, or one that ships, which is named by its page."""
    files = [workspace.root / path, *(folder / path for folder in workspace.folders("content"))]
    return next((file for file in files if file.is_file()), files[0])


def _links(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """Yield line and column of each link to a target that is wanted, but not of those in code."""
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for found in _LINK.finditer(shown):
        target = found[found.lastindex or 0]
        if target in wanted:
            start = found.start(found.lastindex or 0)
            yield shown.count("\n", 0, start) + 1, start - shown.rfind("\n", 0, start)
