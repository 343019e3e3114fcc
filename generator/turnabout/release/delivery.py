"""Put a finished build in the place of the last one, whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from filecmp import cmp
from pathlib import Path

from ..system.locking import alone
from ..system.scratch import scratch_folder, sweep_folders

_FRESH, _OLD = ".new-", ".old-"
_VARIANTS = "variants"


def dist_of(root: Path, client: str | None) -> Path:
    """Return where a workspace, a client or a variant (acme/leaders) is delivered."""
    name, _, variant = (client or "base").partition("/")
    return root / "dist" / name / _VARIANTS / variant if variant else root / "dist" / name


@contextmanager
def fresh_folder(dist: Path) -> Iterator[Path]:
    """Give an empty folder on the disk of the last build, keep other builds away, and take it away in the end.

    What a killed build left behind is tidied first. Raises `InUse`.
    """
    with alone(dist):
        tidy(dist)
        with scratch_folder(dist, _FRESH) as fresh:
            yield fresh


@contextmanager
def no_builds(dist: Path) -> Iterator[None]:
    """Keep all builds of a workspace away for a while; raises `InUse` where there is one."""
    with ExitStack() as stack:
        for folder in (dist, *dist.glob("*/"), *dist.glob(f"*/{_VARIANTS}/*/")):
            if folder.is_dir():
                stack.enter_context(alone(folder))
        yield


def carry_over(last: Path, fresh: Path, *, but: str) -> None:
    """Put into a fresh folder what lies in the last one, except in the folder `but` at its top."""
    if last.is_dir():
        leave = shutil.ignore_patterns(but)
        shutil.copytree(
            last,
            fresh,
            ignore=lambda folder, names: leave(folder, names) if Path(folder) == last else (),
            copy_function=link_or_copy,
            dirs_exist_ok=True,
        )


def link_or_copy(last: Path | str, fresh: Path | str) -> None:
    """Take a file over from the last build, which goes when the new one takes its place: till then both share it."""
    try:
        os.link(last, fresh)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(last, fresh)


def deliver(fresh: Path, dist: Path) -> None:
    """Move each finished folder to its place; what was there goes, and so does a language that is built no more."""
    dist.mkdir(parents=True, exist_ok=True)
    names = sorted(folder.name for folder in fresh.iterdir())
    for name in names:
        _swap_in(fresh / name, dist / name)
    for page in dist.glob("*/handbook/index.html"):
        language = page.parent.parent
        if language.name not in (*names, _VARIANTS) and (language / "facilitator" / "index.html").is_file():
            shutil.rmtree(language)


def tidy(dist: Path) -> None:
    """Clear what a killed build left: its unfinished folder, or the last good site beside its place."""
    sweep_folders(dist, _FRESH)
    for old in [*dist.glob(f"{_OLD}*")]:
        place = old.with_name(old.name.removeprefix(_OLD))
        if not place.exists():
            old.rename(place)
        shutil.rmtree(old, ignore_errors=True)


def tidy_all(dist: Path) -> None:
    """Clear what killed builds left, of the base and of every client."""
    for folder in {left.parent for mark in (_FRESH, _OLD) for left in dist.glob(f"**/{mark}*")}:
        tidy(folder)


def link_same(fresh: Path, *, names: Sequence[str]) -> None:
    """Let files that are the same in two finished folders take the room of one; each stays a file of its own name."""
    first, second = (fresh / name for name in names)
    for file in first.rglob("*"):
        other = second / file.relative_to(first)
        # A name does not take the place of another name of the same file, but stays beside it (rename, POSIX).
        if file.is_file() and other.is_file() and not file.samefile(other) and cmp(file, other, shallow=False):
            _link(file, other)


def _link(file: Path, other: Path) -> None:
    unfinished = other.with_name(f".{other.name[:200]}.link")
    with suppress(OSError):  # a disk that knows no links
        os.link(file, unfinished)
        unfinished.replace(other)


def _swap_in(fresh: Path, place: Path) -> None:
    old = place.with_name(f"{_OLD}{place.name}")
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
