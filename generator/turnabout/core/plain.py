"""A tree of texts as plain data: what two trees are compared by."""

import hashlib
import json
from typing import Any

from .nodes import Node, Scalar, Sequence


def plain_data(node: Node | None) -> Any:
    """Return a tree as texts, lists and tables without places; None where there is none."""
    match node:
        case None:
            return None
        case Scalar():
            return node.text.strip()
        case Sequence():
            return [plain_data(item) for item in node.items]
        case _:
            return {key: plain_data(entry) for key, entry in node.entries.items()}


def is_equal(one: Node | None, other: Node | None) -> bool:
    """Tell whether two trees say the same, the order of collections included."""
    if one is other:
        return True
    return as_json(one) == as_json(other)


def as_json(node: Node | None) -> str:
    """Return a tree as canonical JSON; the order of keys is part of it."""
    return json.dumps(plain_data(node), ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal figures."""
    return hashlib.sha256(text.encode()).hexdigest()
