"""Keep papers from run to run, and what was found out before they were drawn, by what they are made of."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ...system.versions import versions_with
from ...system.whole_files import is_unfinished, sweep_files, write_whole

_TOOLS = ("pikepdf", "typst")
"""What decides the bytes of a paper besides this tool."""

CACHE = ".cache"
"""The folder of a workspace that can be cleared away at any time."""

_END = b"%%EOF"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Cache:
    """Where a workspace keeps the papers of a client, or of the base, and how many megabytes of all are kept."""

    root: Path
    client: str | None
    most_megabytes: int

    @property
    def folder(self) -> Path:
        return self.root / CACHE / (self.client or "base") / "papers"

    def trim(self) -> None:
        """Clear away what killed runs left unfinished, and then what was not used for longest, whosever it is, until
        the rest takes no more than is kept."""
        sweep_files((self.root / CACHE).glob("**/papers/.*"))
        room = self.most_megabytes * _MEGABYTE
        for _, size, file in sorted(_papers(self.root / CACHE), reverse=True):
            room -= size
            if room < 0:
                file.unlink(missing_ok=True)


class PaperStore:
    """Papers in a folder, each under a name that tells all it was made of: data, templates and fonts, and the versions
    of what made it. A file that is cut short counts as none. `timestamp` is the date that the papers bear, if any."""

    def __init__(self, folder: Path, files: Mapping[str, bytes], timestamp: int | None) -> None:
        self._folder, self._made_with, self.timestamp = folder, _digest(files), timestamp

    def name(self, data: str) -> str:
        """Return the name of a paper by its data as JSON."""
        return hashlib.sha256(f"{self._made_with} {self.timestamp}\n{data}".encode()).hexdigest()

    def put(self, name: str, pdf: bytes) -> None:
        """Keep a paper; raises `OSError`."""
        write_whole(self._file(name), pdf)

    def take(self, name: str, target: Path, *, link: bool) -> bool:
        """Put a paper where somebody wants it, and tell whether there is one.

        A link is for folders that nobody writes into: who changed the one file would change the other.
        """
        file = self._file(name)
        if not _is_whole(file):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _touch(file)
            if not (link and target.exists() and target.samefile(file)):
                target.unlink(missing_ok=True)
                _linked(file, target) if link else shutil.copyfile(file, target)
        except FileNotFoundError:  # another run has just cleared it away
            return False
        return True

    @contextmanager
    def answers(self) -> Iterator[MutableMapping[str, object]]:
        """Give what was found out before papers are drawn, by the names of questions, and keep what is added."""
        file = self._folder / f"arrangements-{self._made_with}.json"
        known = _read(file)
        before = len(known)
        yield known
        if len(known) > before:
            with suppress(OSError):  # it is found out again
                write_whole(file, json.dumps(known).encode())

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.pdf"


def _papers(cache: Path) -> Iterator[tuple[int, int, Path]]:
    """Yield when each file was used, in nanoseconds, and its size in bytes; what another run is writing is left out."""
    for file in cache.glob("**/papers/*"):
        with suppress(FileNotFoundError):
            found = file.stat()
            if not is_unfinished(file):
                yield found.st_atime_ns, found.st_size, file


def _touch(file: Path) -> None:
    """Note that a file was used; when it was written stays, since links to it are compared by that."""
    os.utime(file, ns=(time.time_ns(), file.stat().st_mtime_ns))


def _linked(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(file, target)


def _is_whole(file: Path) -> bool:
    """A disk that was full, or a machine that lost its power, may leave half a file."""
    try:
        with file.open("rb") as opened:
            opened.seek(-min(len(_END) + 2, file.stat().st_size), os.SEEK_END)
            return opened.read().rstrip().endswith(_END)
    except OSError:
        return False


def _read(file: Path) -> dict[str, object]:
    try:
        return dict(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def _digest(files: Mapping[str, bytes]) -> str:
    """Return what tells one set of templates, fonts and programs from another."""
    digest = hashlib.sha256(json.dumps(versions_with(*_TOOLS)).encode())
    for name, content in sorted({**files, **_programs()}.items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _programs() -> Mapping[str, bytes]:
    """Our own code between the data and the PDF, which changes without a new version while it is worked on."""
    return {file.name: file.read_bytes() for file in Path(__file__).parent.glob("*.py")}
