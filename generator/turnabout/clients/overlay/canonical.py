"""Compare what trees say at an address: the order of items counts, the order of fields and former ids do not."""

import json
from typing import Any

from ...core.nodes import Node, Path, Scalar, Sequence
from ...core.plain import digest
from ...sources.address import kind_of


def says_same(one: Node | None, other: Node | None, path: Path) -> bool:
    """Tell whether two trees say the same, both being what stands at a path."""
    return one is other or _canonical(one, path) == _canonical(other, path)


def digest_of(node: Node, path: Path) -> str:
    """Return the SHA-256 of what a tree says at a path, in hexadecimal figures."""
    return digest(json.dumps(_canonical(node, path), ensure_ascii=False, separators=(",", ":")))


def _canonical(node: Node | None, path: Path) -> Any:
    """A record is a table with its keys sorted, a collection a list of pairs."""
    match node:
        case None:
            return None
        case Scalar():
            return node.text.strip()
        case Sequence():
            return [_canonical(item, (*path, position)) for position, item in enumerate(node.items)]
    if kind_of(path) == "collection":
        return [[key, _canonical(entry, (*path, key))] for key, entry in node.entries.items()]
    return {key: _canonical(entry, (*path, key)) for key, entry in sorted(node.entries.items()) if key != "formerly"}
