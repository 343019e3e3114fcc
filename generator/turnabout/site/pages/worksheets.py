"""Describe worksheets field by field."""

from ...content.sheet_parts import all_fields
from ...content.worksheet import worksheets_content
from ...model.module import Module
from .page_context import PageContext, View, facts, values_of, worksheet_prints


def worksheet_views(context: PageContext, module_id: str, module: Module) -> list[View]:
    """Return all worksheets of a module."""
    return [
        {
            **values_of(content),
            "facts": facts(*content.facts),
            "fields": all_fields(content.parts),
            "papers": worksheet_prints(context, module_id, content.id),
        }
        for content in worksheets_content(context.handbook, module)
    ]
