"""Look in what was built for each client for what belongs to another."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from ..clients.customising import Customiser
from ..loading.workspace import open_workspace
from ..problems import Problem
from .belongings import Belonging, belongings, company, said_by
from .readable import readable
from .word_runs import LENGTH, Run, Sayings, runs_of, without_points, words_and_breaks_in

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
    problems: list[Problem] = []
    for name, folder in outputs.items():
        met = {run: file for run, file in search.met(folder).items() if owned[run][0].client != company(name)}
        said = said_by(workspace, customiser, name) if met else Sayings(())
        leaked = {run: file for run, file in met.items() if not said.has(run)}
        problems += (_problem(thing, name, file) for thing, file in _told(leaked, owned).items())
    return tuple(problems)


def _told(leaked: Mapping[Run, str], owned: Mapping[Run, tuple[Belonging, ...]]) -> Mapping[Belonging, str]:
    """Return the texts that the runs are from, and a file with each; of several it is the one with most of them."""
    parts = Counter(thing for run in leaked for thing in owned[run])
    told: dict[Belonging, str] = {}
    for run, file in leaked.items():
        told.setdefault(max(owned[run], key=parts.__getitem__), file)
    return told


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
        self._of_names = sorted({len(run) for run in wanted} - {LENGTH})
        self._known: dict[tuple[bytes, str], tuple[Run, ...]] = {}

    def met(self, folder: Path) -> Mapping[Run, str]:
        """Return each run that a person or a program can read in a folder or in its names, with the first such file."""
        met: dict[Run, str] = {}
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            path = file.relative_to(folder).as_posix()
            for run in (*self._runs(path, with_names=True), *self._in_file(file)):
                met.setdefault(run, path)
        return met

    def _in_file(self, file: Path) -> tuple[Run, ...]:
        data = file.read_bytes()
        key = sha256(data).digest(), file.suffix
        if key not in self._known:
            text = readable(file.name, data)
            self._known[key] = tuple(dict.fromkeys(self._runs(text, with_names=file.suffix not in _PROGRAMS)))
        return self._known[key]

    def _runs(self, text: str, *, with_names: bool) -> Iterator[Run]:
        words = words_and_breaks_in(text)
        yield from (run for run in runs_of(without_points(words)) if run in self._wanted)
        for length in self._of_names if with_names else ():
            yield from (run for run in runs_of(words, length) if run in self._wanted)
