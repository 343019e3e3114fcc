"""Finish the data of one field of a worksheet or form."""

import math

from ..content.words import first_sentence, inline
from ..model.base import Id
from ..model.worksheet import Column, Field, Row
from ..text.markdown_tree import plain, read_inline

_SHARES = {
    "line": 4, "choice": 3, "many": 3, "scale": 3, "yes-no": 2, "tick": 1, "tally": 3, "date": 2, "fixed": 2,
}  # fmt: skip
"""How wide a column is beside others where the author has not said."""


_PARTS = ((25, 0.24), (60, 0.32), (110, 0.4), (math.inf, 0.5))
"""Which part of the width the texts of preset rows get, by the characters of the longest."""


def field_data(field_id: Id, field: Field, keys: bool) -> dict[str, object]:
    """Return what a field shows; only with `keys` has it a `key` anywhere."""
    data: dict[str, object] = {
        "id": field_id,
        "label": read_inline(field.label),
        "name": plain(field.label),
        "answer": field.answer,
        "help": inline(field.help),
        "lines": field.lines or (1 if field.answer == "derived" else 3),
        "options": list(field.options.values()),
        "option_ids": list(field.options),
        "text": inline(field.text),
        "table": _table(field, keys) if field.answer == "table" else None,
    }
    if keys:
        data["key"] = inline(field.key)
    return data


def _table(field: Field, keys: bool) -> dict[str, object]:
    return {
        "row_label": field.row_label or plain(field.label),
        "row_share": _row_share(field),
        "columns": [_column(name, column) for name, column in field.columns.items()],
        "rows": [_row(name, row, keys) for name, row in field.rows.items()],
        "blank_rows": field.blank_rows or 0,
    }


def _column(name: Id, column: Column) -> dict[str, object]:
    return {
        "id": name,
        "label": column.label,
        "answer": column.answer,
        "options": list(column.options.values()),
        "option_ids": list(column.options),
        "share": _share(column),
    }


def _share(column: Column) -> int:
    return column.share or _SHARES[column.answer]


def _row_share(field: Field) -> float:
    """Give the texts of preset rows a part of the width that suits the longest of them."""
    longest = max((len(plain(row.text)) for row in field.rows.values()), default=0)
    part = next(part for length, part in _PARTS if longest <= length)
    return round(sum(map(_share, field.columns.values())) * part / (1 - part), 2)


def _row(name: Id, row: Row, keys: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "id": name,
        "name": first_sentence(row.text).rstrip("."),
        "text": read_inline(row.text),
    }
    if keys:
        data["key"] = inline(row.key)
    return data
