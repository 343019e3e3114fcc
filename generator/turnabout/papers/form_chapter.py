"""Finish the data of the chapter on one form."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..content.phrases import ANSWERS, Roles, capitalised, count_of
from ..content.visibility import fillers, form_sees, is_together, readers
from ..content.words import inline, inlines, readable
from ..model.form import Form
from ..model.worksheet import Column, Field
from ..planning.handbook import Handbook
from ..text.markdown_tree import read_inline
from .chapters import Chapter, said


def form_chapter(handbook: Handbook, form_id: str, form: Form) -> Chapter:
    """Return what a form asks, who fills it in and who sees it; only the facilitator's edition has keys."""
    sees = form_sees(Roles(handbook.curriculum.terms), form)
    keys = handbook.edition == "facilitator"
    return {
        "kind": "form",
        "to": f"forms/{form_id}.md",
        "level": 2,
        "title": said(form.title),
        "purpose": read_inline(form.purpose),
        "care": list(_care(handbook, form)),
        "how": read_inline(form.how),
        "fields": [_field(field, sees[field.visibility], keys) for field in form.fields.values()],
        "never": [{"name": readable(name), "why": read_inline(why)} for name, why in form.never_asks.items()],
    }


def _care(handbook: Handbook, form: Form) -> Iterator[dict[str, Any]]:
    """Yield who handles a form, and how."""
    roles = Roles(handbook.curriculum.terms)
    yield {"name": "Who fills it in", "text": said(f"{capitalised(fillers(roles, form))}.")}
    if form.apart or is_together(form):
        yield {"name": "Apart or together", "text": inline(form.apart or "Together.")}
    yield {"name": "Who sees it", "text": said(f"{capitalised(readers(roles, form))}.")}
    yield {"name": "Where it goes", "text": read_inline(form.route)}
    yield {"name": "How long it is kept", "text": read_inline(form.keep)}


def _field(field: Field, sees: str, keys: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "label": read_inline(field.label),
        "text": inline(field.text),
        "help": inline(field.help),
        "answer": _answer(field),
        "rows": inlines(row.text for row in field.rows.values()),
        "sees": "" if field.answer == "fixed" else sees,
    }
    if keys and field.key:
        shown["key"] = read_inline(field.key)
    return shown


def _answer(field: Field) -> str:
    is_counted = field.answer in ("lines", "list") and field.lines
    words = capitalised(count_of(field.lines, "line") if is_counted and field.lines else ANSWERS[field.answer])
    detail = ", ".join(map(_column, field.columns.values())) if field.columns else _listed(field.options.values())
    empty = f"; {count_of(field.blank_rows, 'empty row')}" if field.columns and field.blank_rows else ""
    return f"{words}: {detail}{empty}" if detail else words


def _column(column: Column) -> str:
    options = _listed(column.options.values())
    return f"{column.label} ({options})" if options else column.label


def _listed(options: Iterable[str]) -> str:
    return ", ".join(options)
