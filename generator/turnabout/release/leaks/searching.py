"""Search folders for runs of words; what several of them have, byte for byte, is read once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from .kept_texts import Texts
from .word_runs import LENGTH, Run, runs_of, without_points, words_and_breaks_in

_PROGRAMS = (".js", ".css")
"""Files in which a word may be one of the program's own, so that only sentences are looked for."""

_INDEX = b"var __index"
"""How an index for the search begins that looks like a program."""

SearchKey = tuple[bytes, str]
"""A file by its content and the end of its name."""


class Search:
    """Finds runs of words in folders: sentences by so many words in a row, and names that are shorter."""

    def __init__(self, wanted: Collection[Run]) -> None:
        self._sentences = _Wanted(run for run in wanted if len(run) >= LENGTH)
        self._names = _Wanted(run for run in wanted if len(run) < LENGTH)
        self._known: dict[SearchKey, tuple[Run, ...]] = {}

    def met(self, folder: Path, texts: Texts) -> Mapping[Run, tuple[str, ...]]:
        """Return each run that a person or a program can read in a folder or in its names, with the files that hold
        it, by their names."""
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        keys = {file: _key(file) for file in files}
        self._read({key: file for file, key in reversed(keys.items()) if key not in self._known}, texts)
        met: dict[Run, list[str]] = {}
        for file, key in keys.items():
            path = file.relative_to(folder).as_posix()
            for run in dict.fromkeys((*self._runs(path, with_names=True), *self._known[key])):
                met.setdefault(run, []).append(path)
        return {run: tuple(paths) for run, paths in met.items()}

    def _read(self, files: Mapping[SearchKey, Path], texts: Texts) -> None:
        for file, text in texts.of({file: key[0] for key, file in files.items()}):
            with_names = file.suffix not in _PROGRAMS or text.lstrip().encode()[: len(_INDEX)] == _INDEX
            found = self._runs(text, with_names=with_names)
            self._known[_key(file)] = tuple(dict.fromkeys(found))

    def _runs(self, text: str, *, with_names: bool) -> Iterator[Run]:
        words = words_and_breaks_in(text)
        yield from self._sentences.met(without_points(words))
        if with_names:
            yield from self._names.met(words)


class _Wanted:
    """Runs to look for, by how long they are."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs: dict[int, set[Run]] = {}
        for run in runs:
            self._runs.setdefault(len(run), set()).add(run)

    def met(self, words: Sequence[str]) -> Iterator[Run]:
        """Yield each run that stands among the words."""
        for length, runs in self._runs.items():
            yield from sorted(runs.intersection(runs_of(words, length)))


def _key(file: Path) -> SearchKey:
    return sha256(file.read_bytes()).digest(), file.suffix
