"""Lead links to their place in a book, or tell where else they lead."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from ..text.pieces import Piece, plain_pieces
from .page_chapter import ELSEWHERE

Room = Literal["foot", "line", "none"]
"""Where an address can be printed: at the foot of the page, behind the text, or nowhere."""

_ROOMS: Mapping[str, Room] = {"title": "none", "head": "line"}
"""Titles stand in the contents too, and the head of a table on each of its pages."""

_ROOMS_IN: Mapping[str, Room] = {"section": "none", "footnote": "line"}


def labelled_once(data: Any) -> Any:
    """Return the data of a book in which each label stands once: a module may be what two sessions are about."""
    return _labelled_once(data, set())


def places_in(data: Any) -> Mapping[str, str]:
    """Return the label of each page, and of each part of one, that a book holds; `to` is its own, `also` are others."""
    return dict(_places(data))


def linked(data: Any, places: Mapping[str, str], room: Room = "foot") -> Any:
    """Return the data of a book with each link as `to` a label, or with its `href` and the `address` to print, or as
    nothing but its text where it leads to a page that the book does not hold."""
    if isinstance(data, list):
        return [entry for item in data for entry in _entries(item, places, room)]
    if not isinstance(data, dict):
        return data
    inside = _ROOMS_IN.get(data.get("kind", ""), room)
    return {key: linked(value, places, _ROOMS.get(key, inside)) for key, value in data.items()}


def cited_in(data: Any, page: str) -> frozenset[str]:
    """Return the anchors on a page of the site that links lead to."""
    return frozenset(href.partition("#")[2] for href in _hrefs(data) if href.partition("#")[0] == page)


def _labelled_once(data: Any, taken: set[str]) -> Any:
    if isinstance(data, list):
        return [_labelled_once(item, taken) for item in data]
    if not isinstance(data, dict):
        return data
    own = data.get("to")
    first = {"to": own if own not in taken else None} if own else {}
    taken.add(own or "")
    return {**{key: _labelled_once(value, taken) for key, value in data.items()}, **first}


def _places(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name in (data.get("to"), *data.get("also", ())):
            if name and data["to"]:
                yield name, data["to"]
    for inner in _inside(data):
        yield from _places(inner)


def _entries(item: Any, places: Mapping[str, str], room: Room) -> Iterator[Any]:
    if not (isinstance(item, dict) and item.get("kind") == "link"):
        yield linked(item, places, room)
        return
    href, children = item["href"], linked(item["children"], places, "none")
    label = places.get(href) or places.get(href.partition("#")[0])
    if room == "none" or not (label or ELSEWHERE.match(href)):
        yield {"kind": "span", "children": children}
    elif label:
        yield {"kind": "link", "to": label, "children": children}
    else:
        address = _address(href, plain_pieces(children))
        yield {"kind": "link", "href": href, "children": children, "address": address if room == "foot" else None}
        if address and room == "line":
            yield Piece(kind="text", text=f" ({address})")


def _address(href: str, text: str) -> str | None:
    """Return what a reader of the paper types; None where the text says it already."""
    scheme, _, rest = href.partition(":")
    address = rest if scheme in ("mailto", "tel") else rest.removeprefix("//") if scheme in ("http", "https") else href
    return None if text in (href, address) else address


def _hrefs(data: Any) -> Iterator[str]:
    if isinstance(data, dict) and data.get("kind") == "link":
        yield data["href"]
    for inner in _inside(data):
        yield from _hrefs(inner)


def _inside(data: Any) -> Iterator[Any]:
    """Yield what may hold more: texts and figures hold nothing."""
    parts = data.values() if isinstance(data, dict) else data
    return (part for part in parts if isinstance(part, dict | list))
