"""Write the page of one module."""

from ...content.phrases import OPT_IN, TIERS, listed, minutes_range
from ...model.module import Module
from ...planning.catching_up import catch_up
from ...planning.fit import fit_session
from ...planning.paper_list import cards_path, catch_up_path, has_prompts
from ...planning.schedule import Session
from ..escape import Markdown, blocks, title
from ..tree import Page
from .agendas import (
    agenda_views,
    anchor,
    lead,
    objective_views,
    planned_views,
    practice_view,
    prepare_views,
    prompt_views,
)
from .page_context import (
    PageContext,
    View,
    facts,
    module_path,
    prints,
    rule_views,
    session_of,
    session_path,
    source_text,
)
from .worksheets import worksheet_views


def module_page(context: PageContext, module_id: str) -> Page:
    """Return the page that tells all about a module."""
    context = context.at(module_path(module_id))
    module = context.handbook.curriculum.modules[module_id]
    values: View = {
        "title": module.title,
        "opt_in": [OPT_IN] if module.opt_in == "yes" else [],
        "facts": _facts(context, module_id, module),
        "purpose": context.text(module.purpose),
        "needs": _needs(context, module),
        "before": [context.text(text) for text in module.before.values()],
        "objectives": objective_views(context, module, module.objectives),
        "overview": _overview(context, module),
        "activities": planned_views(context, module, module_id),
        "agendas": _agendas(context, module_id, module),
        "facilitator": context.roles.one("facilitator"),
        "prompts": prompt_views(context, module),
        "cards": prints(context, lambda size: cards_path(module_id, size)) if has_prompts(module) else [],
        "prepare": prepare_views(context, module),
        "practice": practice_view(context, module),
        "catch_up": prints(context, lambda size: catch_up_path(module_id, size)) if catch_up(module) else [],
        "session": context.roles.one("session"),
        "pitfalls": [context.text(text) for text in module.pitfalls.values()],
        "rules": rule_views(context, module.ground_rules),
        "worksheets": worksheet_views(context, module_id, module),
        "evidence": blocks(module.evidence_note, context.up) if module.evidence_note else Markdown(""),
        "sources": _sources(context, module),
    }
    return context.page("module", module.title, values, f"modules/{module_id}")


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


def _facts(context: PageContext, module_id: str, module: Module) -> Markdown:
    return facts(
        f"{minutes_range(module)} minutes", "opt-in" if module.opt_in == "yes" else "", _place(context, module_id)
    )


def _needs(context: PageContext, module: Module) -> list[View]:
    modules = context.handbook.curriculum.modules
    return [
        {"title": modules[name].title, "href": context.link(module_path(name))}
        for name in module.needs
        if name in modules
    ]


def _overview(context: PageContext, module: Module) -> list[View]:
    return [
        {
            "title": activity.title,
            "anchor": anchor(name),
            "lead": lead(context, activity.lead),
            "tier": TIERS[activity.tier].format(session=context.roles.one("session")),
            "minutes": activity.minutes,
            "floor": activity.floor or activity.minutes,
        }
        for name, activity in module.activities.items()
    ]


def _agendas(context: PageContext, module_id: str, module: Module) -> list[View]:
    """A module that no session uses has its agendas here."""
    if session_of(context, module_id):
        return []
    return agenda_views(context, fit_session(module_id, module, context.handbook.programme.length), None)


def _sources(context: PageContext, module: Module) -> list[Markdown]:
    sources = context.handbook.curriculum.sources
    return [
        Markdown(f"{source_text(sources[name])}, grade [{sources[name].grade}]({context.link('evidence.md')})")
        for name in module.sources
        if name in sources
    ]
