"""Read the clients of a workspace: each one's own file, its variants, its layers and its lockfile."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.nodes import Node, Scalar, Sequence, Table, find
from ..core.problems import Location, NoSuchClient, Problem, did_you_mean, one_of
from ..model.base import is_id
from ..model.overlay_file import HEADS, OverlayRole
from ..sources.gate import LOCKFILE, OVERLAY, is_there
from ..sources.own_files import links_out, own_file
from ..sources.shape import keys_of
from ..sources.validate import validate
from ..sources.workspace import Workspace, open_workspace
from ..sources.yaml_reader import read_yaml_bytes
from .lockfile.lockfile import Lockfile, read_lockfile
from .overlay.change import Overlay
from .overlay.writing import LoadFile, read_overlay

CLIENT_FILE, LOCKFILE_NAME = "client.yml", "client.lock"
TAKEN = ("base",)
"""Names that a folder of dist/ has already."""


@dataclass(frozen=True, slots=True)
class WrittenOverlay:
    """An overlay with the file it stands in, what was accepted of it, what its file says beside its changes, and the
    text of the file."""

    overlay: Overlay
    file: Path
    node: Table
    lockfile: Lockfile
    problems: tuple[Problem, ...]
    text: str

    @property
    def lockfile_path(self) -> Path:
        """Where what is accepted of it is kept."""
        return self.file.with_suffix(".lock")


@dataclass(frozen=True, slots=True)
class Client:
    """A client, or one of its variants; `name` as on the command line: acme, or acme/leaders.

    `base` is the curriculum it is made from, `version` the one its file is written for, `at` where it says so.
    """

    name: str
    folder: Path
    base: str
    version: str
    at: Location
    layers: tuple[WrittenOverlay, ...]
    own: WrittenOverlay
    variant: WrittenOverlay | None
    languages: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def parts(self) -> tuple[WrittenOverlay, ...]:
        """The client's own file and, of a variant, that of the variant."""
        return (self.own, self.variant) if self.variant else (self.own,)


def client_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all clients of a workspace and of their variants."""
    names = []
    for file in sorted(workspace.root.glob(f"curricula/clients/*/{CLIENT_FILE}")):
        names.append(file.parent.name)
        names += [f"{file.parent.name}/{variant.stem}" for variant in sorted(file.parent.glob("variants/*.yml"))]
    return tuple(names)


def demand_client(root: Path, name: str | None) -> None:
    """Raise `NoSuchClient` if there is none of that name; None, the base, is always there."""
    if name is not None:
        Clients(open_workspace(root)[0]).demand(name)


class Clients:
    """Reads clients; a layer that several of them share is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._layers: dict[str, WrittenOverlay] = {}

    def demand(self, name: str) -> None:
        """Raise `NoSuchClient` if there is no client or variant of that name."""
        client, _, variant = name.partition("/")
        folder = self._workspace.root / "curricula" / "clients" / client
        file = folder / "variants" / f"{variant}.yml" if variant else folder / CLIENT_FILE
        if is_id(client) and is_there(file) and (not variant or is_there(folder / CLIENT_FILE)):
            return
        names = client_names(self._workspace)
        if name not in names:
            there = one_of(names) if names else "none yet: turnabout new --client NAME"
            raise NoSuchClient(f"there is no client {name!r}; there is {there}", did_you_mean(name, names))

    def read(self, name: str) -> Client:
        """Return a client or a variant; raises `NoSuchClient`."""
        self.demand(name)
        client, _, variant = name.partition("/")
        folder = self._workspace.root / "curricula" / "clients" / client
        own = self._written(folder / CLIENT_FILE, "client", folder)
        problems = [*own.problems, *self._links_out(folder)]
        head, usual = [*_misnamed(own, client)], self._workspace.settings.curriculum
        base, version, at = _base(own, usual)
        layers = []
        for entry in _texts(own.node, "layers"):
            layer = self._layer(entry)
            if isinstance(layer, Problem):
                head.append(layer)
            elif layer not in layers:
                layers.append(layer)
                problems += (*layer.problems, *_misfits(layer, usual))
        problems += (*head, *_misfits(own, usual, head))
        other = None
        if variant:
            other = self._written(folder / "variants" / f"{variant}.yml", "variant", folder)
            misnamed = _misnamed(other, variant)
            problems += (*other.problems, *misnamed, *_misfits(other, usual, misnamed))
        languages = tuple(entry.text for entry in _texts(own.node, "languages"))
        return Client(name, folder, base, version, at, tuple(layers), own, other, languages, tuple(problems))

    def _links_out(self, folder: Path) -> Iterator[Problem]:
        """What a link brings in from elsewhere may be another client's."""
        for link in links_out(folder):
            shown = self._workspace.display(link)
            message, hint = f"{shown} is a link that leaves its folder", "copy what it leads to instead"
            yield Problem(Location(shown), "outside-folder", message, hint)

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of all layers: the workspace's own and those that ship."""
        folders = self._workspace.folders("curricula/layers")
        return tuple(sorted({file.stem for folder in folders for file in folder.glob("*.yml")}))

    def layer(self, name: str) -> WrittenOverlay:
        """Return a layer by its name; raises `NoSuchClient`."""
        found = self._layer(Scalar(name, Location("")))
        if isinstance(found, Problem):
            raise NoSuchClient(found.message)
        return found

    def _layer(self, name: Scalar) -> WrittenOverlay | Problem:
        if name.text not in self._layers:
            names = self.layer_names()
            if name.text not in names:
                there = one_of(names) if names else "none yet, under curricula/layers/"
                message = f"{name.text!r} is no layer; there is {there}"
                return Problem(name.location, "unknown-layer", message, did_you_mean(name.text, names))
            folders = self._workspace.folders("curricula/layers")
            file = next(f / f"{name.text}.yml" for f in folders if is_there(f / f"{name.text}.yml"))
            layer = self._written(file, "layer", file.parent)
            self._layers[name.text] = layer
        return self._layers[name.text]

    def _written(self, file: Path, role: OverlayRole, folder: Path) -> WrittenOverlay:
        shown = self._workspace.display(file)
        data = self._workspace.read(file, OVERLAY, folder)
        node, problems = (None, (data,)) if isinstance(data, Problem) else read_yaml_bytes(data, shown)
        table = node if isinstance(node, Table) else Table({}, Location(shown))
        text = "" if isinstance(data, Problem) else data.decode("utf-8", errors="replace")
        if node is not None and not isinstance(node, Table):
            problems = (*problems, Problem(Location(shown), "wrong-type", "the file takes keys and values"))
        overlay, found = read_overlay(table, role, self._loader(folder))
        if any(problem.severity == "error" for problem in problems):
            overlay = replace(overlay, broken=True)
        lockfile, in_lockfile = self._lockfile(file.with_suffix(".lock"), folder)
        overlay = replace(_named(overlay, file, folder), accepted=lockfile.changes)
        return WrittenOverlay(overlay, file, table, lockfile, (*problems, *found, *in_lockfile), text)

    def _lockfile(self, file: Path, folder: Path) -> tuple[Lockfile, tuple[Problem, ...]]:
        if not is_there(file):
            return Lockfile(), ()
        data = self._workspace.read(file, LOCKFILE, folder)
        if isinstance(data, Problem):
            return Lockfile(), (data,)
        return read_lockfile(data.decode("utf-8", errors="replace"), self._workspace.display(file))

    def _loader(self, folder: Path) -> LoadFile:
        def load(name: Scalar) -> tuple[Node | None, tuple[Problem, ...]]:
            file = own_file(folder, name.text, name.location)
            if isinstance(file, Problem):
                return None, (file,)
            data = self._workspace.read(file, OVERLAY, folder, name.location)
            if isinstance(data, Problem):
                return None, (data,)
            node, problems = read_yaml_bytes(data, self._workspace.display(folder / name.text))
            if node is None and not problems:
                problems = (Problem(Location(self._workspace.display(file)), "empty-value", "the file is empty"),)
            return node, problems

        return load


def own_modules(workspace: Workspace, client: Client) -> tuple[Problem, ...]:
    """Return a problem for each module file of a client that no change of its files adds."""
    if any(part.overlay.broken for part in client.parts):
        return ()  # the change that adds it may be among those not understood
    changes = (change for written in client.parts for change in written.overlay.changes)
    used = {change.payload.location.path for change in changes if change.payload}
    return tuple(
        Problem(
            Location(shown), "not-listed", f"no change adds {file.name}", f"add: modules, file: modules/{file.name}"
        )
        for file in sorted(client.folder.glob("modules/*.yml"))
        if (shown := workspace.display(file)) not in used
    )


def _named(overlay: Overlay, file: Path, folder: Path) -> Overlay:
    """The folder of a client, and the file of a layer or a variant, is its name, whatever stands inside."""
    match overlay.role:
        case "client":
            return replace(overlay, name=folder.name, called=f"--client {folder.name}")
        case "variant":
            return replace(overlay, name=file.stem, called=f"--client {folder.name}/{file.stem}")
        case _:
            return replace(overlay, name=file.stem, called=f"--layer {file.stem}")


def _misnamed(written: WrittenOverlay, name: str) -> tuple[Problem, ...]:
    role = written.overlay.role
    if not is_id(name) or name in TAKEN:
        what = "is the name of the handbook without a client" if name in TAKEN else f"is no name of a {role}"
        hint = "take small letters, figures and single hyphens: acme-health"
        return (Problem(written.node.location, "bad-id", f"{name!r} {what}", hint),)
    node = written.node.entries.get(role)
    if isinstance(node, Scalar) and node.text.strip() and node.text != name:
        what = "its folder" if role == "client" else "its file"
        return (Problem(node.location, "not-allowed", f"{role} {node.text!r} is not named as {what}", f"write {name}"),)
    return ()


def _base(own: WrittenOverlay, usual: str) -> tuple[str, str, Location]:
    """Return the name and the version that the file is written for, and where it says so."""
    node = own.node.entries.get("base")
    if isinstance(node, Scalar) and node.text:
        name, _, version = node.text.partition("@")
        return name.strip(), version.strip().removesuffix(".x"), node.location
    return usual, "", own.node.location


def _misfits(written: WrittenOverlay, usual: str, reported: Iterable[Problem] = ()) -> Iterator[Problem]:
    """Yield what the models refuse in the head of a file, where nothing is reported yet; of a file that could not be
    understood, a key that is missing may be one of those that were not."""
    role, node = written.overlay.role, written.node
    hints = {
        f"add {role}: …": f"add {role}: {written.overlay.name}",
        "add base: …": f"add base: {usual}@ and the version you know",
    }
    head = {key: node.entries[key] for key in keys_of(HEADS[role], ()) if key in node.entries}
    places = {problem.location for problem in reported}
    for problem in validate(Table(head, node.location, node.keys), HEADS[role]).problems:
        if problem.location not in places and not (written.overlay.broken and problem.code == "missing-key"):
            yield replace(problem, hint=hints.get(problem.hint, problem.hint))


def _texts(node: Node, key: str) -> tuple[Scalar, ...]:
    listed = find(node, (key,))
    items = listed.items if isinstance(listed, Sequence) else (listed,) if isinstance(listed, Scalar) else ()
    return tuple(item for item in items if isinstance(item, Scalar) and item.text)
