"""The one gate through which the files of people are read: inside their folder, plain, and not too large."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..core.problems import Location, Problem, WorkspaceError
from ..system.system_errors import system_problem


class FileKind(NamedTuple):
    """A kind of file, as a message names it, how many bytes it may have, and what to do about more."""

    called: str
    most: int
    hint: str = "make it smaller, or take another"


SETTINGS = FileKind("mkdocs.yml", 100_000)
CURRICULUM = FileKind("a file of a curriculum", 500_000)
OVERLAY = FileKind("a file of a client or a layer", 500_000)
LOCKFILE = FileKind("a lock", 5_000_000)
PAGE = FileKind("a page", 500_000)
BESIDE_PAGES = FileKind("a file beside the pages", 50_000_000)
LOGO = FileKind("a logo", 500_000)
FONT = FileKind("a font", 25_000_000, "take one with fewer scripts or weights")
TEMPLATE = FileKind("a template", 5_000_000)
CATALOGUE = FileKind("a catalogue", 3_000_000)
LIST = FileKind("a list of pairs", 2_000_000, "make two lists of it")
TABLE = FileKind("a table of translations", 3_000_000)
ANSWERS = FileKind("a file of answers", 100_000)

_ANY_TEXT = FileKind("a text", 5_000_000)
"""What a line may be shown of."""

_COPY = "copy what it leads to instead"
_NOT_FILES = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: a pipe may have taken the place of the file since it was looked at."""


def home(root: Path, folder: Path) -> Path:
    """Return where a folder below a root lies if no link is on the way to it; the root itself may be reached by one."""
    real = Path(os.path.realpath(root))
    return real / folder.relative_to(root) if folder.is_relative_to(root) else Path(os.path.realpath(folder))


def refusal(file: Path, kind: FileKind, at: Location, inside: Path | None = None) -> Problem | None:
    """Return why a file may not be read, at a place; None where it may. `inside` is the `home` that it must lie in."""
    shown = at.path if at.path.endswith(file.name) else file.name
    if not (is_text(file.name) and is_text(at.path)):
        return Problem(at, "unreadable-file", f"the name of {shown!r} is no text in UTF-8", "give it another name")
    try:
        real, found = Path(os.path.realpath(file)), os.stat(file)
    except (OSError, ValueError) as error:
        if inside and os.path.islink(file) and not Path(os.path.realpath(file)).is_relative_to(inside):
            return _outside(file, shown, at)
        return _unreadable(error, file, shown, at)
    if inside and not real.is_relative_to(inside):
        return _outside(file, shown, at)
    if not stat.S_ISREG(found.st_mode):
        what = next((what for is_one, what in _NOT_FILES if is_one(found.st_mode)), "something else")
        what = f"a link to {what}" if file.is_symlink() else what
        return Problem(at, "unreadable-file", f"{shown} is {what}, not a file", "put a file in its place, or delete it")
    return _too_large(found.st_size, kind, shown, at) if found.st_size > kind.most else None


def read_file(file: Path, kind: FileKind, at: Location, inside: Path | None = None) -> bytes | Problem:
    """Return the bytes of a file, or why it may not be read, at a place; see `refusal`."""
    if refused := refusal(file, kind, at, inside):
        return refused
    try:
        with open(os.open(file, _OPENING), "rb") as opened:
            data = opened.read(kind.most + 1)
    except OSError as error:
        return _unreadable(error, file, file.name, at)
    return data if len(data) <= kind.most else _too_large(len(data), kind, file.name, at)


def demand_file(file: Path, kind: FileKind, at: Location, inside: Path | None = None) -> bytes:
    """Return the bytes of a file; raises `WorkspaceError` where it may not be read."""
    data = read_file(file, kind, at, inside)
    if isinstance(data, Problem):
        raise WorkspaceError([data])
    return data


def is_text(name: str) -> bool:
    """Tell whether a name is text: disks keep any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_there(file: Path) -> bool:
    """Tell whether there is anything of a name, be it a file or a link that leads nowhere."""
    with suppress(ValueError):
        return os.path.lexists(file)
    return False


def holds(file: Path, data: bytes) -> bool:
    """Tell whether there is a file with these bytes and no others."""
    return read_file(file, FileKind("", len(data)), Location(str(file))) == data


def files_in(folder: Path) -> Iterator[Path]:
    """Yield all in a folder but what is hidden, and folders themselves; links to folders are yielded, not followed.

    Raises `OSError` where a folder cannot be listed.
    """
    if folder.is_symlink():
        yield folder
    if folder.is_symlink() or not is_there(folder):
        return
    for around, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(around, name))]
        yield from (Path(around, name) for name in sorted((*files, *links)) if not name.startswith("."))


def lines_of(root: Path, path: str) -> list[str]:
    """Return the lines of a file to show with its problems: none of a file that may not be read or lies behind a link.

    A path that is not below the root was given to a command by whoever reads the problems.
    """
    file = root / path
    if not Path(path).is_absolute() and os.path.realpath(file) != os.path.join(os.path.realpath(root), path):
        return []
    data = read_file(file, _ANY_TEXT, Location(path))
    if isinstance(data, Problem):
        return []
    with suppress(UnicodeDecodeError):
        return data.decode().splitlines()
    return []


def _raise(error: OSError) -> None:
    raise error


def _outside(file: Path, shown: str, at: Location) -> Problem:
    what = "is" if file.is_symlink() else "lies behind"
    return Problem(at, "outside-folder", f"{shown} {what} a link that leaves its folder", _COPY)


def _unreadable(error: Exception, file: Path, shown: str, at: Location) -> Problem:
    if not isinstance(error, OSError) or error.errno in (errno.ENOENT, errno.ENOTDIR):
        what = "is a link that leads nowhere" if file.is_symlink() else "is not there"
        return Problem(at, "missing-file", f"{shown} {what}")
    return replace(system_problem(error), location=at)


def _too_large(size: int, kind: FileKind, shown: str, at: Location) -> Problem:
    message = f"{shown} has {_amount(size)}; {kind.called} has {_amount(kind.most)} at most"
    return Problem(at, "too-large", message, kind.hint)


def _amount(size: int) -> str:
    for unit, figure in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= figure:
            return f"{size / figure:.3g} {unit}"
    return f"{size} bytes"
