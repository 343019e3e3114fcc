"""Write the page of one module."""

from ...content.module import module_content
from ...content.module_parts import module_path
from ...content.phrases import OPT_IN, listed, minutes_range
from ...content.session import session_path
from ...model.module import Module
from ...planning.catching_up import catch_up
from ...planning.fit import fit_session
from ...planning.paper_list import cards_path, catch_up_path, has_prompts
from ...planning.schedule import Session
from ..escape import Markdown, title
from ..tree import Page
from .agendas import (
    agenda_views,
)
from .page_context import (
    PageContext,
    View,
    facts,
    prints,
    session_of,
    values_of,
)
from .worksheets import worksheet_views


def module_page(context: PageContext, module_id: str) -> Page:
    """Return the page that tells all about a module."""
    context = context.at(module_path(module_id))
    module = context.handbook.curriculum.modules[module_id]
    content = module_content(context.handbook, module_id)
    values: View = {
        **values_of(content),
        "facts": context.facts(content.facts),
        "agendas": _agendas(context, module_id, module),
        "cards": prints(context, lambda size: cards_path(module_id, size)) if has_prompts(module) else [],
        "catch_up": prints(context, lambda size: catch_up_path(module_id, size)) if catch_up(module) else [],
        "worksheets": worksheet_views(context, module_id, module),
    }
    return context.page("module", content.title, values, f"modules/{module_id}")


def modules_page(context: PageContext) -> Page:
    """Return the list of all modules."""
    context = context.at("modules/index.md")
    modules = context.handbook.curriculum.modules
    values: View = {
        "modules": [_row(context, name, module) for name, module in modules.items()],
        "opt_in": [OPT_IN.replace("This module is opt-in. It", "An opt-in module")]
        if any(module.opt_in == "yes" for module in modules.values())
        else [],
    }
    return context.page("modules", "Modules", values, "curriculum")


def _row(context: PageContext, name: str, module: Module) -> View:
    return {
        "title": module.title,
        "href": context.link(module_path(name)),
        "purpose": context.text(module.purpose),
        "minutes": minutes_range(module),
        "place": facts("opt-in" if module.opt_in == "yes" else "", _place(context, name)),
    }


def _place(context: PageContext, module_id: str) -> Markdown:
    if session := session_of(context, module_id):
        return _numbered(context, session)
    chosen = [
        _numbered(context, session)
        for session in context.handbook.sessions
        if module_id in context.handbook.programme.sessions[session.id].or_
    ]
    return Markdown(f"a choice for {listed(chosen)}" if chosen else "not in this programme")


def _numbered(context: PageContext, session: Session) -> Markdown:
    label = title(f"{context.roles.label('session')} {session.number}")
    return Markdown(f"[{label}]({context.link(session_path(session))})")


def _agendas(context: PageContext, module_id: str, module: Module) -> list[View]:
    """A module that no session uses has its agendas here."""
    if session_of(context, module_id):
        return []
    return agenda_views(context, fit_session(module_id, module, context.handbook.programme.length), None)
