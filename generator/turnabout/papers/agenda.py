"""Finish the data of one agenda."""

from collections.abc import Iterable

from ..content.words import inline, inlines, person, spoken
from ..model.base import Id
from ..model.curriculum import Curriculum
from ..model.module import Module
from ..planning.fit import LONGEST, Agenda, LeftOut, Slot
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet
from ..planning.schedule import Session, Start, clock
from ..text.dates import weekday_in_words
from ..text.markdown_tree import read_blocks, read_inline


def agenda_data(handbook: Handbook, sheet: SessionSheet) -> dict[str, object]:
    """Return what an agenda shows; only the facilitator's edition has `notes`."""
    curriculum, agenda, module = handbook.curriculum, sheet.agenda, sheet.agenda.module
    start = sheet.session.start if sheet.session else None
    data: dict[str, object] = {
        "id": f"agenda.{meeting_of(sheet)}",
        "meeting": meeting_of(sheet),
        "minutes": agenda.length,
        "purpose": read_inline(module.purpose),
        "session": session_place(handbook, sheet.session),
        "date": _day(start, curriculum.language),
        "clock": [clock(start, 0), clock(start, agenda.length)] if start and start.timed else None,
        "objectives": objectives_data(curriculum, module, agenda.objectives),
        "prepare": spoken(curriculum, module.prepare.items()),
        "activities": _activities(handbook, sheet, start),
        "left_out": [_left_out(one) for one in agenda.left_out],
        "rule_ids": list(module.ground_rules),
        "rules": inlines(curriculum.ground_rules[rule].text for rule in module.ground_rules),
        "prompts": [
            {
                "id": role,
                "who": person(curriculum, role),
                "question_ids": list(questions),
                "questions": inlines(questions.values()),
            }
            for role, questions in module.prompts.items()
        ],
        "practice": practice_data(module),
        "sign": inline(module.sign),
        "next": next_session(handbook, sheet.session),
    }
    if handbook.edition == "facilitator":
        data["notes"] = _notes(agenda)
    return data


def _activities(handbook: Handbook, sheet: SessionSheet, start: Start | None) -> list[dict[str, object]]:
    """Return what runs; the look back shows what was taken away from the session before."""
    slots, module = sheet.agenda.slots, sheet.agenda.module
    looks_back = next((slot for slot in slots if slot.activity.kind in ("recap", "recall")), slots[0])
    before = _last_session(handbook, sheet.session)
    return [
        activity_data(handbook.curriculum, module, slot, start)
        | {"last": before if slot is looks_back and before else None}
        for slot in slots
    ]


def _last_session(handbook: Handbook, session: Session | None) -> dict[str, object] | None:
    """Return the session before one, by id and title, with the plan that it ended with."""
    if session is None or session.number == 1:
        return None
    last = handbook.sessions[session.number - 2]
    return {"id": last.id, "title": last.agenda.module.title, "practice": practice_data(last.agenda.module)}


def meeting_of(sheet: SessionSheet) -> Id:
    """Return the id that answers about a meeting go by: the session's, or the module's outside the programme."""
    return sheet.session.id if sheet.session else sheet.agenda.module_id


def session_place(handbook: Handbook, session: Session | None) -> dict[str, object] | None:
    """Return the number of a session and how many there are."""
    return {"number": session.number, "of": len(handbook.sessions)} if session else None


def practice_data(module: Module) -> dict[str, object]:
    """Return the if-then plan of a module."""
    practice = module.practice
    return {
        "if": read_inline(practice.if_),
        "then": read_inline(practice.then),
        "by_next_time": inline(practice.by_next_time),
    }


def _day(start: Start | None, language: str) -> str | None:
    return weekday_in_words(start.moment, language) if start else None


def objectives_data(curriculum: Curriculum, module: Module, names: Iterable[str]) -> list[dict[str, object]]:
    """Return some objectives of a module, with who can do what and how it shows."""
    objectives = [module.objectives[name] for name in names]
    return [
        {
            "who": person(curriculum, objective.for_),
            "text": read_inline(objective.text),
            "evidence": read_inline(objective.evidence),
        }
        for objective in objectives
    ]


def activity_data(curriculum: Curriculum, module: Module, slot: Slot, start: Start | None) -> dict[str, object]:
    """Return one activity with its time, its steps and what each may say."""
    activity = slot.activity
    worksheet = module.worksheets[activity.worksheet].title if activity.worksheet else None
    return {
        "start": clock(start, slot.starts),
        "minutes": slot.minutes,
        "title": activity.title,
        "who": person(curriculum, activity.lead),
        "worksheet": worksheet,
        "steps": inlines(activity.steps.values()),
        "say": spoken(curriculum, activity.say.items()),
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    """`from` is the shortest session with room for it, or None where no session is that long."""
    return {"title": one.activity.title, "from": one.fits_from if one.fits_from <= LONGEST else None}


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


def _notes(agenda: Agenda) -> list[dict[str, object]]:
    return [
        {"title": slot.activity.title, "minutes": slot.minutes, "text": read_blocks(slot.activity.note)}
        for slot in agenda.slots
        if slot.activity.note
    ]
