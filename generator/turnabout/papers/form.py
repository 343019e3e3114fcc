"""Finish the data of one form."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from ..content.words import inline
from ..model.base import Id
from ..model.form import Filler, Form
from ..model.worksheet import Field
from ..planning.handbook import Handbook
from ..text.markdown_tree import read_inline
from .fields import field_data
from .worksheet import sheets_apart

_GROUP = 3
"""So many fields in a row that others see than those before are a group with a heading; fewer are marked one by one."""

_EACH: frozenset[Filler] = frozenset({"mentor", "mentoree"})


def form_data(handbook: Handbook, form_id: Id, form: Form) -> dict[str, object]:
    """Return what a form shows: the same in both editions, but for keys."""
    keys = handbook.edition == "facilitator"
    parts = sheets_apart(form.fields)
    return {
        "id": f"form.{form_id}",
        "title": form.title,
        "purpose": read_inline(form.purpose),
        "fillers": _fillers(form),
        "each": set(form.filled_by) >= _EACH,
        "apart": inline(form.apart),
        "seers": list(form.seen_by),
        "route": read_inline(form.route),
        "keep": read_inline(form.keep),
        "how": read_inline(form.how),
        "names": _has_names(form),
        "pages": max(1, form.pages - len(parts) + 1),
        "parts": [_part(part, keys) for part in parts],
    }


def _fillers(form: Form) -> list[Filler]:
    """A pair that first answers apart is named as the two that it is."""
    return [filler for filler in form.filled_by if filler != "pair" or not set(form.filled_by) & _EACH]


def _has_names(form: Form) -> bool:
    """A pair that signs nothing writes its names at the head; whoever answers alone is asked for no name but by a
    field, so that a form without one stays anonymous."""
    return form.filled_by == ("pair",) and all(field.answer != "signature" for field in form.fields.values())


def _part(fields: Mapping[Id, Field], keys: bool) -> dict[str, object]:
    grouped = list(_grouped(fields))
    groups = sum(starts for *_, starts in grouped)
    seers = {field.visibility for field in fields.values()}
    return {
        "private": seers == {"private"},
        "mixed": len(seers) > 1,
        "fields": [
            field_data(name, field, keys)
            | {
                "mark": field.visibility if field.visibility != seen else None,
                "group": seen if starts and groups > 1 else None,
            }
            for name, field, seen, starts in grouped
        ],
    }


def _grouped(fields: Mapping[Id, Field]) -> Iterator[tuple[Id, Field, str, bool]]:
    """Return each field in its order, with who sees its group, and whether a group begins with it."""
    seen = None
    for visibility, run in groupby(fields.items(), key=lambda one: one[1].visibility):
        members = list(run)
        starts = seen is None or (visibility != seen and len(members) >= _GROUP)
        seen = visibility if starts or seen is None else seen
        yield from ((*member, seen, starts and member is members[0]) for member in members)
