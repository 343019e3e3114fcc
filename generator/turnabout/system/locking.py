"""Keep runs out of each other's way, with locks that end with the process that holds them."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from ..core.problems import RequestError

_PAUSE = 0.05
"""Seconds between two looks at a lock that another run holds."""


class InUse(RequestError):
    """Another run is writing where this one would write; says where."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another run is writing into {folder}; try again when it has ended")
        self.folder = folder


@contextmanager
def alone(folder: Path, *, patience: float = 0) -> Iterator[None]:
    """Keep other runs away from a folder, which is made if it is missing; waits so many seconds for its turn.

    Raises `InUse`, and `OSError`. Where a system has no locks, as some network folders have none, it goes ahead.
    """
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    opened = _opened(folder.resolve())
    try:
        while opened is not None and _lock(opened) == "taken":
            if time.monotonic() >= until:
                raise InUse(folder)
            time.sleep(_PAUSE)
        yield
    finally:
        if opened is not None:
            os.close(opened)


def hold(descriptor: int, path: Path) -> bool:
    """Mark an open file or folder as one that a run works on, until it is closed; False where another run took it for
    left over and is clearing it away."""
    return _lock(descriptor) != "taken" and path.exists()


@contextmanager
def taken_over(path: Path) -> Iterator[bool]:
    """Take a file or folder over from a run that has ended, to clear it away, and tell whether it could be taken: False
    while its run lives, where nobody can tell, or where it is a link."""
    opened = _opened(path)
    try:
        yield opened is not None and _lock(opened) == "ours"
    finally:
        if opened is not None:
            os.close(opened)


def _opened(path: Path) -> int | None:
    """Return an open descriptor; None where the system opens no folders, or the path is a link or has gone."""
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None


def _lock(descriptor: int) -> Literal["ours", "taken", "unknown"]:
    try:
        import fcntl
    except ImportError:  # Windows
        return "unknown"
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return "taken"
    except OSError:
        return "unknown"
    return "ours"
