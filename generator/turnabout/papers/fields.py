"""Share out the width of the tables that people fill in."""

import math
from typing import TYPE_CHECKING, Any

from ..text.pieces import as_data, plain_pieces

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_SHARES = {
    "line": 4, "choice": 3, "many": 3, "scale": 3, "yes-no": 2, "tick": 1, "tally": 3, "date": 2, "fixed": 2,
}  # fmt: skip
"""How wide a column is beside others where the author has not said."""

_PARTS = ((25, 0.24), (60, 0.32), (110, 0.4), (math.inf, 0.5))
"""Which part of the width the texts of preset rows get, by the characters of the longest."""


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
