"""Show what a tree says on one line, and compare it with what somebody typed."""

from typing import Any

from ...core.nodes import Node
from ...core.plain import plain_data
from ...core.problems import in_short


def shown(data: Any, widest: int = 160) -> str:
    """Return plain data on one line, cut where it is long."""
    text = " ".join(data.split()) if isinstance(data, str) else _listing(data)
    return in_short(text, widest)


def _listing(data: Any) -> str:
    match data:
        case None:
            return "nothing"
        case str():
            return data
        case list():
            return ", ".join(map(_listing, data))
        case dict():
            return "; ".join(f"{key}: {_listing(entry)}" for key, entry in data.items())
    return str(data)


def shown_now(node: Node | None) -> str:
    """Return what a tree says now, and where it was written."""
    return f"now  {shown(plain_data(node))}" + (f"  ({node.location})" if node else "")


def folded(data: Any) -> Any:
    """Return plain data with the line breaks of its texts folded, so that it compares with what somebody typed."""
    match data:
        case str():
            return " ".join(data.split())
        case list():
            return [folded(item) for item in data]
        case dict():
            return {key: folded(entry) for key, entry in data.items()}
    return data
