"""Gather the files of a curriculum into one tree."""

import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..core.nodes import Node, Scalar, Sequence, Table
from ..core.nodes import Path as NodePath
from ..core.problems import Location, Problem, did_you_mean, one_of
from .gate import CURRICULUM, home, is_text, is_there, refusal
from .workspace import Workspace, shipped
from .yaml_reader import read_yaml_bytes

FOLDERS = ("modules", "programmes", "forms", "checks")
"""Collections with a file an item; curriculum.yml lists their ids in order."""

_NEEDED = ("modules", "programmes")
PARTS = {
    "sources": ("sources", "claims", "never-cite"),
    "cost": ("cost",),
    "messages": ("messages",),
    "run-sheet": ("run-sheet",),
}
"""Files beside curriculum.yml that hold sections of it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All of a curriculum in one tree.

    `damaged` are the paths whose file could not be read, `files` the workspace's own files by address.
    """

    node: Table
    problems: tuple[Problem, ...]
    damaged: tuple[NodePath, ...]
    files: Mapping[str, str]
    is_shipped: bool


def curriculum_folder(workspace: Workspace, name: str) -> Path | None:
    """Return the folder of a curriculum: the workspace's own, or the shipped one, or None."""
    for base in (workspace.root, shipped()):
        if is_there(base / "curricula" / name / "curriculum.yml"):
            return base / "curricula" / name
    return None


def curriculum_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all curricula a workspace can use."""
    files = (file for base in (workspace.root, shipped()) for file in base.glob("curricula/*/curriculum.yml"))
    return tuple(sorted({file.parent.name for file in files}))


def gather(workspace: Workspace, folder: Path) -> Gathered:
    """Read curriculum.yml, sources.yml, every module and every programme, and judge only whether they read."""
    return _Gathering(workspace, folder).gathered()


class _Gathering:
    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace, self.folder = workspace, folder
        self.problems: list[Problem] = []
        self.damaged: list[NodePath] = []
        self.files: dict[str, str] = {}

    def gathered(self) -> Gathered:
        main = self._read("curriculum.yml", "curriculum", ())
        entries, keys = dict(main.entries), dict(main.keys)
        for name, sections in PARTS.items():
            if is_there(self.folder / f"{name}.yml"):
                part = self._read(f"{name}.yml", name, (sections[0],))
                self._refuse_others(part, name, sections, keys)
                entries.update({key: part.entries[key] for key in sections if key in part.entries})
                keys.update({key: part.keys[key] for key in sections if key in part.keys})
        for name in FOLDERS:
            if name not in _NEEDED and name not in entries and not os.path.isdir(self.folder / name):
                continue
            listed = entries.get(name)
            entries[name] = self._collection(name, listed, main.location)
            keys.setdefault(name, main.location)
        return Gathered(
            Table(entries, main.location, keys),
            tuple(self.problems),
            tuple(self.damaged),
            self.files,
            is_shipped=self.folder.parent == shipped() / "curricula",
        )

    def _refuse_others(self, part: Table, name: str, sections: tuple[str, ...], taken: Mapping[str, Location]) -> None:
        for key, place in part.keys.items():
            if key not in sections:
                message = f"{key!r} is not one of: {one_of(sections)}"
                self.problems.append(Problem(place, "unknown-key", message, did_you_mean(key, sections)))
            elif key in taken:
                message = f"{key!r} stands in {name}.yml and in {taken[key]}"
                self.problems.append(Problem(place, "yaml-duplicate-key", message, "delete one of them"))

    def _read(self, name: str, address: str, path: NodePath) -> Table:
        file = self.folder / name
        shown = self.workspace.display(file)
        if file.is_relative_to(self.workspace.root):
            self.files[address] = shown
        data = self.workspace.read(file, CURRICULUM, self.folder)
        node, problems = (None, (data,)) if isinstance(data, Problem) else read_yaml_bytes(data, shown)
        self.problems.extend(problems)
        if isinstance(node, Table):
            return node
        self.damaged.append(path)
        if not any(p.severity == "error" for p in problems):
            found = "empty" if node is None else "not a table of keys and values"
            self.problems.append(Problem(Location(shown), "empty-value", f"the file is {found}", "write key: value"))
        return Table({}, Location(shown))

    def _collection(self, name: str, listed: Node | None, place: Location) -> Table:
        entries: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        if (self.folder / name).is_symlink():
            self.problems.append(self._refused(self.folder / name))
            self.damaged.append((name,))
            return Table({}, place)
        files = {file.stem: file for file in sorted((self.folder / name).glob("*.yml"))}
        for item in self._listed(name, listed, place):
            if other := self._in_other_case(item, files):
                self._rename(name, item, other)
                files[item.text] = files.pop(other)
            if item.text not in files:
                self._missing_file(name, item, files)
            elif item.text in entries:
                self.problems.append(
                    Problem(
                        item.location,
                        "yaml-duplicate-key",
                        f"{item.text!r} stands in the list twice",
                        "delete one of them",
                    )
                )
            else:
                entries[item.text] = self._read(f"{name}/{files[item.text].name}", *_at(name, item.text))
                keys[item.text] = item.location
        for stem in files.keys() - entries.keys():
            if not is_text(stem):
                self._read(f"{name}/{stem}.yml", *_at(name, stem))  # which is refused
                continue
            if isinstance(listed, Sequence):
                self._not_listed(name, stem, files[stem])
            entries[stem] = self._read(f"{name}/{stem}.yml", *_at(name, stem))
            keys[stem] = Location(self.workspace.display(files[stem]))
        return Table(entries, place, keys)

    def _in_other_case(self, item: Scalar, files: Mapping[str, Path]) -> str | None:
        """Return the file of an item that is written with capitals: some disks find it by any spelling, others not."""
        folded = item.text.casefold()
        return None if item.text in files else next((stem for stem in files if stem.casefold() == folded), None)

    def _rename(self, name: str, item: Scalar, other: str) -> None:
        message = f"{name}/{item.text}.yml is there as {other}.yml"
        hint = "give the file and the list the same small letters"
        self.problems.append(Problem(item.location, "missing-file", message, hint))

    def _refused(self, folder: Path) -> Problem:
        """A link to a folder, wherever it leads."""
        at = Location(self.workspace.display(folder))
        refused = refusal(folder, CURRICULUM, at, home(self.workspace.root, self.folder))
        if refused is None:
            raise AssertionError("a folder is no file")
        return refused

    def _not_listed(self, name: str, stem: str, file: Path) -> None:
        self.problems.append(
            Problem(
                Location(self.workspace.display(file)),
                "not-listed",
                f"{stem!r} is not in the list {name!r} of curriculum.yml",
                "add it where it belongs, or delete the file",
            )
        )

    def _listed(self, name: str, listed: Node | None, place: Location) -> list[Scalar]:
        if isinstance(listed, Sequence):
            return [item for item in listed.items if isinstance(item, Scalar) and item.text]
        if () in self.damaged:
            return []
        if listed is None:
            self.problems.append(
                Problem(place, "missing-key", f"the file has no {name!r}", f"add {name}: [first, second]")
            )
        else:
            self.problems.append(
                Problem(
                    listed.location,
                    "wrong-type",
                    f"{name} takes a list of file names without .yml",
                    "write [first, second], or a line with a dash for each",
                )
            )
        return []

    def _missing_file(self, name: str, item: Scalar, files: Mapping[str, Path]) -> None:
        hint = did_you_mean(item.text, files) or f"make {name}/{item.text}.yml, or take it off the list"
        self.problems.append(Problem(item.location, "missing-file", f"{name}/{item.text}.yml is not there", hint))


def _at(name: str, item: str) -> tuple[str, NodePath]:
    """Return the address of an item, and its path in the tree."""
    return f"{name}/{item}", (name, item)
