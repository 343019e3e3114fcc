"""What a handbook is made from: a curriculum as one tree, and folders of pages; the base's, or a client's."""

from collections.abc import Mapping
from dataclasses import dataclass
from os.path import isdir
from pathlib import Path
from typing import Any

from ..clients.customising import Base, Customised, Customiser
from ..core.nodes import Path as NodePath
from ..core.nodes import Table, find, place, scalars
from ..core.problems import Problem, WorkspaceError, did_you_mean, one_of
from ..planning.audience_folders import audience_names
from ..rules.scope import Scope
from ..sources.curriculum_files import curriculum_names
from ..sources.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EditionSource:
    """A curriculum and where its pages lie, the folder that counts first; `own` is the folder of a client's pages.

    `base` is the name of the curriculum. `damaged` are the paths whose file could not be read, `doubtful` those below
    which changes are missing, and `files` what a reader may edit, by address. A `scope` tells what is a client's own;
    the base has none.
    """

    base: str
    node: Table
    problems: tuple[Problem, ...]
    damaged: tuple[NodePath, ...]
    doubtful: tuple[NodePath, ...]
    files: Mapping[str, str]
    folders: tuple[Path, ...]
    own: Path | None = None
    scope: Scope | None = None
    customised: Customised | None = None

    @property
    def client(self) -> str | None:
        """The name of the client or variant."""
        return self.customised.client.name if self.customised else None

    @property
    def of_client(self) -> Customised:
        """What makes it a client's, where it cannot be the base."""
        if self.customised is None:
            raise AssertionError("a client was asked for")
        return self.customised

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folder of a client's own pages, if it has one."""
        return (self.own,) if self.own else ()

    @property
    def values(self) -> Mapping[int, Any]:
        """The checked values that a client puts into its curriculum, by the identity of their nodes."""
        return self.customised.resolution.values if self.customised else {}

    @property
    def audiences(self) -> tuple[str, ...]:
        """The folders that pages may lie in."""
        return audiences_of(self.customised) if self.customised else audience_names(_terms(self.node))

    @property
    def languages(self) -> tuple[str | None, ...]:
        """The languages to build: that of the source as None, and the others that the client names."""
        return (None, *(self.customised.client.languages[1:] if self.customised else ()))


def edition_source_of(customiser: Customiser, client: str | None) -> EditionSource:
    """Return what the workspace publishes itself, or a client; raises `WorkspaceError` where there is no curriculum,
    and `NoSuchClient`."""
    workspace = customiser.workspace
    name = workspace.settings.curriculum
    base = customiser.base(name)
    if base is None:
        names = curriculum_names(workspace)
        message = f"{name!r} is no curriculum; there is {one_of(names)}"
        at = place(workspace.block, ("curriculum",))
        raise WorkspaceError([Problem(at, "unknown-reference", message, did_you_mean(name, names))])
    return _of_client(workspace, customiser.customised(client)) if client else base_edition_source(workspace, base)


def base_edition_source(workspace: Workspace, base: Base) -> EditionSource:
    """Return a base as its author wrote it."""
    gathered = base.gathered
    folders = _folders(workspace, base)
    return EditionSource(
        base.name, gathered.node, gathered.problems, gathered.damaged, (), gathered.files, folders
    )  # fmt: skip


def _of_client(workspace: Workspace, customised: Customised) -> EditionSource:
    """No page of a client leads to a file that the consultant edits."""
    base, folder = customised.base, customised.client.folder / "content"
    own = folder if isdir(folder) else None
    return EditionSource(
        base=base.name,
        node=customised.tree,
        problems=(*base.gathered.problems, *customised.problems),
        damaged=base.gathered.damaged,
        doubtful=customised.doubtful,
        files={},
        folders=((own,) if own else ()) + _folders(workspace, base),
        own=own,
        scope=scope_of(workspace, customised),
        customised=customised,
    )


def scope_of(workspace: Workspace, customised: Customised) -> Scope:
    """Return what of a client's curriculum was written by itself or by its layers."""
    client = customised.client
    parts = (*client.layers, *client.parts)
    edits = tuple(edit for stage in customised.resolution.stages for edit in stage.edits)
    payloads = (edit.change.payload for edit in edits if edit.change.payload)
    files = {node.location.path for payload in payloads for _, node in scalars(payload)}
    pages = workspace.display(client.folder / "content")
    written = frozenset({workspace.display(part.file) for part in parts} | files)
    return Scope(written, edits, pages)


def audiences_of(customised: Customised) -> tuple[str, ...]:
    """Return the folders that pages of a client may lie in: a term that it does without leaves its pages there."""
    return audience_names((*_terms(customised.base.tree), *_terms(customised.tree)))


def _terms(tree: Table) -> tuple[str, ...]:
    terms = find(tree, ("terms",))
    return tuple(terms.entries) if isinstance(terms, Table) else ()


def _folders(workspace: Workspace, base: Base) -> tuple[Path, ...]:
    """What ships as content speaks of the shipped curriculum, so it comes with that one alone."""
    folders = workspace.folders("content")
    if base.gathered.is_shipped:
        return folders
    return tuple(folder for folder in folders if folder.is_relative_to(workspace.root))
