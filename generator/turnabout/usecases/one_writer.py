"""Let one run at a time write into the files of a workspace that its authors keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..system.locking import alone
from ..system.whole_files import sweep_files

_PATIENCE = 30
"""Seconds; such a run takes a moment."""


@contextmanager
def writing_sources(root: Path) -> Iterator[None]:
    """Wait until no other run writes into a workspace, and clear away what a killed one left; raises `InUse`.

    Whoever writes what depends on what is there reads it in here too, so that no other run writes in between.
    """
    with alone(root, patience=_PATIENCE):
        sweep_files((root / "curricula").rglob(".*"))
        yield
