"""Finish the data of one worksheet."""

from collections import Counter
from collections.abc import Mapping

from ..content.words import inline
from ..model.base import Id
from ..model.worksheet import Field, Worksheet
from ..planning.handbook import Handbook
from ..text.markdown_tree import read_inline
from .fields import field_data


def worksheet_data(handbook: Handbook, worksheet_id: Id, worksheet: Worksheet) -> dict[str, object]:
    """Return what a worksheet shows; only the facilitator's edition has a `key` anywhere."""
    keys = handbook.edition == "facilitator"
    return {
        "id": f"worksheet.{worksheet_id}",
        "title": worksheet.title,
        "for": worksheet.for_,
        "people": _people(worksheet),
        "pages": worksheet.pages,
        "how": read_inline(worksheet.how),
        "example": inline(worksheet.example),
        "parts": [_part(part, keys) for part in sheets_apart(worksheet.fields)],
    }


def sheets_apart(fields: Mapping[Id, Field]) -> tuple[Mapping[Id, Field], ...]:
    """Split fields into sheets: what others see first, what nobody else sees by itself."""
    shared = {name: field for name, field in fields.items() if field.visibility != "private"}
    private = {name: field for name, field in fields.items() if field.visibility == "private"}
    return tuple(part for part in (shared, private) if part)


def _people(worksheet: Worksheet) -> list[str]:
    """Whose names the sheet has room for; a sheet of which each has a copy has the template's word for a name."""
    if worksheet.for_ == "each":
        return []
    return ["mentor", "mentoree"] if worksheet.for_ == "pair" else [worksheet.for_]


def _part(fields: Mapping[Id, Field], keys: bool) -> dict[str, object]:
    """`seen` is who sees most of it; a field that others see has a `mark`."""
    seen = Counter(field.visibility for field in fields.values()).most_common(1)[0][0]
    return {
        "seen": seen,
        "mixed": any(field.visibility != seen for field in fields.values()),
        "fields": [
            field_data(name, field, keys) | {"mark": field.visibility if field.visibility != seen else None}
            for name, field in fields.items()
        ],
    }
