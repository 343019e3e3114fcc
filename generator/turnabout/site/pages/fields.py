"""Describe the fields of forms and worksheets: what each asks, how it is answered, and who sees it."""

from collections.abc import Iterable

from ...content.phrases import ANSWERS, capitalised, count_of
from ...content.visibility import Sees
from ...model.worksheet import Column, Field
from ..escape import Markdown, title
from .page_context import PageContext, View


def field_values(context: PageContext, fields: Iterable[Field], sees: Sees) -> View:
    """Return what the template of fields shows; `sees` says in words who sees what has which visibility."""
    fields = tuple(fields)
    return {
        "fields": [
            _field(context, field, "" if field.answer == "fixed" else sees[field.visibility]) for field in fields
        ],
        "tables": [_rows(context, field) for field in fields if field.rows],
        "answers": [
            {"title": context.text(field.label), "text": context.text(field.key)}
            for field in fields
            if field.key and context.is_facilitator
        ],
    }


def _field(context: PageContext, field: Field, sees: str) -> View:
    return {"label": _label(context, field), "answer": _answer(context, field), "sees": sees}


def _label(context: PageContext, field: Field) -> Markdown:
    help_text = f"<br>{context.text(field.help)}" if field.help else ""
    return Markdown(f"**{context.text(field.label)}**{help_text}")


def _answer(context: PageContext, field: Field) -> Markdown:
    words = capitalised(_amount(field))
    detail = _detail(context, field)
    return Markdown(f"{title(words)}: {detail}" if detail else title(words))


def _amount(field: Field) -> str:
    if field.answer in ("lines", "list") and field.lines:
        return count_of(field.lines, "line")
    return ANSWERS[field.answer]


def _detail(context: PageContext, field: Field) -> Markdown:
    if field.text:
        return context.text(field.text)
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


def _rows(context: PageContext, field: Field) -> View:
    """The printed rows of a table; answers stand beside them for those who may see them."""
    keyed = context.is_facilitator and any(row.key for row in field.rows.values())
    return {
        "label": title(field.row_label) if field.row_label else context.text(field.label),
        "columns": ["Answer"] if keyed else [],
        "rows": [
            {
                "text": context.text(row.text),
                "cells": [context.text(row.key) if row.key else Markdown("")] if keyed else [],
            }
            for row in field.rows.values()
        ],
    }
