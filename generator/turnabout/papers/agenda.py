"""Finish the data of one agenda."""

from ..content.agenda import agenda_words, last_words, leads, no_room
from ..content.meeting import MeetingContent, meeting_content
from ..content.module_parts import ModuleParts
from ..content.words import inline, inlines
from ..planning.fit import Agenda, Slot
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet
from ..planning.schedule import Session, Start, clock
from ..text.markdown_tree import read_blocks, read_inline
from ..text.pieces import as_data


def agenda_data(handbook: Handbook, sheet: SessionSheet) -> dict[str, object]:
    """Return what an agenda shows; only the facilitator's edition has `notes`."""
    curriculum, agenda, module = handbook.curriculum, sheet.agenda, sheet.agenda.module
    parts = parts_of(handbook, agenda)
    start = sheet.session.start if sheet.session else None
    is_timed = bool(start and start.timed)
    data: dict[str, object] = {
        **as_data(meeting := meeting_of(handbook, sheet)),
        "id": f"agenda.{meeting.meeting}",
        "minutes": agenda.length,
        "purpose": read_inline(module.purpose),
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


def meeting_of(handbook: Handbook, sheet: SessionSheet) -> MeetingContent:
    """Return what is known of the meeting that a paper is for; outside the programme it goes by its module."""
    return meeting_content(handbook, sheet.session) if sheet.session else MeetingContent(sheet.agenda.module_id)


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
        return {
            **as_data(meeting_content(handbook, one)),
            "id": one.id,
            "title": one.agenda.module.title,
            "clock": clock(one.start, 0) if one.start and one.start.timed else None,
        }
    return None


def _notes(agenda: Agenda) -> list[dict[str, object]]:
    return [
        {"title": slot.activity.title, "minutes": slot.minutes, "text": read_blocks(slot.activity.note)}
        for slot in agenda.slots
        if slot.activity.note
    ]
