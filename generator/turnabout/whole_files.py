"""Write files that are there whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

UNFINISHED = ".part"
"""The ending of a file that is being written."""


def write_whole(file: Path, content: bytes) -> Path:
    """Write a file and return it; raises `OSError`, and then what was there before is still there."""
    write_all_whole({file: content})
    return file


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files, of which none takes its place before all are written; raises `OSError`.

    Folders are made where they are missing. A file that takes the place of another keeps its mode.
    """
    unfinished = {file: _beside(file) for file in files}
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished[file].write_bytes(content)
            if file.is_file():
                shutil.copymode(file, unfinished[file])
        for file, part in unfinished.items():
            part.replace(file)
    finally:
        for part in unfinished.values():
            with suppress(OSError):  # what kept it from being written is the one to hear of
                part.unlink()


def _beside(file: Path) -> Path:
    """Return a name of its own for each writer, so that two processes never write into one file."""
    return file.with_name(f".{file.name[:150]}.{os.getpid()}-{uuid4().hex[:8]}{UNFINISHED}")
