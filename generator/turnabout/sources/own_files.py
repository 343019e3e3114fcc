"""Find a file that somebody names in a folder of their own."""

import os.path
from pathlib import Path, PureWindowsPath

from ..core.problems import Location, Problem, did_you_mean
from .gate import FileKind, read_file


def own_file(folder: Path, text: str, at: Location) -> Path | Problem:
    """Return the file at a path in a folder, or the problem with it; links are followed, and lead out no more than `..`
    does. Whether it is fit to be read, the gate tells.

    A name is its own in capitals and small letters, also where the disk would find it by others.
    """
    home, file = os.path.realpath(folder), _real(folder, text)
    if PureWindowsPath(text).anchor or file is None or not Path(file).is_relative_to(home):
        message = f"{text!r} leaves the folder of its file"
        return Problem(at, "outside-folder", message, "copy the file into that folder, and write its path from there")
    if not os.path.exists(file) or os.path.basename(file) not in os.listdir(os.path.dirname(file)):
        return Problem(at, "missing-file", f"{text!r} is not there", _hint(Path(home), text))
    return Path(file)


def read_own(folder: Path, text: str, kind: FileKind, at: Location) -> bytes | Problem:
    """Return what the file at a path in a folder holds, or the problem with it."""
    file = own_file(folder, text, at)
    return file if isinstance(file, Problem) else read_file(file, kind, at, file)


def links_out(folder: Path) -> tuple[Path, ...]:
    """Return the folder itself and what lies in it, as far as it is a link to somewhere outside."""
    home = folder.parent.resolve() / folder.name
    links = (path for path in (folder, *sorted(folder.rglob("*"))) if path.is_symlink())
    return tuple(link for link in links if not Path(os.path.realpath(link)).is_relative_to(home))


def _real(folder: Path, text: str) -> str | None:
    """Return where a path leads to, or None where it cannot lead anywhere."""
    try:
        return os.path.realpath(folder / text)
    except ValueError:  # a null character
        return None


def _hint(home: Path, text: str) -> str:
    if "\\" in text:
        return f"write {text.replace(chr(92), '/')}"
    there = (file.relative_to(home).as_posix() for file in sorted(home.rglob("*")) if file.is_file())
    return did_you_mean(text, there) or "paths count from the folder of this file"
