"""Read the settings of an overlay as the changes that they stand for."""

from collections.abc import Iterator

from ...core.nodes import Node, Path, Scalar, Table, find
from ...core.problems import Location
from ...sources.address import address_of, follow, kind_of
from .change import Change, Overlay


def changes_of(overlay: Overlay, tree: Table) -> Iterator[Change]:
    """Yield the changes of an overlay, its settings first, as the changes that they stand for."""
    for key, node in overlay.settings.entries.items():
        yield from _setting(tree, (key,), node, overlay.settings.keys[key])
    yield from overlay.changes


def _setting(tree: Table, path: Path, node: Node, where: Location) -> Iterator[Change]:
    kind = kind_of(path)
    if kind in ("value", "nothing") or not isinstance(node, Table):
        yield Change("set", address_of(path), where, payload=node, is_setting=True)
    elif kind == "collection":
        known = find(tree, path)
        for key, entry in node.entries.items():
            target, _ = follow(tree, (*path, key))
            if isinstance(known, Table) and target[-1] in known.entries:
                yield from _setting(tree, target, entry, node.keys[key])
            else:
                new_id = Scalar(key, node.keys[key], typed=key)
                yield Change("add", address_of(path), node.keys[key], payload=entry, new_id=new_id, is_setting=True)
    else:
        for key, entry in node.entries.items():
            yield from _setting(tree, (*path, key), entry, node.keys[key])
