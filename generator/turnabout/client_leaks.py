"""Look in what was built for each client for what belongs to another."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from .belongings import Belonging, belongings, company, said_by
from .customising import Customiser
from .loading.workspace import open_workspace
from .problems import Problem
from .readable import readable
from .word_runs import LENGTH, Run, runs_of, words_in

_PROGRAMS = (".js", ".css")
"""Files in which a word may be one of the program's own, so that only sentences are looked for."""


def client_leaks(root: Path, outputs: Mapping[str, Path]) -> tuple[Problem, ...]:
    """Search every output for names and sentences that exactly one other client owns; `outputs` are folders by client
    or variant. Returns one problem for each text and each client that shows it."""
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    if not outputs or len({company(name) for name in customiser.names()}) < 2:
        return ()
    owned = belongings(workspace, customiser)
    search = _Search(owned)
    problems: dict[tuple[Belonging, str], Problem] = {}
    for name, folder in outputs.items():
        met = {run: file for run, file in search.met(folder).items() if owned[run].client != company(name)}
        said = said_by(workspace, customiser, name) if met else None
        for run, file in met.items():
            if said and not said.has(run):
                problems.setdefault((owned[run], name), _problem(owned[run], name, file))
    return tuple(problems.values())


def _problem(thing: Belonging, name: str, file: str) -> Problem:
    shown = " ".join(thing.text.split())
    cut = shown if len(shown) <= 100 else f"{shown[:99]}…"
    return Problem(
        thing.where,
        "client-leak",
        f"{cut!r} belongs to client {thing.client!r} and stands in {file} of client {name!r}",
        "look for it in the templates and settings of the workspace; nothing was delivered",
    )


class _Search:
    """Finds runs of words in files; what many clients have, byte for byte, is read once."""

    def __init__(self, wanted: Collection[Run]) -> None:
        self._wanted = wanted
        self._lengths = sorted({len(run) for run in wanted})
        self._known: dict[tuple[bytes, str], frozenset[Run]] = {}

    def met(self, folder: Path) -> Mapping[Run, str]:
        """Return each run that a person or a program can read in a folder or in its names, with the first such file."""
        met: dict[Run, str] = {}
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            path = file.relative_to(folder).as_posix()
            for run in (*self._runs(words_in(path), self._lengths), *self._in_file(file)):
                met.setdefault(run, path)
        return met

    def _in_file(self, file: Path) -> frozenset[Run]:
        data = file.read_bytes()
        key = sha256(data).digest(), file.suffix
        if key not in self._known:
            lengths = [LENGTH] if file.suffix in _PROGRAMS else self._lengths
            self._known[key] = frozenset(self._runs(words_in(readable(file.name, data)), lengths))
        return self._known[key]

    def _runs(self, words: list[str], lengths: list[int]) -> Iterator[Run]:
        return (run for length in lengths for run in runs_of(words, length) if run in self._wanted)
