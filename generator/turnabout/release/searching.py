"""Look for what must not leave, before anything is delivered."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from ..core.problems import Problem, WorkspaceError
from ..model.settings import Edition
from ..papers.press.lanes import lanes
from ..papers.press.store import Cache
from ..reading.reading import Reading
from .leaks.kept_texts import Texts
from .leaks.of_clients import client_leaks
from .leaks.of_editions import edition_leaks


def demand_no_secrets(reading: Reading, handbook: Path, *, jobs: int = 1) -> None:
    """Raise `WorkspaceError` if a built handbook holds what is for the facilitator's edition alone; `jobs` searches
    that run beside each other share the machine."""
    if leaks := edition_leaks(reading, handbook, _texts(reading.workspace.root, reading.client, jobs)):
        raise WorkspaceError(leaks)


def demand_no_others(root: Path, client: str | None, folder: Path) -> None:
    """Raise `WorkspaceError` if what was made for a client holds what belongs to another; the base shows nobody's."""
    if client and (leaks := leaks_of_others(root, {client: folder})):
        raise WorkspaceError(leaks)


def demand_nothing_foreign(reading: Reading, edition: Edition, folder: Path) -> None:
    """Raise `WorkspaceError` if a folder with part of an edition holds what is for others."""
    if edition == "handbook":
        demand_no_secrets(reading, folder)
    demand_no_others(reading.workspace.root, reading.client, folder)


def leaks_of_others(root: Path, outputs: Mapping[str, Path]) -> tuple[Problem, ...]:
    """Return each text of a client that stands in what was made for another; `outputs` are folders by client."""
    return client_leaks(root, outputs, partial(_texts, root))


def _texts(root: Path, client: str | None, jobs: int = 1) -> Texts:
    """What papers say is kept beside the papers, so that it goes when they go."""
    return Texts(Cache(root, client, 0).folder, max(1, lanes() // jobs))
