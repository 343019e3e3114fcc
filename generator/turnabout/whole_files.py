"""Write files that are there whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from uuid import uuid4

from .locking import hold, is_abandoned

_UNFINISHED = ".part"


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
        with ExitStack() as stack:
            for file, content in files.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                part = stack.enter_context(unfinished[file].open("xb"))
                hold(part.fileno())
                part.write(content)
                part.flush()
                if file.is_file():
                    shutil.copymode(file, unfinished[file])
            for file, finished in unfinished.items():
                finished.replace(file)
    finally:
        for left in unfinished.values():
            with suppress(OSError):  # what kept it from being written is the one to hear of
                left.unlink()


def write_result(file: Path, content: bytes) -> Path:
    """Write a file that a person asked for by its name, and clear away what a killed run left of it; raises `OSError`
    like `write_whole`."""
    if file.parent.is_dir():
        sweep_files(other for other in file.parent.iterdir() if other.name.startswith(_start(file)))
    return write_whole(file, content)


def sweep_files(files: Iterable[Path]) -> None:
    """Remove those of some files that a killed run was writing."""
    for file in left_over(files):
        file.unlink(missing_ok=True)


def left_over(files: Iterable[Path]) -> Iterator[Path]:
    """Yield those of some files that a killed run was writing."""
    return (file for file in files if is_unfinished(file) and is_abandoned(file))


def is_unfinished(file: Path) -> bool:
    """Tell whether a file has the name of one that is being written, or was when a run was killed."""
    return file.name.startswith(".") and file.suffix == _UNFINISHED


def _beside(file: Path) -> Path:
    """Return a name of its own for each writer, so that two processes never write into one file."""
    return file.with_name(f"{_start(file)}{os.getpid()}-{uuid4().hex[:8]}{_UNFINISHED}")


def _start(file: Path) -> str:
    """A name may have 255 bytes, and a letter takes up to four of them."""
    return f".{file.name.encode()[:150].decode(errors='ignore')}."
