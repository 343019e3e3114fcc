"""Say what the base as it is now means for a client, compared with what was accepted last."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..clients.customising import Customised, Customiser
from ..clients.lockfile.contents import Novelties, novelties
from ..clients.overlay.change import Edit
from ..core.nodes import Path as NodePath
from ..core.problems import Location, Problem, WorkspaceError
from ..reading.edition_source import edition_source_of
from ..reading.lockfiles import problems_of_pages
from ..sources.address import address_of
from ..sources.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class Update:
    """What a base means for a client; `accepted` is the version that was accepted last, empty where none was.

    Problems stand in `decide`, in `idle` (the change is no longer needed) or in `followed` (an item was renamed). The
    rest are addresses: changes `kept` as they are, and what came from the base by itself.
    """

    client: str
    base: str
    accepted: str
    version: str
    decide: tuple[Problem, ...]
    idle: tuple[Problem, ...]
    followed: tuple[Problem, ...]
    kept: tuple[str, ...]
    taken: tuple[str, ...]
    new: tuple[str, ...]
    reordered: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nobody has anything to decide or to delete."""
        return not self.decide and not self.idle


def updates(root: Path, clients: Iterable[str]) -> tuple[Update, ...]:
    """Return what the base means for each client, its variants included; raises `WorkspaceError`, `NoSuchClient`."""
    workspace, problems = open_workspace(root)
    if problems:
        raise WorkspaceError(problems)
    customiser = Customiser(workspace)
    return tuple(_update(customiser, client) for client in clients or client_names(customiser))


def client_names(customiser: Customiser) -> tuple[str, ...]:
    """Return the names of all clients, without their variants."""
    return tuple(name for name in customiser.names() if "/" not in name)


def _update(customiser: Customiser, name: str) -> Update:
    edition_source = edition_source_of(customiser, name)
    customised = edition_source.of_client
    variants = tuple(customiser.customised(other) for other in customiser.names() if other.startswith(f"{name}/"))
    every = (customised, *variants)
    found = sorted({
        *(problem for one in every for problem in one.problems),
        *problems_of_pages(customiser.workspace, edition_source),
    })  # fmt: skip
    edits = tuple(edit for one in every for edit in one.own_stage.edits)
    idle = tuple(problem for problem in found if _is_idle(problem, every))
    followed = tuple(problem for problem in found if problem.code == "followed-rename")
    reported = {problem.location for problem in found if problem.severity == "error"}
    lockfile = customised.client.own.lockfile
    news = novelties(lockfile.contents, customised.own_stage.before) if lockfile.contents else Novelties()
    return Update(
        client=name,
        base=customised.base.name,
        accepted=lockfile.version,
        version=customised.base.version,
        decide=tuple(problem for problem in found if problem not in idle and problem not in followed),
        idle=idle,
        followed=followed,
        kept=tuple(edit.key for edit in edits if edit.change.where not in reported),
        taken=_addresses(_untouched(news.changed, edits, reported)),
        new=_addresses(_untouched(news.new, edits, reported)),
        reordered=_addresses(news.reordered),
        gone=_addresses(news.gone),
    )


def _is_idle(problem: Problem, every: Iterable[Customised]) -> bool:
    """The base says by itself what the change says, or has removed what the change removes."""
    if problem.code != "base-removed":
        return problem.code == "no-effect"
    changes = (change for one in every for change in one.client.parts[-1].overlay.changes)
    return any(change.verb == "remove" and change.where == problem.location for change in changes)


def _untouched(
    paths: Iterable[NodePath], edits: Iterable[Edit], reported: Collection[Location]
) -> tuple[NodePath, ...]:
    """Leave out what the client words itself, and what is to be decided anyway."""
    content = [edit for edit in edits if not edit.is_move]
    own = {edit.path for edit in content}
    open_ = [edit.path for edit in content if edit.change.where in reported]
    return tuple(
        path
        for path in paths
        if path != ("version",)
        and not any(path[:end] in own for end in range(1, len(path) + 1))
        and not any(other[: len(path)] == path for other in open_)
    )


def _addresses(paths: Iterable[NodePath]) -> tuple[str, ...]:
    return tuple(map(address_of, paths))
