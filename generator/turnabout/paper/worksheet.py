"""Finish the data of one worksheet."""

import math
from collections import Counter

from ..model.curriculum import Curriculum
from ..model.worksheet import Column, Field, Row, Worksheet
from ..planning.handbook import Handbook
from ..prose import plain, read_inline
from .words import inline, person

_SHARES = {
    "line": 4, "choice": 3, "many": 3, "scale": 3, "yes-no": 2, "tick": 1, "tally": 3, "date": 2, "fixed": 2,
}  # fmt: skip
"""How wide a column is beside others where the author has not said."""


_PARTS = ((25, 0.24), (60, 0.32), (110, 0.4), (math.inf, 0.5))
"""Which part of the width the texts of preset rows get, by the characters of the longest."""


def worksheet_data(handbook: Handbook, worksheet: Worksheet) -> dict[str, object]:
    """Return what a worksheet shows; only the facilitator's edition has a `key` anywhere."""
    keys = handbook.edition == "facilitator"
    return {
        "worksheet": worksheet.title,
        "for": worksheet.for_,
        "people": _people(handbook.curriculum, worksheet),
        "pages": None if keys else worksheet.pages,
        "how": read_inline(worksheet.how),
        "example": inline(worksheet.example),
        "parts": _parts(worksheet, keys),
    }


def _people(curriculum: Curriculum, worksheet: Worksheet) -> list[str]:
    roles = ("mentor", "mentoree") if worksheet.for_ == "pair" else (worksheet.for_,)
    return [person(curriculum, role) for role in roles]


def _parts(worksheet: Worksheet, keys: bool) -> list[dict[str, object]]:
    """Split the fields into sheets: what others see first, what nobody else sees by itself."""
    fields = worksheet.fields.values()
    shared = [field for field in fields if field.visibility != "private"]
    private = [field for field in fields if field.visibility == "private"]
    return [_part(part, keys) for part in (shared, private) if part]


def _part(fields: list[Field], keys: bool) -> dict[str, object]:
    """`seen` is who sees most of it; a field that others see has a `mark`."""
    seen = Counter(field.visibility for field in fields).most_common(1)[0][0]
    return {
        "seen": seen,
        "mixed": any(field.visibility != seen for field in fields),
        "fields": [
            _field(field, keys) | {"mark": field.visibility if field.visibility != seen else None} for field in fields
        ],
    }


def _field(field: Field, keys: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "label": read_inline(field.label),
        "name": plain(field.label),
        "answer": field.answer,
        "help": inline(field.help),
        "lines": field.lines or 3,
        "options": list(field.options.values()),
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
        "columns": [_column(column) for column in field.columns.values()],
        "rows": [_row(row, keys) for row in field.rows.values()],
        "blank_rows": field.blank_rows or 0,
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "label": column.label,
        "answer": column.answer,
        "options": list(column.options.values()),
        "share": _share(column),
    }


def _share(column: Column) -> int:
    return column.share or _SHARES[column.answer]


def _row_share(field: Field) -> float:
    """Give the texts of preset rows a part of the width that suits the longest of them."""
    longest = max((len(plain(row.text)) for row in field.rows.values()), default=0)
    part = next(part for length, part in _PARTS if longest <= length)
    return round(sum(map(_share, field.columns.values())) * part / (1 - part), 2)


def _row(row: Row, keys: bool) -> dict[str, object]:
    data: dict[str, object] = {"text": read_inline(row.text)}
    if keys:
        data["key"] = inline(row.key)
    return data
