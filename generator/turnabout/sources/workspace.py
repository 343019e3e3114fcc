"""Find a workspace, its settings, and what ships with the tool."""

import os.path
from dataclasses import dataclass
from pathlib import Path

from ..core.nodes import Node, Scalar, Sequence, Table, find
from ..core.problems import Location, Problem, WorkspaceError
from ..model.settings import Settings
from .gate import SETTINGS, FileKind, demand_file, home, is_there, read_file
from .site_settings import docs_problems
from .strays import stray_folders
from .validate import validate
from .yaml_reader import read_yaml_bytes

_IGNORED = ("yaml-tag", "yaml-anchor", "yaml-text-after-hash")
"""MkDocs gives these a meaning in its settings file."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder whose mkdocs.yml names our plugin; `block` is what stands there under its name, and
    `extensions` those of Markdown that it names."""

    root: Path
    site_name: str
    site_url: str | None
    settings: Settings
    block: Table
    extensions: Node | None = None

    def display(self, path: Path) -> str:
        """Return a path as problems show it: relative to the workspace where it is inside."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def read(self, file: Path, kind: FileKind, inside: Path, at: Location | None = None) -> bytes | Problem:
        """Return the bytes of a file that lies in a folder of the workspace, or of what ships, or why it may not be
        read, at a place or at the file itself."""
        return read_file(file, kind, at or Location(self.display(file)), home(self.root, inside))

    def demand(self, file: Path, kind: FileKind, inside: Path) -> bytes:
        """Return the bytes of a file, like `read`; raises `WorkspaceError` where it may not be read."""
        return demand_file(file, kind, Location(self.display(file)), home(self.root, inside))

    def folders(self, name: str) -> tuple[Path, ...]:
        """Return the folders of a name to look things up in: the workspace's own first, then the shipped one."""
        found = (self.root / name, shipped() / name)
        return tuple(dict.fromkeys(folder for folder in found if os.path.isdir(folder)))


def shipped() -> Path:
    """Return the folder of the curricula, content and templates that come with the tool."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parents[1]


def find_root(start: Path) -> Path:
    """Return the nearest folder, upwards, with an mkdocs.yml; raises `WorkspaceError`."""
    for folder in (start, *start.parents):
        if is_there(folder / "mkdocs.yml"):
            return folder
    raise WorkspaceError(
        [
            Problem(
                Location("mkdocs.yml"),
                "no-workspace",
                f"neither {start} nor a folder above it has an mkdocs.yml",
                "make a workspace with: turnabout new my-handbook",
            )
        ]
    )


def open_workspace(root: Path) -> tuple[Workspace, tuple[Problem, ...]]:
    """Read the settings of a workspace; raises `WorkspaceError` where mkdocs.yml is not there or not ours."""
    path = root / "mkdocs.yml"
    if not is_there(path):
        find_root(root)
    data = demand_file(path, SETTINGS, Location("mkdocs.yml"), home(root, root))
    node, problems = read_yaml_bytes(data, "mkdocs.yml")
    problems = tuple(p for p in problems if p.code not in _IGNORED)
    block = _our_block(node) if node else None
    if node is None or block is None:
        raise WorkspaceError(problems or [_not_ours()])
    validated = validate(block, Settings)
    workspace = Workspace(
        root=root,
        site_name=_text(node, "site_name") or "Handbook",
        site_url=_text(node, "site_url"),
        settings=validated.record,
        block=block,
        extensions=find(node, ("markdown_extensions",)),
    )
    strays = stray_folders(root, workspace.settings.curriculum)
    return workspace, (*problems, *validated.problems, *docs_problems(root, node), *strays)


def _our_block(node: Node) -> Table | None:
    plugins = find(node, ("plugins",))
    if isinstance(plugins, Table):
        plugins = Sequence((plugins,), plugins.location)
    for plugin in plugins.items if isinstance(plugins, Sequence) else ():
        if isinstance(plugin, Scalar) and plugin.text == "turnabout":
            return Table({}, plugin.location)
        if isinstance(plugin, Table) and "turnabout" in plugin.entries:
            block = plugin.entries["turnabout"]
            return block if isinstance(block, Table) else Table({}, plugin.keys["turnabout"])
    return None


def _not_ours() -> Problem:
    return Problem(
        Location("mkdocs.yml"), "no-workspace", "'plugins' does not name turnabout", "add under plugins:  - turnabout"
    )


def _text(node: Node, key: str) -> str | None:
    value = find(node, (key,))
    return value.text or None if isinstance(value, Scalar) else None
