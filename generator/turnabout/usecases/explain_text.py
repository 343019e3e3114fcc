"""Print addresses, and where a value comes from, for a person or for a program."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ..clients.overlay.address_list import ListedAddress, text_in_short
from ..clients.overlay.change import Edit
from ..clients.overlay.explain import Explanation, Origin
from ..clients.overlay.guards import Guard
from ..core.nodes import Node
from ..core.plain import plain_data
from ..core.problems import Location, in_short
from ..sources.address import address_of

_SHORT, _WIDEST_ADDRESS, _WIDEST_INSIDE, _LINE = 48, 58, 96, 100
_DEEP = " " * 6
_Record = dict[str, object]


def list_places(places: Iterable[ListedAddress], *, with_why: bool) -> str:
    """Return a line for each address: address, kind, and what stands there, or with `with_why` why it is locked."""
    rows = []
    for place in places:
        why = place.guard.why if place.guard else ""
        rows.append((place.address, place.kind, in_short(why if with_why else place.text, _LINE - 20)))
    return "\n".join(_aligned(rows, widest=_WIDEST_ADDRESS))


def place_records(places: Iterable[ListedAddress]) -> _Record:
    """Return addresses for a program."""
    return {
        "addresses": [
            {
                "address": place.address,
                "kind": place.kind,
                "text": place.text,
                **_where(place.where),
                "lock": place.guard.lock if place.guard else "open",
                "why": place.guard.why if place.guard else "",
            }
            for place in places
        ]
    }


def list_explanation(explanation: Explanation) -> str:
    """Return who had a say at an address, the winner first; texts that are long stand below their line."""
    return "\n".join([address_of(explanation.path), *_lines(explanation)])


def explanation_record(explanation: Explanation) -> _Record:
    """Return who had a say at an address, for a program."""
    guard = explanation.guard
    return {
        "address": address_of(explanation.path),
        "value": plain_data(explanation.value),
        "origins": [
            {
                "who": origin.who,
                "did": origin.deed,
                "value": plain_data(origin.value),
                **_where(origin.where),
                "why": origin.why,
                "detail": origin.detail,
                "counts": origin.counts,
            }
            for origin in explanation.origins
        ],
        "inside": [_edit_record(edit) for edit in explanation.inside],
        "lock": {"lock": guard.lock, "at": address_of(guard.path), "why": guard.why} if guard else None,
    }


def _lines(explanation: Explanation) -> Iterator[str]:
    origins = explanation.origins
    if not origins:
        yield "  nothing stands here; a client may set it"
    elif all(len(_said(origin)) <= _SHORT for origin in origins):
        yield from _aligned([(_mark(origin) + _said(origin), *_by(origin)) for origin in origins])
    else:
        for origin, head in zip(origins, _aligned([(_mark(o) + o.deed, *_by(o)) for o in origins]), strict=True):
            yield head
            yield from textwrap.wrap(_full(origin.value), _LINE, initial_indent=_DEEP, subsequent_indent=_DEEP)
    if explanation.inside:
        yield from ("", "changed inside")
        yield from _aligned([_edit_line(edit) for edit in explanation.inside], widest=_WIDEST_INSIDE)
    if explanation.guard and explanation.guard.lock != "open":
        yield from ("", _locked(explanation.guard))


def _mark(origin: Origin) -> str:
    return "  = " if origin.counts else "    "


def _said(origin: Origin) -> str:
    """A removal says so in place of a text, and an item that is a whole says what was done with it."""
    what = _full(origin.value)
    if origin.deed in ("moved", "removed") or not what:
        return f"({origin.deed})"
    return what


def _by(origin: Origin) -> tuple[str, str, str]:
    told = [f"({origin.detail})"] if origin.detail else []
    told += [f"why: {' '.join(origin.why.split())}"] if origin.why else []
    return origin.who, str(origin.where), "  ".join(told)


def _full(value: Node | None) -> str:
    return text_in_short(value) if value is not None else ""


def _edit_line(edit: Edit) -> tuple[str, ...]:
    why = " ".join(edit.change.why.split())
    return (
        f"    {edit.verb} {address_of(edit.path)}",
        edit.owner,
        str(edit.change.where),
        f"why: {why}" if why else "",
    )


def _edit_record(edit: Edit) -> _Record:
    address = address_of(edit.path)
    return {
        "address": address,
        "verb": edit.verb,
        "who": edit.owner,
        **_where(edit.change.where),
        "why": edit.change.why,
    }


def _locked(guard: Guard) -> str:
    what = "locked" if guard.lock == "locked" else "may only be made stricter"
    return f"{what}, by {address_of(guard.path)}{': ' + guard.why if guard.why else ''}"


def _where(location: Location) -> _Record:
    return {"path": location.path, "line": location.line, "column": location.column}


def _aligned(rows: Sequence[Sequence[str]], *, widest: int = 80) -> Iterator[str]:
    """Yield rows in columns as wide as their longest text, but no wider than `widest`."""
    widths = [min(widest, max(len(row[n]) for row in rows)) for n in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
