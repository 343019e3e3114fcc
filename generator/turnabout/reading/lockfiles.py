"""Write the locks of clients and layers: what the base said under each change when it was last accepted."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..clients.customising import Base, Customised, lock_of
from ..clients.files import Written
from ..clients.lockfile.contents import contents_of
from ..clients.lockfile.lockfile import Lock, remembered_of, renamed, renamed_key, write_lock
from ..clients.lockfile.pages import page_problems, remembered_pages
from ..clients.overlay.change import Remembered
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
    """Return what a client has to decide or to mend in the pages that it puts in the place of the base's."""
    if edition_source.customised is None:
        return ()
    part = edition_source.customised.client.own
    return page_problems(*own_and_base_pages(workspace, edition_source), part.lock, part.overlay.called)


def lock_now(workspace: Workspace, edition_source: EditionSource, part: Written) -> Lock:
    """Return the lock that accepts all that a client or a variant changes as it stands."""
    customised = edition_source.customised
    if customised is None:
        raise AssertionError("the base has no lock")
    lock = lock_of(customised, part)
    if part.overlay.role == "variant":
        return lock
    before = customised.resolution.stages[-len(customised.client.parts)].before
    pages = remembered_pages(*own_and_base_pages(workspace, edition_source))
    return replace(lock, pages=pages, contents=contents_of(before))


def layer_lock_now(base: Base, layer: Written) -> Lock:
    """Return the lock that accepts all that a layer changes as it stands."""
    stage = with_layers(base.ground, (layer.overlay,)).stages[-1]
    changes = remembered_of(stage.edits, stage.before)
    return Lock(base.name, base.version, base.digest, changes=changes)


def remember_new(workspace: Workspace, edition_source: EditionSource) -> tuple[Path, ...]:
    """Remember what stands under changes that no lock knows yet, and return the locks that were written.

    An entry that is there stays as it is. While the base has another version than the lock nothing is added, since
    nobody has looked at it yet.
    """
    customised = edition_source.customised
    if customised is None:
        return ()
    files = {}
    for part in customised.client.parts:
        lock = part.lock
        if lock.version in ("", customised.base.version):
            files[part.lock_file] = _with_new(lock, lock_now(workspace, edition_source, part), customised)
    for layer in customised.client.layers:
        lock = layer.lock
        if lock.version in ("", customised.base.version) and layer.file.is_relative_to(workspace.root):
            files[layer.lock_file] = _with_new(lock, layer_lock_now(customised.base, layer), customised)
    return write_files({file: write_lock(lock).encode() for file, lock in files.items()})


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files that say something else than they did, all or none, and return them."""
    other = {file: data for file, data in files.items() if not holds(file, data)}
    write_all_whole(other)
    return tuple(other)


def _with_new(old: Lock, now: Lock, customised: Customised) -> Lock:
    if not old.version:
        return replace(now, changes=_undisputed(now, customised))
    tree = customised.base.tree
    known = renamed(old.changes, tree)
    changes = {key: entry for key, entry in _undisputed(now, customised).items() if renamed_key(key, tree) not in known}
    pages = {path: entry for path, entry in now.pages.items() if path not in old.pages}
    return replace(old, changes={**old.changes, **changes}, pages={**old.pages, **pages})


def _undisputed(lock: Lock, customised: Customised) -> dict[str, Remembered]:
    """A change that is reported (its `expects:` does not hold) waits until somebody has decided."""
    reported = {problem.location for problem in customised.problems if problem.severity == "error"}
    edits = (edit for stage in customised.resolution.stages for edit in stage.edits)
    disputed = {edit.key for edit in edits if edit.change.where in reported}
    return {key: entry for key, entry in lock.changes.items() if key not in disputed}
