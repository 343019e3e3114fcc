"""Make the curriculum of each client of a workspace from the base, its layers and its own file."""

from dataclasses import dataclass
from functools import cached_property

from ..core.nodes import Scalar, Table, find
from ..core.plain import as_json, digest
from ..core.problems import Problem, did_you_mean, one_of
from ..sources.curriculum_files import Gathered, curriculum_folder, curriculum_names, gather
from ..sources.workspace import Workspace
from .files import Client, Clients, WrittenOverlay, client_names, own_modules
from .lockfile.lockfile import Lockfile, baselines_of
from .overlay.follow_ons import is_garbled, without_follow_ons
from .overlay.resolve import Resolution, Stage, ground, with_layers, with_overlay


@dataclass(frozen=True)
class Base:
    """A curriculum as its author wrote it, and what all its clients have in common."""

    name: str
    gathered: Gathered
    ground: Resolution

    @property
    def tree(self) -> Table:
        """The curriculum as one tree."""
        return self.gathered.node

    @property
    def version(self) -> str:
        """The version that the curriculum gives itself."""
        found = find(self.tree, ("version",))
        return found.text if isinstance(found, Scalar) else ""

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all that the curriculum says."""
        return digest(as_json(self.tree))


@dataclass(frozen=True, slots=True)
class Customised:
    """A client with its curriculum, and every problem on the way to it that has nothing to do with pages."""

    client: Client
    base: Base
    resolution: Resolution
    problems: tuple[Problem, ...]

    @property
    def tree(self) -> Table:
        """The curriculum of the client as one tree."""
        return self.resolution.tree

    @property
    def own_stage(self) -> Stage:
        """What the client itself, or the variant asked for, does to what its base and layers made."""
        return self.resolution.stages[-1]

    @property
    def doubtful(self) -> tuple[tuple[str | int, ...], ...]:
        """The paths below which changes are missing; the whole tree where the file could not be understood."""
        if any(part.overlay.broken for part in (*self.client.parts, *self.client.layers)):
            return ((),)
        return self.resolution.doubtful


class Customiser:
    """Makes clients; what several of them share (a base, a set of layers) is made once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.clients = Clients(workspace)
        self._bases: dict[str, Base] = {}
        self._laid: dict[tuple[str, frozenset[str]], Resolution] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all clients and variants."""
        return client_names(self.workspace)

    def base(self, name: str) -> Base | None:
        """Return a base by its name, or None where there is no curriculum of that name."""
        if name not in self._bases:
            folder = curriculum_folder(self.workspace, name)
            if folder is None:
                return None
            gathered = gather(self.workspace, folder)
            self._bases[name] = Base(name, gathered, ground(gathered.node))
        return self._bases[name]

    def customised(self, name: str) -> Customised:
        """Return a client or a variant; raises `NoSuchClient`."""
        client = self.clients.read(name)
        found = list(client.problems)
        base = self.base(client.base)
        if base is None:
            found.append(_unknown_base(self.workspace, client))
            base = self._usual_base()
        found += _wrong_version(client, base)
        resolution = self._laid_on(base, client)
        for part in client.parts:
            resolution = with_overlay(resolution, part.overlay)
        if _is_grounded(client, found):
            found += resolution.problems
        if not resolution.doubtful:
            found += own_modules(self.workspace, client)
        found += _gone_layers(client)
        return Customised(client, base, resolution, _said_once(client, tuple(dict.fromkeys(found))))

    def _usual_base(self) -> Base:
        base = self.base(self.workspace.settings.curriculum)
        if base is None:
            raise AssertionError("a workspace is read before its clients are")
        return base

    def _laid_on(self, base: Base, client: Client) -> Resolution:
        """The layers as one set; what the client settles is its own affair, so that is not kept for others."""
        overlays = tuple(layer.overlay for layer in client.layers)
        key = (base.name, frozenset(overlay.name for overlay in overlays))
        if key not in self._laid:
            self._laid[key] = with_layers(base.ground, overlays)
        laid = self._laid[key]
        if any(problem.code == "layers-disagree" for problem in laid.problems):
            return with_layers(base.ground, overlays, client.own.overlay)
        return laid


def lockfile_of(customised: Customised, part: WrittenOverlay) -> Lockfile:
    """Return a lockfile that accepts every change of a part of a client as it stands."""
    stage = stage_of(customised, part)
    is_own = part.overlay.role == "client"
    return Lockfile(
        base=customised.base.name,
        version=customised.base.version,
        digest=customised.base.digest,
        layers=tuple(sorted(layer.overlay.name for layer in customised.client.layers)) if is_own else (),
        changes=baselines_of(stage.edits, stage.before) if stage else {},
        pages=part.lockfile.pages,
    )


def stage_of(customised: Customised, part: WrittenOverlay) -> Stage | None:
    """Return what a part of a client does to the tree."""
    return next((stage for stage in customised.resolution.stages if stage.owner == part.overlay.called), None)


def _is_grounded(client: Client, found: list[Problem]) -> bool:
    """Whether a client's base and layers are all there; else most of its changes would seem to be wrong."""
    own = client.own.overlay.where.path
    return not any(p.location.path == own and p.code in ("unknown-reference", "unknown-layer") for p in found)


def _said_once(client: Client, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    for part in (*client.layers, *client.parts):
        shown = part.overlay.where.path
        if is_garbled(problems, shown):
            problems = without_follow_ons(problems, shown, part.text)
    return problems


def _gone_layers(client: Client) -> tuple[Problem, ...]:
    """A layer that was accepted and is named no more may have been deleted by a slip, unless it is mistyped."""
    if client.own.overlay.broken or any(problem.code == "unknown-layer" for problem in client.problems):
        return ()
    names = {layer.overlay.name for layer in client.layers}
    where = client.own.overlay.where
    return tuple(
        Problem(
            where,
            "change-gone",
            f"the layer {name!r} was accepted and is not named in the file any more",
            f"name it again under layers, or agree: turnabout accept {client.own.overlay.called}",
            severity="warning",
        )
        for name in client.own.lockfile.layers
        if name not in names
    )


def _unknown_base(workspace: Workspace, client: Client) -> Problem:
    names = curriculum_names(workspace)
    message = f"{client.base!r} is no curriculum; there is {one_of(names)}"
    return Problem(client.at, "unknown-reference", message, did_you_mean(client.base, names))


def _wrong_version(client: Client, base: Base) -> tuple[Problem, ...]:
    """A file written for 1.4 fits 1.4.0 and 1.4.7, and no other."""
    wanted, there = client.version.split("."), base.version.split(".")
    if not client.version or there[: len(wanted)] == wanted:
        return ()
    called = client.own.overlay.called
    message = f"the file is written for {client.base} {client.version}; the base is {base.version}"
    hint = f"look at what that means: turnabout update {called}; then write base: {base.name}@{base.version}"
    return (Problem(client.at, "base-version", message, hint),)
