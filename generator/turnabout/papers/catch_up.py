"""Finish the data of the card for a session that was missed."""

from ..content.words import many, person
from ..planning.catching_up import QUARTER, CatchUp, catch_up
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet
from ..text.markdown_tree import read_inline
from .agenda import activity_data, meeting_of, next_session, objectives_data, practice_data, session_place


def catch_up_data(handbook: Handbook, sheet: SessionSheet) -> dict[str, object]:
    """Return what a catch-up card shows: what matters, a quarter of an hour of the module, and its plan."""
    curriculum, module = handbook.curriculum, sheet.agenda.module
    card = catch_up(module)
    if card is None:
        raise AssertionError("a module without an exercise has no catch-up card")
    return {
        "id": f"catch-up.{sheet.agenda.module_id}",
        "meeting": meeting_of(sheet),
        "minutes": QUARTER,
        "purpose": read_inline(module.purpose),
        "needed": any(sheet.agenda.module_id in other.needs for other in curriculum.modules.values()),
        "sessions_word": many(curriculum, "session"),
        "session": session_place(handbook, sheet.session),
        "objectives": objectives_data(curriculum, module, card.objectives),
        "worksheets": _worksheets(card, sheet),
        "activities": [activity_data(curriculum, module, slot, None) for slot in card.slots],
        "in_part": module.activities[card.exercise].title if card.in_part else None,
        "questions": [
            {"who": person(curriculum, role), "text": read_inline(text)}
            for role, questions in module.prompts.items()
            for text in list(questions.values())[:1]
        ],
        "practice": practice_data(module),
        "signs": module.sign is not None,
        "next": next_session(handbook, sheet.session),
    }


def _worksheets(card: CatchUp, sheet: SessionSheet) -> list[str]:
    used = [slot.activity.worksheet for slot in card.slots if slot.activity.worksheet]
    return [sheet.agenda.module.worksheets[name].title for name in dict.fromkeys(used)]
