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
    Desk,
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


def module_page(desk: Desk, module_id: str) -> Page:
    """Return the page that tells all about a module."""
    desk = desk.at(module_path(module_id))
    module = desk.handbook.curriculum.modules[module_id]
    values: View = {
        "title": module.title,
        "opt_in": [OPT_IN] if module.opt_in == "yes" else [],
        "facts": _facts(desk, module_id, module),
        "purpose": desk.text(module.purpose),
        "needs": _needs(desk, module),
        "before": [desk.text(text) for text in module.before.values()],
        "objectives": objective_views(desk, module, module.objectives),
        "overview": _overview(desk, module),
        "activities": planned_views(desk, module, module_id),
        "agendas": _agendas(desk, module_id, module),
        "facilitator": desk.roles.one("facilitator"),
        "prompts": prompt_views(desk, module),
        "cards": prints(desk, lambda size: cards_path(module_id, size)) if has_prompts(module) else [],
        "prepare": prepare_views(desk, module),
        "practice": practice_view(desk, module),
        "catch_up": prints(desk, lambda size: catch_up_path(module_id, size)) if catch_up(module) else [],
        "session": desk.roles.one("session"),
        "pitfalls": [desk.text(text) for text in module.pitfalls.values()],
        "rules": rule_views(desk, module.ground_rules),
        "worksheets": worksheet_views(desk, module_id, module),
        "evidence": blocks(module.evidence_note, desk.up) if module.evidence_note else Markdown(""),
        "sources": _sources(desk, module),
    }
    return desk.page("module", module.title, values, f"modules/{module_id}")


def modules_page(desk: Desk) -> Page:
    """Return the list of all modules."""
    desk = desk.at("modules/index.md")
    modules = desk.handbook.curriculum.modules
    values: View = {
        "modules": [_row(desk, name, module) for name, module in modules.items()],
        "opt_in": [OPT_IN.replace("This module is opt-in. It", "An opt-in module")]
        if any(module.opt_in == "yes" for module in modules.values())
        else [],
    }
    return desk.page("modules", "Modules", values, "curriculum")


def _row(desk: Desk, name: str, module: Module) -> View:
    return {
        "title": module.title,
        "href": desk.link(module_path(name)),
        "purpose": desk.text(module.purpose),
        "minutes": minutes_range(module),
        "place": facts("opt-in" if module.opt_in == "yes" else "", _place(desk, name)),
    }


def _place(desk: Desk, module_id: str) -> Markdown:
    if session := session_of(desk, module_id):
        return _numbered(desk, session)
    chosen = [
        _numbered(desk, session)
        for session in desk.handbook.sessions
        if module_id in desk.handbook.programme.sessions[session.id].or_
    ]
    return Markdown(f"a choice for {listed(chosen)}" if chosen else "not in this programme")


def _numbered(desk: Desk, session: Session) -> Markdown:
    label = title(f"{desk.roles.label('session')} {session.number}")
    return Markdown(f"[{label}]({desk.link(session_path(session))})")


def _facts(desk: Desk, module_id: str, module: Module) -> Markdown:
    return facts(
        f"{minutes_range(module)} minutes", "opt-in" if module.opt_in == "yes" else "", _place(desk, module_id)
    )


def _needs(desk: Desk, module: Module) -> list[View]:
    modules = desk.handbook.curriculum.modules
    return [
        {"title": modules[name].title, "href": desk.link(module_path(name))} for name in module.needs if name in modules
    ]


def _overview(desk: Desk, module: Module) -> list[View]:
    return [
        {
            "title": activity.title,
            "anchor": anchor(name),
            "lead": lead(desk, activity.lead),
            "tier": TIERS[activity.tier].format(session=desk.roles.one("session")),
            "minutes": activity.minutes,
            "floor": activity.floor or activity.minutes,
        }
        for name, activity in module.activities.items()
    ]


def _agendas(desk: Desk, module_id: str, module: Module) -> list[View]:
    """A module that no session uses has its agendas here."""
    if session_of(desk, module_id):
        return []
    return agenda_views(desk, fit_session(module_id, module, desk.handbook.programme.length), None)


def _sources(desk: Desk, module: Module) -> list[Markdown]:
    sources = desk.handbook.curriculum.sources
    return [
        Markdown(f"{source_text(sources[name])}, grade [{sources[name].grade}]({desk.link('evidence.md')})")
        for name in module.sources
        if name in sources
    ]
