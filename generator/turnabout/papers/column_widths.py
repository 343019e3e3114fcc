"""Find how wide the columns of a table are to be."""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..text.pieces import Piece, as_data, plain_pieces

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


_LINE, _BETWEEN = 100, 2.5
"""Letters that a line across the page has room for in the type of a table, and what each column loses of them."""

_LEAST, _MOST = 4, 60
"""Letters of the shortest and of the longest text that count for the width of a column."""

_CODE = 1.3
"""Letters of text that a letter of code is as wide as."""

_SMALLEST = 0.7
"""How small type becomes so that the longest words have room, as a part of its size; longer ones break."""

_SHARES = {
    "line": 4, "choice": 3, "many": 3, "scale": 3, "yes-no": 2, "tick": 1, "tally": 3, "date": 2, "fixed": 2,
}  # fmt: skip
"""How wide a column is beside others where the author has not said."""

_PARTS = ((25, 0.24), (60, 0.32), (110, 0.4), (math.inf, 0.5))
"""Which part of the width the texts of preset rows get, by the characters of the longest."""


def table_data(table: Piece) -> Any:
    """Return a table with its head, its rows, and for each column the side that it is aligned to and its share of the
    width; `size` is how large its type is beside that of other tables, and words of `breaks` letters may be broken."""
    head, *rows = [[cell.get("children", []) for cell in row.get("children", [])] for row in table["children"]]
    align = [cell.get("align", "") for cell in table["children"][0].get("children", [])]
    columns = [[row[number] for row in (head, *rows) if number < len(row)] for number in range(len(head))]
    words = [max(_LEAST, *map(_longest_word, column)) for column in columns]
    room = _LINE - _BETWEEN * len(head)
    size = min(1, max(_SMALLEST, room / sum(words)))
    widths = _widths([_wanted(column) for column in columns], words, room / size)
    tight = [width for width, word in zip(widths, words, strict=True) if width < word]
    return {
        "kind": "table",
        "align": align,
        "shares": [round(width + _BETWEEN, 1) for width in widths],
        "size": round(size, 2),
        "breaks": max(1, int(min(tight) / _CODE)) if tight else None,
        "head": head,
        "rows": rows,
    }


def _wanted(cells: Iterable[Sequence[Piece]]) -> float:
    """Return a width that grows slower than the longest text."""
    return float(min(max(len(plain_pieces(cell)) for cell in cells) + 1, _MOST) ** 0.75)


def _longest_word(pieces: Iterable[Piece]) -> float:
    """Return the letters of the longest word, as wide as they are."""
    longest = 0.0
    for piece in pieces:
        letters = max(map(len, piece.get("text", "").split()), default=0) * (_CODE if piece["kind"] == "code" else 1)
        longest = max(longest, letters, _longest_word(piece.get("children", [])))
    return longest


def _widths(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Share the room out as is wanted, but give each column what its longest word needs, as far as there is room."""
    scale = room / sum(wanted)
    widths = [max(want * scale, need) for want, need in zip(wanted, least, strict=True)]
    over = sum(widths) - room
    loose = sum(width - need for width, need in zip(widths, least, strict=True))
    if over > loose:
        return [width * room / sum(least) for width in least]
    return [
        width - (over / loose * (width - need) if over > 0 else 0) for width, need in zip(widths, least, strict=True)
    ]


def sheet_to_fill_in(content: "DataclassInstance") -> dict[str, Any]:
    """Return the data of a form or a worksheet, with the `share` of each column and the `row_share` of each table."""
    data = as_data(content)
    for part in data["parts"]:
        for field in part["fields"]:
            if table := field["table"]:
                _share_out(table)
    return data


def _share_out(table: dict[str, Any]) -> None:
    """Give the texts of preset rows a part of the width that suits the longest of them."""
    for column in table["columns"]:
        column["share"] = column["share"] or _SHARES[column["answer"]]
    longest = max((len(plain_pieces(row["text"])) for row in table["rows"]), default=0)
    part = next(part for length, part in _PARTS if longest <= length)
    table["row_share"] = round(sum(column["share"] for column in table["columns"]) * part / (1 - part), 2)
