"""Accept what stands under the changes of a client or a layer, so that a later base cannot change it unseen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..clients.customising import Base, Customiser
from ..clients.files import Client, WrittenOverlay
from ..clients.lockfile.lockfile import Lockfile, renamed, write_lockfile
from ..clients.overlay.change import Baseline
from ..core.nodes import Scalar, Table
from ..core.problems import Problem, RequestError, WorkspaceError, did_you_mean
from ..reading.edition_source import EditionSource, edition_source_of
from ..reading.lockfiles import layer_lockfile_now, lockfile_now, problems_of_pages, write_files
from ..reading.reading import TO_DECIDE
from ..sources.address import address_of, follow, path_of
from ..sources.workspace import Workspace, open_workspace
from .checking import check_clients, check_workspace
from .one_writer import writing_sources

_PAGES = "content/"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was accepted in one file: entries of its lockfile that are new, that say something else, and that went.

    `versions` are those of the base, before and after; `base` is the base as the file of the client names it, before
    and after, where that was written anew.
    """

    file: str
    versions: tuple[str, str]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    base: tuple[str, str] | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """The lockfile of one file as it was and as it will be, and the file itself where it gets a new base."""

    part: WrittenOverlay
    tree: Table
    lockfile: Lockfile
    base: tuple[str, str] | None = None


def accept(
    root: Path, clients: Iterable[str], layers: Iterable[str], addresses: tuple[str, ...] = ()
) -> tuple[Acceptance, ...]:
    """Write the lockfiles of clients, of their variants and of layers; the lockfiles of all, or none.

    With addresses only these changes are accepted, else all of them with the version of the base. Raises
    `WorkspaceError` where the base, a layer or a client has an error that cannot be accepted, and `RequestError`.
    """
    with writing_sources(root):
        return _accepted(root, clients, layers, addresses)


def _accepted(
    root: Path, clients: Iterable[str], layers: Iterable[str], addresses: tuple[str, ...]
) -> tuple[Acceptance, ...]:
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    accepted_layers = tuple(_own_layer(customiser, name) for name in layers)
    names = tuple(_with_variants(customiser, clients))
    edition_sources = [edition_source_of(customiser, name) for name in names]
    passing = frozenset(workspace.display(layer.file) for layer in accepted_layers)
    found = {problem for layer in accepted_layers for problem in layer.problems}
    found |= {
        problem for edition_source in edition_sources for problem in _unacceptable(workspace, edition_source, passing)
    }
    found |= {problem for problem in _check(root, names) if problem.code not in TO_DECIDE}
    if refused := [problem for problem in found if problem.severity == "error"]:
        raise WorkspaceError(refused)
    steps = [*_layer_steps(customiser, accepted_layers)]
    steps += (_client_step(workspace, edition_source) for edition_source in edition_sources)
    return _written(workspace, _chosen(steps, addresses) if addresses else steps)


def _check(root: Path, clients: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with clients and with their bases, or without any client with the base alone."""
    return check_clients(root, clients) if clients else check_workspace(root)


def all_names(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of all clients of a workspace, and of the layers that lie in it."""
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    layers = (customiser.clients.layer(name) for name in customiser.clients.layer_names())
    own = tuple(layer.overlay.name for layer in layers if layer.file.is_relative_to(root))
    return tuple(name for name in customiser.names() if "/" not in name), own


def _with_variants(customiser: Customiser, clients: Iterable[str]) -> Iterator[str]:
    """A client is accepted with its variants; a variant (acme/leaders) alone."""
    every = customiser.names()
    named = [name for client in clients for name in (client, *(v for v in every if v.startswith(f"{client}/")))]
    yield from dict.fromkeys(named)


def _own_layer(customiser: Customiser, name: str) -> WrittenOverlay:
    layer = customiser.clients.layer(name)
    if not layer.file.is_relative_to(customiser.workspace.root):
        raise RequestError(f"the layer {name!r} comes with the tool, and its lock too")
    return layer


def _layer_steps(customiser: Customiser, layers: Iterable[WrittenOverlay]) -> Iterator[_Step]:
    for layer in layers:
        base = _base_of(customiser, layer)
        if base is not None:
            yield _Step(layer, base.tree, layer_lockfile_now(base, layer))


def _base_of(customiser: Customiser, layer: WrittenOverlay) -> Base | None:
    named = layer.node.entries.get("base")
    name = named.text.partition("@")[0] if isinstance(named, Scalar) else ""
    return customiser.base(name or customiser.workspace.settings.curriculum)


def _unacceptable(workspace: Workspace, edition_source: EditionSource, passing: frozenset[str]) -> Iterator[Problem]:
    """What a lockfile does not repair; a layer's text that changed is accepted with the layer, not with a client."""
    customised = edition_source.of_client
    layers = {workspace.display(layer.file) for layer in customised.client.layers} - passing
    for problem in (*customised.problems, *problems_of_pages(workspace, edition_source)):
        if problem.code not in TO_DECIDE or problem.location.path in layers:
            yield problem


def _client_step(workspace: Workspace, edition_source: EditionSource) -> _Step:
    customised = edition_source.of_client
    client = customised.client
    part = client.parts[-1]
    base = _new_base(client, customised.base) if part.overlay.role == "client" else None
    return _Step(part, customised.own_stage.before, lockfile_now(workspace, edition_source, part), base)


def _new_base(client: Client, base: Base) -> tuple[str, str] | None:
    """The version in the file, as exact as it is written there, and the one that the base has now."""
    wanted, there = client.version.split("."), base.version.split(".")
    if not client.version or there[: len(wanted)] == wanted:
        return None
    return f"{base.name}@{client.version}", f"{base.name}@{'.'.join(there[: len(wanted)])}"


def _chosen(steps: Iterable[_Step], addresses: tuple[str, ...]) -> list[_Step]:
    """Keep what was accepted before, but for the entries at the addresses."""
    chosen, missing, known = [], set(addresses), set[str]()
    for step in steps:
        wanted = {_as_in_a_lock(address, step.tree): address for address in addresses}
        old = step.part.lockfile if step.part.lockfile.version else replace(step.lockfile, changes={}, pages={})
        before, now = _entries(old, step.tree), _entries(step.lockfile, step.tree)
        known |= {_address(key) for key in (*before, *now)}
        kept = {key: entry for key, entry in before.items() if _address(key) not in wanted}
        taken = {key: entry for key, entry in now.items() if _address(key) in wanted}
        missing -= {wanted[_address(key)] for key in (*before, *now) if _address(key) in wanted}
        chosen.append(replace(step, lockfile=_with_entries(old, {**kept, **taken}), base=None))
    for address in addresses:
        if address in missing:
            raise RequestError(f"no change is about {address!r}", did_you_mean(address, known))
    return chosen


def _as_in_a_lock(address: str, tree: Table) -> str:
    return address if address.startswith(_PAGES) else address_of(follow(tree, path_of(address))[0])


def _address(key: str) -> str:
    return key.partition(" ")[2] or key


def _entries(lockfile: Lockfile, tree: Table) -> dict[str, Baseline]:
    """Changes by verb and address, as the base calls it now, and pages by their path."""
    return {**renamed(lockfile.changes, tree), **{_PAGES + path: entry for path, entry in lockfile.pages.items()}}


def _with_entries(lockfile: Lockfile, entries: Mapping[str, Baseline]) -> Lockfile:
    pages = {key.removeprefix(_PAGES): entry for key, entry in entries.items() if key.startswith(_PAGES)}
    return replace(lockfile, changes={key: e for key, e in entries.items() if not key.startswith(_PAGES)}, pages=pages)


def _written(workspace: Workspace, steps: Iterable[_Step]) -> tuple[Acceptance, ...]:
    files = {}
    for step in steps:
        files[step.part.lockfile_path] = write_lockfile(step.lockfile).encode()
        if step.base:
            files[step.part.file] = _rebased(step.part, step.base)
    written = write_files(files)
    return tuple(_acceptance(workspace, step, written) for step in steps)


def _rebased(part: WrittenOverlay, base: tuple[str, str]) -> bytes:
    """The file with another version behind the name of its base, and not a sign changed besides."""
    node = part.node.entries["base"]
    lines = part.text.splitlines(keepends=True)
    line, column = node.location.line - 1, node.location.column - 1
    head, rest = lines[line][:column], lines[line][column:]
    lines[line] = head + rest.replace(*base, 1)
    return "".join(lines).encode()


def _acceptance(workspace: Workspace, step: _Step, written: tuple[Path, ...]) -> Acceptance:
    before, now = _entries(step.part.lockfile, step.tree), _entries(step.lockfile, step.tree)
    return Acceptance(
        file=workspace.display(step.part.lockfile_path),
        versions=(step.part.lockfile.version or "nothing", step.lockfile.version),
        new=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(sorted(key for key in now if key in before and before[key] != now[key])),
        gone=tuple(sorted(before.keys() - now.keys())),
        base=step.base,
        is_new=step.part.lockfile_path in written,
    )
