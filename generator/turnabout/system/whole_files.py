"""Write files that are there whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from .locking import hold, taken_over

_UNFINISHED = ".part"


def write_whole(file: Path, content: bytes) -> Path:
    """Write a file and return it; raises `OSError`, and then what was there before is still there."""
    write_all_whole({file: content})
    return file


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files, of which none takes its place before all are written; raises `OSError`.

    Folders are made where they are missing. A file that takes the place of another keeps its mode.
    """
    unfinished: dict[Path, Path] = {}
    try:
        with ExitStack() as stack:
            for file, content in files.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                unfinished[file], part = _begun(file)
                stack.enter_context(part)
                part.write(content)
                part.flush()
                with suppress(FileNotFoundError):  # it is new, or another run has just cleared it away
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
    for file in filter(is_unfinished, files):
        with taken_over(file) as is_left:
            if is_left:
                file.unlink(missing_ok=True)


def left_over(files: Iterable[Path]) -> Iterator[Path]:
    """Yield those of some files that a killed run was writing."""
    for file in filter(is_unfinished, files):
        with taken_over(file) as is_left:
            if is_left:
                yield file


def is_unfinished(file: Path) -> bool:
    """Tell whether a file has the name of one that is being written, or was when a run was killed."""
    return file.name.startswith(".") and file.suffix == _UNFINISHED


def _begun(file: Path) -> tuple[Path, BinaryIO]:
    """Return a file to write, and open, which no other run takes for left over."""
    while True:
        unfinished = _beside(file)
        opened = unfinished.open("xb")
        if hold(opened.fileno(), unfinished):
            return unfinished, opened
        opened.close()


def _beside(file: Path) -> Path:
    """Return a name of its own for each writer, so that two processes never write into one file."""
    return file.with_name(f"{_start(file)}{os.getpid()}-{uuid4().hex[:8]}{_UNFINISHED}")


def _start(file: Path) -> str:
    """A name may have 255 bytes, and a letter takes up to four of them."""
    return f".{file.name.encode()[:150].decode(errors='ignore')}."
