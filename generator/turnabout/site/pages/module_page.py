"""Write the page of one module."""

from ...content.module import module_content, module_list
from ...content.module_parts import module_path
from ...content.sheet_parts import all_fields
from ...content.worksheet import worksheets_content
from ...model.module import Module
from ...planning.catching_up import catch_up
from ...planning.fit import fit_session
from ...planning.paper_list import has_prompts, outside
from ..tree import Page
from .agendas import agenda_views
from .page_context import PageContext, View, facts, prints, values_of


def module_page(context: PageContext, module_id: str) -> Page:
    """Return the page that tells all about a module."""
    context = context.at(module_path(module_id))
    module = context.handbook.curriculum.modules[module_id]
    content = module_content(context.handbook, module_id)
    return context.showing(
        "module",
        content,
        f"modules/{module_id}",
        facts=context.facts(content.facts),
        agendas=_agendas(context, module_id, module),
        cards=prints(context, "cards", module_id) if has_prompts(module) else [],
        catch_up=prints(context, "catch-up", module_id) if catch_up(module) else [],
        worksheets=_worksheets(context, module_id, module),
    )


def modules_page(context: PageContext) -> Page:
    """Return the list of all modules."""
    context = context.at("modules/index.md")
    content = module_list(context.handbook)
    places = [context.facts(row.facts) for row in content.rows]
    return context.showing("modules", content, "curriculum", places=places)


def _agendas(context: PageContext, module_id: str, module: Module) -> list[View]:
    """A module that no session uses has its agendas here."""
    if module_id not in outside(context.handbook):
        return []
    return agenda_views(context, fit_session(module_id, module, context.handbook.programme.length), None)


def _worksheets(context: PageContext, module_id: str, module: Module) -> list[View]:
    return [
        {
            **values_of(content),
            "facts": facts(*content.facts),
            "fields": all_fields(content.parts),
            "papers": prints(context, "worksheet", module_id, content.id),
        }
        for content in worksheets_content(context.handbook, module)
    ]
