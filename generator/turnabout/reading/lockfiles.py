"""Write the lockfiles of clients and layers: what the base said under each change when it was last accepted."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..clients.customising import Base, Customised, lockfile_of
from ..clients.files import WrittenOverlay
from ..clients.lockfile.contents import contents_of
from ..clients.lockfile.lockfile import Lockfile, baselines_of, renamed, renamed_key, write_lockfile
from ..clients.lockfile.pages import baselines_of_pages, page_problems
from ..clients.overlay.change import Baseline
from ..clients.overlay.resolve import with_layers
from ..core.problems import Problem
from ..sources.gate import holds
from ..sources.prose_files import WrittenPage, read_prose
from ..sources.workspace import Workspace
from ..system.whole_files import write_all_whole
from .edition_source import EditionSource


def own_and_base_pages(
    workspace: Workspace, edition_source: EditionSource
) -> tuple[tuple[WrittenPage, ...], tuple[WrittenPage, ...]]:
    """Return the pages of a client's own folder, and those of its base that have the same paths or others."""
    if edition_source.own is None:
        return (), ()
    own, _ = read_prose(workspace, (edition_source.own,))
    base, _ = read_prose(workspace, tuple(folder for folder in edition_source.folders if folder != edition_source.own))
    return own, base


def problems_of_pages(workspace: Workspace, edition_source: EditionSource) -> tuple[Problem, ...]:
    """Return what a client has to decide or to repair in the pages that it puts in the place of the base's."""
    if edition_source.customised is None:
        return ()
    part = edition_source.customised.client.own
    return page_problems(*own_and_base_pages(workspace, edition_source), part.lockfile, part.overlay.called)


def lockfile_now(workspace: Workspace, edition_source: EditionSource, part: WrittenOverlay) -> Lockfile:
    """Return the lockfile that accepts all that a client or a variant changes as it stands."""
    customised = edition_source.of_client
    lockfile = lockfile_of(customised, part)
    if part.overlay.role == "variant":
        return lockfile
    before = customised.resolution.stages[-len(customised.client.parts)].before
    pages = baselines_of_pages(*own_and_base_pages(workspace, edition_source))
    return replace(lockfile, pages=pages, contents=contents_of(before))


def layer_lockfile_now(base: Base, layer: WrittenOverlay) -> Lockfile:
    """Return the lockfile that accepts all that a layer changes as it stands."""
    stage = with_layers(base.ground, (layer.overlay,)).stages[-1]
    changes = baselines_of(stage.edits, stage.before)
    return Lockfile(base.name, base.version, base.digest, changes=changes)


def record_new_baselines(workspace: Workspace, edition_source: EditionSource) -> tuple[Path, ...]:
    """Record what stands under changes that no lockfile knows yet, and return the lockfiles that were written.

    An entry that is there stays as it is. While the base has another version than the lockfile nothing is added, since
    nobody has looked at it yet.
    """
    customised = edition_source.customised
    if customised is None:
        return ()
    files = {}
    for part in customised.client.parts:
        lockfile = part.lockfile
        if lockfile.version in ("", customised.base.version):
            files[part.lockfile_path] = _with_new(lockfile, lockfile_now(workspace, edition_source, part), customised)
    for layer in customised.client.layers:
        lockfile = layer.lockfile
        if lockfile.version in ("", customised.base.version) and layer.file.is_relative_to(workspace.root):
            files[layer.lockfile_path] = _with_new(lockfile, layer_lockfile_now(customised.base, layer), customised)
    return write_files({file: write_lockfile(lockfile).encode() for file, lockfile in files.items()})


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files that say something else than they did, all or none, and return them."""
    other = {file: data for file, data in files.items() if not holds(file, data)}
    write_all_whole(other)
    return tuple(other)


def _with_new(old: Lockfile, now: Lockfile, customised: Customised) -> Lockfile:
    if not old.version:
        return replace(now, changes=_undisputed(now, customised))
    tree = customised.base.tree
    known = renamed(old.changes, tree)
    changes = {key: entry for key, entry in _undisputed(now, customised).items() if renamed_key(key, tree) not in known}
    pages = {path: entry for path, entry in now.pages.items() if path not in old.pages}
    return replace(old, changes={**old.changes, **changes}, pages={**old.pages, **pages})


def _undisputed(lockfile: Lockfile, customised: Customised) -> dict[str, Baseline]:
    """A change that is reported (its `expects:` does not hold) waits until somebody has decided."""
    reported = {problem.location for problem in customised.problems if problem.severity == "error"}
    edits = (edit for stage in customised.resolution.stages for edit in stage.edits)
    disputed = {edit.key for edit in edits if edit.change.where in reported}
    return {key: entry for key, entry in lockfile.changes.items() if key not in disputed}
