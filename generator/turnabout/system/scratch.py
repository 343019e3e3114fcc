"""Folders to work in, which go with the run or, where that was killed, with the next one."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .locking import hold, taken_over

_PREFIX = "turnabout-"
"""How folders begin among the system's temporary ones."""


@contextmanager
def scratch_folder(within: Path | None = None, prefix: str = _PREFIX) -> Iterator[Path]:
    """Give an empty folder, by default among the system's temporary ones, and take it away in the end.

    What runs that were killed left there under the same prefix goes first. Raises `OSError`.
    """
    home = within or Path(tempfile.gettempdir())
    sweep_folders(within, prefix)
    folder, opened = _begun(home, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if opened is not None:
            os.close(opened)


@contextmanager
def folder_made_whole(place: Path) -> Iterator[Path]:
    """Give a folder to fill, which comes to its place when it is whole; raises `OSError` where there is something by
    then, and then leaves it alone."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder(place.parent, f".{place.name.encode()[:150].decode(errors='ignore')}.new-") as scratch:
        fresh = scratch / "whole"
        fresh.mkdir()
        yield fresh
        fresh.rename(place)


def sweep_folders(within: Path | None = None, prefix: str = _PREFIX) -> None:
    """Remove the folders that this user's killed runs left behind under a prefix."""
    with os.scandir(within or tempfile.gettempdir()) as entries:
        left = [Path(entry) for entry in entries if entry.name.startswith(prefix) and _is_own_folder(entry)]
    for folder in left:
        with taken_over(folder) as is_left:
            if is_left:
                shutil.rmtree(folder, ignore_errors=True)


def _begun(home: Path, prefix: str) -> tuple[Path, int | None]:
    """Return an empty folder, and open, which no other run takes for left over; None where none can be opened."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=home, prefix=prefix))
        try:
            opened = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        except PermissionError:  # Windows opens no folders
            return folder, None
        if hold(opened, folder):
            return folder, opened
        os.close(opened)


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    try:
        is_folder = entry.is_dir(follow_symlinks=False)
        owner = entry.stat(follow_symlinks=False).st_uid
    except OSError:  # another run has just cleared it away
        return False
    return is_folder and owner == (os.getuid() if hasattr(os, "getuid") else owner)
