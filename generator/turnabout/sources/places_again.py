"""Look a place up in the files again, for problems that are found long after these were read."""

import os.path
import re
from collections.abc import Iterator
from pathlib import Path

from ..core.nodes import Node, Table, find, key_place, place_inside, scalars
from ..core.nodes import Path as NodePath
from ..core.problems import Location, Problem
from .gate import CURRICULUM, PAGE, home, read_file
from .workspace import Workspace
from .yaml_reader import read_yaml_bytes

_LINK = re.compile(r"\]\(\s*<?([^)<>\s]+)|^ {0,3}\[[^\]^][^\]]*\]:\s+<?([^\s<>]+)", re.MULTILINE)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def place_of_key(root: Path, file: str, path: NodePath) -> Location | None:
    """Return where a key stands in a YAML file of the workspace, or None where it does not."""
    node = _node(root, file)
    return key_place(node, path) if node and find(node, path) else None


def places_of_fields(node: Node) -> dict[str, Location]:
    """Return where to look when a field has no room, by addresses such as `forms/pulse/fields/useful`.

    That is what a client changed about its worksheet or form, if anything; else the worksheet, or the field of a form.
    """
    sheets: list[tuple[str, ...]] = [("forms", name) for name in _names(node, ("forms",))]
    for module in _names(node, ("modules",)):
        path = ("modules", module, "worksheets")
        sheets += [(*path, name) for name in _names(node, path)]
    return {"/".join(path): place for sheet in sheets for path, place in _fields(node, sheet)}


def place_of_text(root: Path, file: str, text: str) -> Location | None:
    """Return where a value of a YAML file of the workspace first has a text, or None where none has."""
    node = _node(root, file)
    for _, scalar in scalars(node) if node else ():
        if text in scalar.text:
            return place_inside(scalar, max(scalar.typed.find(text), 0))
    return None


def places_of_link(workspace: Workspace, path: str, target: str) -> tuple[Location, ...]:
    """Return where the links to a target stand in the file behind a page; where none is found, the file."""
    file = _file_of(path, workspace)
    data = read_file(file, PAGE, Location(path))
    if isinstance(data, Problem):
        return (Location(path),)
    wanted = {target}
    if file.suffix == ".yml":  # links of a curriculum count from the root of the site, and its pages lie below
        wanted.add(target.lstrip("./"))
    shown = workspace.display(file)
    places = _links(data.decode("utf-8", errors="replace"), wanted)
    return tuple(Location(shown, line, column) for line, column in places) or (Location(path),)


def _names(node: Node, path: NodePath) -> tuple[str, ...]:
    found = find(node, path)
    return tuple(found.entries) if isinstance(found, Table) else ()


def _fields(node: Node, sheet: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Location]]:
    own, found = key_place(node, sheet), find(node, sheet)
    changed = [text.location for _, text in scalars(found) if text.location.path != own.path] if found else []
    for name in _names(node, (*sheet, "fields")):
        path = (*sheet, "fields", name)
        place = key_place(node, path)
        is_own = place.path == own.path
        written = changed[0] if changed and is_own else own if sheet[0] == "modules" and is_own else place
        yield path, written


def _node(root: Path, file: str) -> Node | None:
    data = read_file(root / file, CURRICULUM, Location(file), home(root, root))
    return None if isinstance(data, Problem) else read_yaml_bytes(data, file)[0]


def _file_of(path: str, workspace: Workspace) -> Path:
    """Return the file behind a page: the workspace's own, or one that ships, which is named by its page."""
    files = [workspace.root / path, *(folder / path for folder in workspace.folders("content"))]
    return next(filter(os.path.isfile, files), files[0])


def _links(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """Yield line and column of each link to a target that is wanted, but not of those in code."""
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for found in _LINK.finditer(shown):
        target = found[found.lastindex or 0]
        if target in wanted:
            start = found.start(found.lastindex or 0)
            yield shown.count("\n", 0, start) + 1, start - shown.rfind("\n", 0, start)
