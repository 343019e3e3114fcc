"""Finish the data of one agenda."""

from ..content.agenda import agenda_words, clock_times, last_words, leads, no_room, session_place
from ..content.module_parts import ModuleParts
from ..content.words import inline, inlines
from ..model.base import Id
from ..planning.fit import Agenda, Slot
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet
from ..planning.schedule import Session, Start, clock
from ..text.dates import weekday_in_words
from ..text.markdown_tree import read_blocks, read_inline
from ..text.pieces import as_data


def agenda_data(handbook: Handbook, sheet: SessionSheet) -> dict[str, object]:
    """Return what an agenda shows; only the facilitator's edition has `notes`."""
    curriculum, agenda, module = handbook.curriculum, sheet.agenda, sheet.agenda.module
    parts = parts_of(handbook, agenda)
    start = sheet.session.start if sheet.session else None
    is_timed = bool(start and start.timed)
    data: dict[str, object] = {
        "id": f"agenda.{meeting_of(sheet)}",
        "meeting": meeting_of(sheet),
        "minutes": agenda.length,
        "purpose": read_inline(module.purpose),
        "session": place_of(parts, sheet.session),
        "date": _day(start, curriculum.language),
        "clock": clock_times(parts.labels, clock(start, 0), clock(start, agenda.length)) if is_timed else None,
        "objectives": [as_data(one) for one in parts.objectives(agenda.objectives)],
        "prepare": [as_data(one) for one in parts.prepare()],
        "activities": _activities(parts, sheet, start),
        "left_out": [no_room(parts, one) for one in agenda.left_out],
        "rule_ids": list(module.ground_rules),
        "rules": inlines(curriculum.ground_rules[rule].text for rule in module.ground_rules),
        "prompts": [as_data(one) for one in parts.prompts()],
        "practice": as_data(parts.practice()),
        "sign": inline(module.sign),
        "next": next_session(handbook, sheet.session),
        "labels": agenda_words(parts, agenda.length, is_timed=is_timed),
    }
    if handbook.edition == "facilitator":
        data["notes"] = _notes(agenda)
    return data


def parts_of(handbook: Handbook, agenda: Agenda) -> ModuleParts:
    """Return the parts of the module that an agenda runs, as readers are shown them."""
    return ModuleParts(handbook, agenda.module_id, agenda.module)


def _activities(parts: ModuleParts, sheet: SessionSheet, start: Start | None) -> list[dict[str, object]]:
    """Return what runs; the look back shows what was taken away from the session before."""
    slots = sheet.agenda.slots
    looks_back = next((slot for slot in slots if slot.activity.kind in ("recap", "recall")), slots[0])
    before = _last_session(parts.handbook, sheet.session)
    return [
        activity_data(parts, slot, start) | {"last": before if slot is looks_back and before else None}
        for slot in slots
    ]


def _last_session(handbook: Handbook, session: Session | None) -> dict[str, object] | None:
    """Return the session before one, by its id, with the plan that it ended with."""
    if session is None or session.number == 1:
        return None
    last = handbook.sessions[session.number - 2]
    parts = parts_of(handbook, last.agenda)
    words = last_words(parts, last.agenda.module.title)
    return {"id": last.id, "practice": as_data(parts.practice()), "labels": words}


def meeting_of(sheet: SessionSheet) -> Id:
    """Return the id that answers about a meeting go by: the session's, or the module's outside the programme."""
    return sheet.session.id if sheet.session else sheet.agenda.module_id


def place_of(parts: ModuleParts, session: Session | None) -> str | None:
    """Return which session of the programme it is."""
    return session_place(parts, session.number, len(parts.handbook.sessions)) if session else None


def activity_data(parts: ModuleParts, slot: Slot, start: Start | None) -> dict[str, object]:
    """Return one activity with its time, its steps and what each may say."""
    activity = slot.activity
    sheet = parts.module.worksheets[activity.worksheet].title if activity.worksheet else None
    return {
        "start": clock(start, slot.starts),
        "minutes": slot.minutes,
        "title": activity.title,
        "who": parts.lead(activity.lead),
        "leads": leads(parts, activity.lead),
        "sheet": parts.labels.gettext("sheet: {worksheet}", worksheet=sheet) if sheet else None,
        "steps": inlines(activity.steps.values()),
        "say": [{"who": parts.lead(who), "text": read_inline(text)} for who, text in activity.say.items()],
    }


def next_session(handbook: Handbook, session: Session | None) -> dict[str, object] | None:
    """Return the id, the title and the time of the session after one, as far as they are known."""
    following = handbook.sessions[session.number : session.number + 1] if session else ()
    for one in following:
        timed = one.start is not None and one.start.timed
        return {
            "id": one.id,
            "title": one.agenda.module.title,
            "date": _day(one.start, handbook.curriculum.language),
            "clock": clock(one.start, 0) if timed else None,
        }
    return None


def _day(start: Start | None, language: str) -> str | None:
    return weekday_in_words(start.moment, language) if start else None


def _notes(agenda: Agenda) -> list[dict[str, object]]:
    return [
        {"title": slot.activity.title, "minutes": slot.minutes, "text": read_blocks(slot.activity.note)}
        for slot in agenda.slots
        if slot.activity.note
    ]
