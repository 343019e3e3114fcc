"""Describe worksheets field by field."""

from ...content.phrases import count_of
from ...content.visibility import worksheet_sees
from ...model.module import Module
from ...model.worksheet import Worksheet
from ..escape import Markdown
from .fields import field_values
from .page_context import PageContext, View, facts, worksheet_prints


def worksheet_views(context: PageContext, module_id: str, module: Module) -> list[View]:
    """Return all worksheets of a module."""
    return [_worksheet(context, module_id, name, worksheet) for name, worksheet in module.worksheets.items()]


def whose(context: PageContext, worksheet: Worksheet) -> str:
    """Return who fills a worksheet in, as it stands at the head of a cell."""
    return "Each of you" if worksheet.for_ == "each" else context.roles.label(worksheet.for_)


def _worksheet(context: PageContext, module_id: str, name: str, worksheet: Worksheet) -> View:
    return {
        "title": worksheet.title,
        "anchor": Markdown(f"worksheet-{name}"),
        "facts": facts(_for(context, worksheet), count_of(worksheet.pages, "page")),
        "how": context.text(worksheet.how),
        "example": context.text(worksheet.example) if worksheet.example else Markdown(""),
        **field_values(context, worksheet.fields.values(), worksheet_sees(context.roles, worksheet)),
        "papers": worksheet_prints(context, module_id, name),
    }


def _for(context: PageContext, worksheet: Worksheet) -> str:
    return "a copy for each of you" if worksheet.for_ == "each" else f"for the {context.roles.one(worksheet.for_)}"
