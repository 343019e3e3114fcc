"""Turn an edited copy of a curriculum into the changes of a client."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..clients.customising import Base, Customiser
from ..clients.files import Client
from ..clients.overlay.capture import Captured, capture
from ..clients.overlay.change import Overlay
from ..clients.overlay.locate import Ground, locate
from ..clients.overlay.touching import collisions, is_same
from ..clients.overlay.yaml_text import InBrackets, changes_text, with_changes
from ..content.signoff.naming import Names
from ..core.nodes import Path as NodePath
from ..core.nodes import Sequence, Table, find
from ..core.problems import Location, Problem, WorkspaceError
from ..reading.edition_source import base_edition_source
from ..reading.lockfiles import write_files
from ..sources.address import text_of
from ..sources.curriculum_files import gather
from ..sources.gate import CURRICULUM, PAGE, files_in, holds, is_there
from ..sources.workspace import Workspace, open_workspace
from ..sources.yaml_reader import read_yaml
from ..text.labels import Labels

_SCHEMA = re.compile(r"(?m)\A# yaml-language-server: \$schema=.*$")


@dataclass(frozen=True, slots=True)
class Capture:
    """What an edited copy asks for: `text` as entries of `changes:`, how many there are, the files that go beside
    client.yml, and what of it cannot be a change."""

    client: Client
    text: str
    count: int
    files: Mapping[Path, bytes]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the changes say all that the copy does."""
        return all(problem.severity == "warning" for problem in self.problems)


def capture_folder(root: Path, folder: Path, name: str) -> Capture:
    """Return what a folder says otherwise than the base of a client, without what the client says already.

    Raises `NoSuchClient`, and `WorkspaceError` where the folder cannot be read.
    """
    workspace, _ = open_workspace(root)
    customised = Customiser(workspace).customised(name)
    client, base = customised.client, customised.base
    copy = _read(workspace, folder)
    found, problems = _captured(base, copy, client)
    files, in_the_way = _files(workspace, base, client, folder, found)
    guards = base.ground.guards
    guarded = {one.path for one in found if (over := guards.over(one.path)) and over.lock == "strengthen"}
    own_files = {one.path: _own_file(one.path) for one in found if _has_own_file(one)}
    text = changes_text(found, lambda path: _heading(Names(copy, Labels("en")), path), own_files, guarded)
    every = (*_of_other_version(base, copy), *problems, *in_the_way)
    return Capture(client, text, len(found), files, tuple(sorted(set(every))))


def write_capture(capture: Capture, root: Path) -> tuple[str, ...]:
    """Put the changes into client.yml and the files beside it, all or none; return the files that are new or other.

    Raises `WorkspaceError` where the copy asks for more than changes can say.
    """
    if not capture.is_whole:
        raise WorkspaceError(capture.problems)
    files = dict(capture.files)
    if capture.text:
        own = capture.client.own
        files[own.file] = _appended(own.text.removeprefix("\ufeff"), own.node, capture).encode()
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
    written = write_files(files)
    return tuple(str(file.relative_to(root)) if file.is_relative_to(root) else str(file) for file in sorted(written))


def _read(workspace: Workspace, folder: Path) -> Table:
    if not is_there(folder / "curriculum.yml"):
        shown = workspace.display(folder / "curriculum.yml")
        hint = "name the folder of a whole curriculum: a copy of the base that somebody has edited"
        raise WorkspaceError([Problem(Location(shown), "missing-file", f"{shown!r} is not there", hint)])
    gathered = gather(workspace, folder)
    if any(problem.severity == "error" for problem in gathered.problems):
        raise WorkspaceError(gathered.problems)
    return gathered.node


def _captured(base: Base, copy: Table, client: Client) -> tuple[tuple[Captured, ...], tuple[Problem, ...]]:
    """Return the changes that are allowed and new, and a problem for each of the others."""
    ground = Ground(base.tree, base.ground.guards)
    found = [one for one in capture(base.tree, copy, base.ground.guards) if one.path != ("version",)]
    # A reason is asked for in client.yml, where somebody can write it.
    changes = tuple(replace(one.change, why="captured") for one in found)
    located = locate(Overlay("client", "", copy.location, changes), ground)
    edits = {edit.position: replace(edit, owner="a copy") for edit in located.edits}
    own = locate(replace(client.own.overlay, accepted={}), ground).edits
    new = {position: edit for position, edit in edits.items() if not any(is_same(edit, other) for other in own)}
    crossing = collisions((*own, *new.values()))
    return tuple(found[position] for position in sorted(new)), (*located.problems, *crossing)


def _of_other_version(base: Base, copy: Table) -> Iterator[Problem]:
    node = find(copy, ("version",))
    version = text_of(node)
    if node is not None and version != base.version:
        message = f"the copy says version {version}, the base is {base.version}"
        hint = "what the base has changed in between stands among the changes as if the copy had changed it back"
        yield Problem(node.location, "base-version", message, hint, severity="warning")


def _files(
    workspace: Workspace, base: Base, client: Client, folder: Path, found: Iterable[Captured]
) -> tuple[dict[Path, bytes], list[Problem]]:
    """Return the modules and pages that go into the client's folder, and a problem for each that would hide another."""
    files = {
        client.folder / _own_file(one.path): _module(workspace, folder, one) for one in found if _has_own_file(one)
    }
    files |= {client.folder / "content" / path: data for path, data in _pages(workspace, base, folder).items()}
    new = {file: data for file, data in files.items() if not holds(file, data)}
    return new, [_in_the_way(workspace, file) for file in new if is_there(file)]


def _module(workspace: Workspace, folder: Path, one: Captured) -> bytes:
    data = workspace.demand(folder / _own_file(one.path), CURRICULUM, folder).decode("utf-8-sig")
    return _SCHEMA.sub("# yaml-language-server: $schema=../../../../.schema/module.json", data).encode()


def _pages(workspace: Workspace, base: Base, folder: Path) -> dict[str, bytes]:
    """Return the pages of a copy that the base does not have, or has with other words."""
    content, folders = folder / "content", base_edition_source(workspace, base).folders
    files = (file for file in files_in(content) if file.suffix == ".md")
    paths = {file.relative_to(content).as_posix(): workspace.demand(file, PAGE, content) for file in sorted(files)}
    return {path: data for path, data in paths.items() if _lines(data) != _of_base(workspace, path, folders)}


def _of_base(workspace: Workspace, path: str, folders: Iterable[Path]) -> list[bytes] | None:
    folder = next((folder for folder in folders if is_there(folder / path)), None)
    return _lines(workspace.demand(folder / path, PAGE, folder)) if folder else None


def _lines(data: bytes) -> list[bytes]:
    return [line.rstrip() for line in data.strip().splitlines()]


def _in_the_way(workspace: Workspace, file: Path) -> Problem:
    message = "the client has this file already, and the copy has another of its name"
    return Problem(Location(workspace.display(file)), "id-taken", message, "rename or delete one of the two")


def _appended(text: str, node: Table, capture: Capture) -> str:
    own = capture.client.own
    try:
        appended = with_changes(text, node, capture.text)
    except InBrackets:
        message = "'changes' stands in brackets on one line, so nothing can be added to it"
        place = node.keys["changes"]
        hint = "begin each change with a dash, on a line of its own"
        raise WorkspaceError([Problem(place, "wrong-type", message, hint)]) from None
    read, problems = read_yaml(appended, str(own.file))
    listed = read.entries.get("changes") if isinstance(read, Table) else None
    before = node.entries.get("changes")
    wanted = capture.count + (len(before.items) if isinstance(before, Sequence) else 0)
    if not isinstance(listed, Sequence) or len(listed.items) != wanted:
        raise AssertionError(f"the changes of {own.file} do not read as they were written: {problems}")
    return appended


def _has_own_file(one: Captured) -> bool:
    return len(one.path) == 2 and one.path[0] == "modules" and one.change.verb in ("add", "replace")


def _own_file(path: NodePath) -> str:
    return f"modules/{path[-1]}.yml"


def _heading(names: Names, path: NodePath) -> str:
    if path[0] == "modules" and len(path) > 2:
        return names.heading(path[:2])
    return " ".join(str(path[0]).split("-")).capitalize()
