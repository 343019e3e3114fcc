"""Show agendas and activities, on the pages of sessions and of modules."""

from collections.abc import Iterable

from ...model.module import Activity, Module
from ...planning.fit import LONGEST, Agenda, LeftOut, Slot, fit_session
from ...planning.paper_list import agenda_path, lengths_of
from ...planning.schedule import Session, clock
from ..escape import Markdown, blocks, title
from .page_context import PageContext, View, facts, module_path, prints


def agenda_views(context: PageContext, agenda: Agenda, session: Session | None) -> list[View]:
    """Return an agenda at its own length, and then at every other length that fits."""
    others = [fit_session(agenda.module_id, agenda.module, n) for n in lengths_of(agenda) if n != agenda.length]
    own = {slot.id for slot in agenda.slots} if session else set(agenda.module.activities)
    return [_agenda_view(context, fitted, session, own) for fitted in (agenda, *others)]


def agenda_prints(context: PageContext, agenda: Agenda, session: Session | None, length: int) -> list[View]:
    """Return the links to an agenda in each paper size."""
    return prints(context, lambda size: agenda_path(agenda, session, length, size))


def activity_views(context: PageContext, slots: Iterable[Slot], module_id: str) -> list[View]:
    """Return the activities of a session, each with the minutes it has there."""
    return [
        _activity_view(context, module_id, slot, f"{number}. {slot.activity.title}")
        for number, slot in enumerate(slots, start=1)
    ]


def planned_views(context: PageContext, module: Module, module_id: str) -> list[View]:
    """Return all activities of a module, each with the minutes it was planned for."""
    return [
        _activity_view(context, module_id, Slot(name, activity, activity.minutes, 0), activity.title)
        for name, activity in module.activities.items()
    ]


def objective_views(context: PageContext, module: Module, names: Iterable[str]) -> list[View]:
    """Return some objectives of a module."""
    return [
        {
            "who": lead(context, module.objectives[name].for_),
            "level": module.objectives[name].level,
            "text": context.text(module.objectives[name].text),
            "evidence": context.text(module.objectives[name].evidence),
        }
        for name in names
    ]


def prompt_views(context: PageContext, module: Module) -> list[View]:
    """Return the questions each role asks."""
    return [
        {"who": context.roles.label(role), "questions": [context.text(text) for text in questions.values()]}
        for role, questions in module.prompts.items()
    ]


def prepare_views(context: PageContext, module: Module) -> list[View]:
    """Return what each role does beforehand."""
    return [{"who": context.roles.label(role), "text": context.text(text)} for role, text in module.prepare.items()]


def practice_view(context: PageContext, module: Module) -> View:
    """Return the plan between two sessions."""
    by_next_time = module.practice.by_next_time
    return {
        "if": context.text(module.practice.if_),
        "then": context.text(module.practice.then),
        "by_next_time": context.text(by_next_time) if by_next_time else Markdown(""),
    }


def lead(context: PageContext, who: str) -> str:
    """Return the word for the one who leads, or for both."""
    return "Both" if who == "both" else context.roles.label(who)


def anchor(activity_id: str) -> Markdown:
    """Return where an activity stands on its page."""
    return Markdown(f"activity-{activity_id}")


def _agenda_view(context: PageContext, agenda: Agenda, session: Session | None, own: set[str]) -> View:
    start = session.start if session else None
    return {
        "length": agenda.length,
        "clock": "Time" if start and start.timed else "From",
        "slots": [
            {
                "time": Markdown(clock(start, slot.starts)),
                "minutes": slot.minutes,
                "title": slot.activity.title,
                "href": _where(context, agenda, slot.id, own),
                "lead": lead(context, slot.activity.lead),
            }
            for slot in agenda.slots
        ],
        "left_out": [_left_out(context, agenda, entry, own) for entry in agenda.left_out],
        "papers": agenda_prints(context, agenda, session, agenda.length),
    }


def _left_out(context: PageContext, agenda: Agenda, entry: LeftOut, own: set[str]) -> View:
    runs = entry.fits_from <= LONGEST
    return {
        "title": entry.activity.title,
        "href": _where(context, agenda, entry.id, own),
        "minutes": entry.activity.minutes,
        "where": f"fits from {entry.fits_from} minutes on" if runs else "do it between meetings",
    }


def _where(context: PageContext, agenda: Agenda, activity_id: str, own: set[str]) -> Markdown:
    """Steps stand on the page itself for what runs at the programme's length, else on the page of the module."""
    if activity_id in own:
        return Markdown(f"#{anchor(activity_id)}")
    return context.link(module_path(agenda.module_id), anchor(activity_id))


def _activity_view(context: PageContext, module_id: str, slot: Slot, heading: str) -> View:
    activity = slot.activity
    return {
        "heading": heading,
        "anchor": anchor(slot.id),
        "facts": facts(
            f"{slot.minutes} minutes", _led_by(context, activity.lead), _paper(context, activity, module_id)
        ),
        "steps": [context.text(step) for step in activity.steps.values()],
        "say": [{"who": _speaks(context, who), "text": context.text(text)} for who, text in activity.say.items()],
        "notes": [blocks(activity.note, context.up)] if activity.note and context.is_facilitator else [],
    }


def _speaks(context: PageContext, who: str) -> str:
    return "Both say" if who == "both" else f"{context.roles.label(who)} says"


def _led_by(context: PageContext, who: str) -> str:
    return "led by both" if who == "both" else f"led by the {context.roles.one(who)}"


def _paper(context: PageContext, activity: Activity, module_id: str) -> Markdown:
    if not activity.worksheet:
        return Markdown("")
    worksheet = context.handbook.curriculum.modules[module_id].worksheets[activity.worksheet]
    target = context.link(module_path(module_id), f"worksheet-{activity.worksheet}")
    return Markdown(f"on paper: [{title(worksheet.title)}]({target})")
