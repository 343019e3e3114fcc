"""Clear away what a workspace keeps from run to run, and what killed runs left behind."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.settings import EDITIONS
from ..papers.press.store import CACHE
from ..release.delivery import no_builds, tidy_all
from ..site.staging import is_staged
from ..system.whole_files import left_over
from .one_writer import writing_sources

_KEPT = ("papers", *EDITIONS, "problems")
"""Folders in the cache of a client, or of the base; other tools may keep theirs beside it."""


def clean_workspace(root: Path) -> int:
    """Clear away the cache, staged sites and what killed runs left, and return how many bytes they took.

    What was built, printed or written by hand stays. Raises `InUse` while something is built or written.
    """
    with no_builds(root / "dist"), writing_sources(root):
        return _cleaned(root)


def _cleaned(root: Path) -> int:
    tidy_all(root / "dist")
    staged = (file.parent for file in (root / "build").glob("**/mkdocs.yml") if is_staged(file.parent))
    places = (*_cached(root / CACHE), *staged, *_unfinished(root))
    size = _size(places)
    for place in places:
        shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
    for folder in (root / CACHE, root / "build"):
        _drop_empty(folder)
    return size


def _cached(cache: Path) -> Iterator[Path]:
    owners = {papers.parent for papers in cache.glob("**/papers")}
    return (owner / name for owner in owners for name in _KEPT if (owner / name).is_dir())


def _unfinished(root: Path) -> Iterator[Path]:
    for folder in ("curricula", "dist", ".schema"):
        yield from left_over((root / folder).glob("**/.*"))


def _size(places: Iterable[Path]) -> int:
    """Count a file that stands in two folders once."""
    every = (file for place in places for file in (place, *place.rglob("*")) if file.is_file())
    return sum({file.lstat().st_ino: file.lstat().st_size for file in every}.values())


def _drop_empty(folder: Path) -> None:
    for inner in sorted(folder.glob("**/"), reverse=True):
        if not any(inner.iterdir()):
            inner.rmdir()
