"""Describe the fields of forms and worksheets: what each asks, how it is answered, and who sees it."""

from collections.abc import Iterable

from ...content.phrases import ANSWERS, capitalised, count_of
from ...content.visibility import Sees
from ...model.worksheet import Column, Field
from ..escape import Markdown, title
from .page_context import Desk, View


def field_values(desk: Desk, fields: Iterable[Field], sees: Sees) -> View:
    """Return what the template of fields shows; `sees` says in words who sees what has which visibility."""
    fields = tuple(fields)
    return {
        "fields": [_field(desk, field, "" if field.answer == "fixed" else sees[field.visibility]) for field in fields],
        "tables": [_rows(desk, field) for field in fields if field.rows],
        "answers": [
            {"title": desk.text(field.label), "text": desk.text(field.key)}
            for field in fields
            if field.key and desk.is_facilitator
        ],
    }


def _field(desk: Desk, field: Field, sees: str) -> View:
    return {"label": _label(desk, field), "answer": _answer(desk, field), "sees": sees}


def _label(desk: Desk, field: Field) -> Markdown:
    help_text = f"<br>{desk.text(field.help)}" if field.help else ""
    return Markdown(f"**{desk.text(field.label)}**{help_text}")


def _answer(desk: Desk, field: Field) -> Markdown:
    words = capitalised(_amount(field))
    detail = _detail(desk, field)
    return Markdown(f"{title(words)}: {detail}" if detail else title(words))


def _amount(field: Field) -> str:
    if field.answer in ("lines", "list") and field.lines:
        return count_of(field.lines, "line")
    return ANSWERS[field.answer]


def _detail(desk: Desk, field: Field) -> Markdown:
    if field.text:
        return desk.text(field.text)
    if field.columns:
        return Markdown(", ".join(map(_column, field.columns.values())) + _empty_rows(field))
    return _listed(field.options.values())


def _column(column: Column) -> str:
    options = _listed(column.options.values())
    return f"{title(column.label)} ({options})" if options else title(column.label)


def _empty_rows(field: Field) -> str:
    return f"; {count_of(field.blank_rows, 'empty row')}" if field.blank_rows else ""


def _listed(options: Iterable[str]) -> Markdown:
    return Markdown(", ".join(title(option) for option in options))


def _rows(desk: Desk, field: Field) -> View:
    """The printed rows of a table; answers stand beside them for those who may see them."""
    keyed = desk.is_facilitator and any(row.key for row in field.rows.values())
    return {
        "label": title(field.row_label) if field.row_label else desk.text(field.label),
        "columns": ["Answer"] if keyed else [],
        "rows": [
            {"text": desk.text(row.text), "cells": [desk.text(row.key) if row.key else Markdown("")] if keyed else []}
            for row in field.rows.values()
        ],
    }
