"""Find how wide the columns of a table are to be."""

from collections.abc import Sequence
from typing import Any

from ..prose import Piece, plain_pieces

_LINE = 100
"""Letters that a line across the page has room for in the type of a table, of which each column loses some."""
_BETWEEN = 2.5

_LEAST, _MOST = 4, 60
"""Letters of the shortest and of the longest text that count for the width of a column."""

_SMALLEST = 0.7
"""How small type becomes so that the longest words have room, as a part of its size; longer ones break."""


def table_data(table: Piece) -> Any:
    """Return a table with its head, its rows, and for each column the side that it is aligned to and its share of the
    width; `size` is how large its type is beside that of other tables."""
    head, *rows = [row.get("children", []) for row in table["children"]]
    texts = [[_text(row[column]) for row in (head, *rows) if column < len(row)] for column in range(len(head))]
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in texts]
    room = _LINE - _BETWEEN * len(head)
    return {
        "kind": "table",
        "align": [cell.get("align", "") for cell in head],
        "shares": _shares([_wanted(column) for column in texts], [max(word, _LEAST) for word in words], room),
        "size": round(min(1, max(_SMALLEST, room / max(sum(words), 1))), 2),
        "head": [cell.get("children", []) for cell in head],
        "rows": [[cell.get("children", []) for cell in row] for row in rows],
    }


def _wanted(texts: Sequence[str]) -> float:
    """Return a width that grows slower than the longest text."""
    return float(min(max(map(len, texts)), _MOST) ** 0.75)


def _shares(wanted: Sequence[float], least: Sequence[int], room: float) -> list[float]:
    """Share the room out as is wanted, but give each column what its longest word needs, as far as there is room."""
    scale = room / sum(wanted)
    widths = [max(want * scale, need) for want, need in zip(wanted, least, strict=True)]
    over = sum(widths) - room
    loose = sum(width - need for width, need in zip(widths, least, strict=True))
    if over > 0 and loose > 0:
        widths = [width - min(over / loose, 1) * (width - need) for width, need in zip(widths, least, strict=True)]
    return [round(width + _BETWEEN, 1) for width in widths]


def _text(cell: Piece) -> str:
    return plain_pieces(cell.get("children", []))
