"""Make the folder of a new client in a workspace."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..clients.customising import Customiser
from ..clients.files import CLIENT_FILE, TAKEN
from ..clients.overlay.guards import guards_of
from ..core.nodes import Scalar, Table, find
from ..core.problems import RequestError, did_you_mean, one_of
from ..model.base import is_id
from ..reading.edition_source import edition_source_of
from ..sources.schemas import file_schemas
from ..sources.workspace import open_workspace, shipped
from ..system.scratch import folder_made_whole
from .one_writer import writing_sources
from .workspace_maker import write_schemas


def make_client(root: Path, name: str, layers: Iterable[str] = ()) -> Path:
    """Write the folder of a client that checks clean, whole or not at all, and return it; the schemas that editors
    read come with it where one is missing.

    Raises `RequestError` for its name or a layer, and `WorkspaceError` where there is no curriculum.
    """
    with writing_sources(root):
        return _made(root, name, layers)


def _made(root: Path, name: str, layers: Iterable[str]) -> Path:
    workspace, _ = open_workspace(root)
    customiser = Customiser(workspace)
    folder = root / "curricula" / "clients" / name
    _demand_name(name, folder)
    _demand_layers(layers, customiser.clients.layer_names())
    base = edition_source_of(customiser, None)
    schemas = root / ".schema"
    if any(not (schemas / file).is_file() for file in file_schemas()):
        write_schemas(schemas)
    template = shipped() / "templates" / "client"
    with folder_made_whole(folder) as fresh:
        shutil.copytree(template, fresh, dirs_exist_ok=True)
        text = _filled((template / CLIENT_FILE).read_text("utf-8"), name, base.base, base.node, tuple(layers))
        (fresh / CLIENT_FILE).write_text(text, "utf-8", newline="\n")
    return folder


def _demand_name(name: str, folder: Path) -> None:
    if not is_id(name) or name in TAKEN:
        what = "is the name of the handbook without a client" if name in TAKEN else "is no name of a client"
        raise RequestError(f"{name!r} {what}; take small letters, figures and single hyphens: acme-health")
    if folder.exists():
        raise RequestError(f"there is a client {name!r} already, in curricula/clients/{name}/")


def _demand_layers(layers: Iterable[str], there: tuple[str, ...]) -> None:
    for layer in layers:
        if layer not in there:
            names = one_of(there) if there else "none yet, under curricula/layers/"
            raise RequestError(f"{layer!r} is no layer; there is {names}", did_you_mean(layer, there))


def _filled(template: str, name: str, base: str, tree: Table, layers: tuple[str, ...]) -> str:
    """Put the names of this workspace into the template; its examples are texts that the base really has."""
    rule = _open_rule(tree)
    listed = (
        f"layers: [{', '.join(layers)}]"
        if layers
        else "# layers: [name-of-a-layer]      # shared changes: a sector, a country"
    )
    words = {
        "NAME": name,
        "BASE": f"{base}@{'.'.join(_text(tree, 'version').split('.')[:2])}",
        "LAYERS": listed,
        "PROGRAMME": _first(tree, "programmes"),
        "TERM": _first(tree, "terms"),
        "RULE": rule,
        "TEXT": json.dumps(_text(tree, "ground-rules", rule, "text"), ensure_ascii=False),
    }
    return re.sub(r"@([A-Z]+)@", lambda found: words[found[1]], template)


def _open_rule(tree: Table) -> str:
    """The first rule that a client may word anew."""
    rules, guards = find(tree, ("ground-rules",)), guards_of(tree)
    names = tuple(rules.entries) if isinstance(rules, Table) else ()
    over = {name: guards.over(("ground-rules", name)) for name in names}
    return next((name for name, guard in over.items() if guard is None or guard.lock == "open"), "a-rule")


def _first(tree: Table, section: str) -> str:
    found = find(tree, (section,))
    return next(iter(found.entries), "a-name") if isinstance(found, Table) else "a-name"


def _text(tree: Table, *path: str) -> str:
    found = find(tree, path)
    return " ".join(found.text.split()) if isinstance(found, Scalar) else ""
