"""Describe worksheets field by field."""

from ..model.module import Module
from ..model.worksheet import Field, Worksheet
from .desk import Desk, View, facts, worksheet_prints
from .escape import Markdown, title
from .words import ANSWERS, VISIBLE, capitalised


def worksheet_views(desk: Desk, module_id: str, module: Module) -> list[View]:
    """Return all worksheets of a module."""
    return [_worksheet(desk, module_id, name, worksheet) for name, worksheet in module.worksheets.items()]


def _worksheet(desk: Desk, module_id: str, name: str, worksheet: Worksheet) -> View:
    return {
        "title": worksheet.title,
        "anchor": Markdown(f"worksheet-{name}"),
        "facts": facts(
            f"for the {desk.roles.one(worksheet.for_)}",
            "1 page" if worksheet.pages == 1 else f"{worksheet.pages} pages",
        ),
        "how": desk.text(worksheet.how),
        "example": desk.text(worksheet.example) if worksheet.example else Markdown(""),
        "fields": [_field(desk, field) for field in worksheet.fields.values()],
        "tables": [_rows(desk, field) for field in worksheet.fields.values() if field.rows],
        "answers": [
            {"title": desk.text(field.label), "text": desk.text(field.key)}
            for field in worksheet.fields.values()
            if field.key and desk.is_facilitator
        ],
        "papers": worksheet_prints(desk, module_id, name),
    }


def _field(desk: Desk, field: Field) -> View:
    return {
        "label": _label(desk, field),
        "answer": _answer(desk, field),
        "sees": VISIBLE[field.visibility].format(coordinator=desk.roles.one("coordinator")),
    }


def _label(desk: Desk, field: Field) -> Markdown:
    help_text = f"<br>{desk.text(field.help)}" if field.help else ""
    return Markdown(f"**{desk.text(field.label)}**{help_text}")


def _answer(desk: Desk, field: Field) -> Markdown:
    words = capitalised(_amount(field))
    detail = _detail(desk, field)
    return Markdown(f"{title(words)}: {detail}" if detail else title(words))


def _amount(field: Field) -> str:
    if field.answer in ("lines", "list") and field.lines:
        return f"{field.lines} lines"
    return ANSWERS[field.answer]


def _detail(desk: Desk, field: Field) -> Markdown:
    if field.text:
        return desk.text(field.text)
    if field.columns:
        return Markdown(", ".join(title(column.label) for column in field.columns.values()))
    return Markdown(", ".join(title(option) for option in field.options.values()))


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
