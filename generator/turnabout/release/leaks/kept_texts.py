"""Read files for what they say, and keep what papers say, which takes long to read, for the next search."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from ...system.processes import ProcessesLost, side_by_side
from ...system.versions import versions_with
from ...system.whole_files import write_whole
from .readable import readable

_PAPERS = (".pdf", ".docx")
_READERS = ("pikepdf", "pypdfium2")
_WORTH_IT = 60
"""Papers to read from which on processes of their own pay."""


class Texts:
    """What files say. What a paper says is kept in a folder, under a name that tells its content and what read it, so
    that nothing else can be taken for it; a file there that was cut short or changed counts as none."""

    def __init__(self, folder: Path | None, jobs: int = 1) -> None:
        self._folder, self._jobs = folder, jobs

    def of(self, files: Mapping[Path, bytes]) -> Iterator[tuple[Path, str]]:
        """Yield each file with its text; `files` tells the SHA-256 of each."""
        papers: list[Path] = []
        for file, digest in files.items():
            if file.suffix not in _PAPERS:
                yield file, read(file)
            elif (kept := self._kept(digest)) is not None:
                yield file, kept
            else:
                papers.append(file)
        for file, text in self._read(papers):
            self._keep(files[file], text)
            yield file, text

    def _read(self, papers: list[Path]) -> Iterator[tuple[Path, str]]:
        if self._jobs == 1 or len(papers) < _WORTH_IT:
            yield from ((file, read(file)) for file in papers)
            return
        left = dict(enumerate(papers))
        with suppress(ProcessesLost):
            for at, text in side_by_side(_reader, None, papers, jobs=self._jobs):
                if text is not None:
                    yield left.pop(at), text
        yield from ((file, read(file)) for file in left.values())

    def _kept(self, digest: bytes) -> str | None:
        if self._folder is None:
            return None
        with suppress(OSError, UnicodeDecodeError):
            told, _, text = _file(self._folder, digest).read_bytes().partition(b"\n")
            if told.decode() == hashlib.sha256(text).hexdigest():
                return text.decode()
        return None

    def _keep(self, digest: bytes, text: str) -> None:
        if self._folder is not None:
            data = text.encode(errors="replace")
            with suppress(OSError):  # it is read again
                write_whole(_file(self._folder, digest), hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def _file(folder: Path, digest: bytes) -> Path:
    return folder / f"{hashlib.sha256(digest + _read_with()).hexdigest()}.words"


def read(file: Path) -> str:
    """Return what one file says."""
    return readable(file.name, file.read_bytes())


@contextmanager
def _reader(_: None) -> Iterator[Callable[[Path], str]]:
    yield read


@cache
def _read_with() -> bytes:
    """Return what decides the text of a file besides its bytes: libraries, and our own code."""
    digest = hashlib.sha256(json.dumps(versions_with(*_READERS)).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
