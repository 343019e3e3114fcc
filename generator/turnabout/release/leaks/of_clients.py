"""Look in what was built for each client for what belongs to another."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ...clients.customising import Customiser
from ...core.problems import Problem
from ...sources.workspace import open_workspace
from .belongings import belongings, company, said_by
from .kept_texts import Texts
from .passages import Belonging, cut, told
from .searching import Search
from .word_runs import Sayings


def client_leaks(
    root: Path, outputs: Mapping[str, Path], texts_of: Callable[[str], Texts] = lambda _: Texts(None)
) -> tuple[Problem, ...]:
    """Search every output for names and sentences that exactly one other client owns; `outputs` are folders by client
    or variant, and `texts_of` tells where the texts of its papers are kept. Returns one problem for each text and each
    client that shows it."""
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    if not outputs or len({company(name) for name in customiser.names()}) < 2:
        return ()
    owned = belongings(workspace, customiser)
    search = Search(owned)
    problems: list[Problem] = []
    for name, folder in outputs.items():
        met = {
            run: files[0]
            for run, files in search.met(folder, texts_of(name)).items()
            if owned[run][0].owner != company(name)
        }
        said = said_by(workspace, customiser, name) if met else Sayings(())
        leaked = {run: file for run, file in met.items() if not said.has(run)}
        problems += (_problem(thing, name, leaked[runs[0]]) for thing, runs in told(leaked, owned).items())
    return tuple(problems)


def _problem(thing: Belonging, name: str, file: str) -> Problem:
    return Problem(
        thing.where,
        "client-leak",
        f"{cut(thing.text)!r} belongs to client {thing.owner!r} and stands in {file} of client {name!r}",
        "look for it in the templates and settings of the workspace; nothing was delivered",
    )
