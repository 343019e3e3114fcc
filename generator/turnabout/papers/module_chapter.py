"""Finish the data of the chapter on one module."""

from typing import Any

from ..content.phrases import OPT_IN, minutes_range
from ..content.words import inline, inlines, person, readable, spoken, word
from ..content.worksheet import worksheets_content
from ..model.module import Activity, Module
from ..planning.fit import fit_session
from ..planning.handbook import Handbook
from ..planning.paper_list import lengths_of
from ..text.markdown_tree import read_blocks, read_inline
from ..text.pieces import Piece
from .agenda import practice_data
from .chapters import EVIDENCE, RULES, Chapter, read_link, said


def module_chapter(handbook: Handbook, module_id: str) -> Chapter:
    """Return all about a module; only the facilitator's edition has notes."""
    curriculum, module = handbook.curriculum, handbook.curriculum.modules[module_id]
    return {
        "kind": "module",
        "to": f"modules/{module_id}.md",
        "level": 2,
        "title": said(module.title),
        "facts": _facts(handbook, module_id, module),
        "purpose": read_inline(module.purpose),
        "opt_in": OPT_IN if module.opt_in == "yes" else None,
        "first": _first(handbook, module),
        "objectives": [
            {
                "who": person(curriculum, one.for_),
                "level": one.level,
                "text": read_inline(one.text),
                "evidence": read_inline(one.evidence),
            }
            for one in module.objectives.values()
        ],
        "order": _order(handbook, module_id, module),
        "activities": [_activity(handbook, module, one) for one in module.activities.values()],
        "prompts": [
            {"who": person(curriculum, role), "questions": inlines(questions.values())}
            for role, questions in module.prompts.items()
            if questions
        ],
        "prepare": spoken(curriculum, module.prepare.items()),
        "practice": practice_data(module),
        "sign": inline(module.sign),
        "pitfalls": inlines(module.pitfalls.values()),
        "rules": [
            read_link(readable(name), f"{RULES}#{name}")
            for name in module.ground_rules
            if name in curriculum.ground_rules
        ],
        "worksheets": [
            {"name": sheet.title, "facts": list(sheet.facts), "how": list(sheet.how)}
            for sheet in worksheets_content(handbook, module)
        ],
        "evidence": read_blocks(module.evidence_note) if module.evidence_note else [],
        "sources": [_source(handbook, name) for name in module.sources if name in curriculum.sources],
    }


def _facts(handbook: Handbook, module_id: str, module: Module) -> list[list[Piece]]:
    facts = [said(f"{minutes_range(module)} minutes")]
    facts += [said("opt-in")] if module.opt_in == "yes" else []
    used = [session for session in handbook.sessions if session.agenda.module_id == module_id]
    label = person(handbook.curriculum, "session")
    return facts + [read_link(f"{label} {session.number}", f"programme/{session.id}.md") for session in used]


def _first(handbook: Handbook, module: Module) -> list[list[Piece]]:
    """Return what comes before a module: others, and whatever else there is to do."""
    modules = handbook.curriculum.modules
    needs = [read_link(modules[name].title, f"modules/{name}.md") for name in module.needs if name in modules]
    return needs + inlines(module.before.values())


def _order(handbook: Handbook, module_id: str, module: Module) -> dict[str, Any]:
    """Return the minutes of each activity at each length that the module is offered at."""
    own = next((session.agenda.length for session in handbook.sessions if session.agenda.module_id == module_id), None)
    agenda = fit_session(module_id, module, own or handbook.programme.length)
    agendas = [fit_session(module_id, module, length) for length in lengths_of(agenda)]
    minutes = [{slot.id: slot.minutes for slot in fitted.slots} for fitted in agendas]
    return {
        "lengths": [fitted.length for fitted in agendas],
        "rows": [
            {
                "title": activity.title,
                "who": person(handbook.curriculum, activity.lead),
                "minutes": [column.get(name) for column in minutes],
            }
            for name, activity in module.activities.items()
        ],
    }


def _activity(handbook: Handbook, module: Module, activity: Activity) -> dict[str, Any]:
    curriculum = handbook.curriculum
    facts = [f"{activity.minutes} minutes"]
    facts.append("led by both" if activity.lead == "both" else f"led by the {word(curriculum, activity.lead)}")
    if activity.worksheet:
        facts.append(f"on paper: {module.worksheets[activity.worksheet].title}")
    shown: dict[str, Any] = {
        "name": activity.title,
        "facts": facts,
        "steps": inlines(activity.steps.values()),
        "say": spoken(curriculum, activity.say.items()),
    }
    if handbook.edition == "facilitator" and activity.note:
        shown["note"] = read_blocks(activity.note)
    return shown


def _source(handbook: Handbook, name: str) -> dict[str, Any]:
    source = handbook.curriculum.sources[name]
    year = f" ({source.year})" if source.year else ""
    text = read_link(f"{source.authors}{year}: {source.title}", f"{EVIDENCE}#source-{name}")
    return {"text": text, "grade": source.grade}
