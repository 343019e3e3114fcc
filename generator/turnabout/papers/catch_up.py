"""Finish the data of the card for a session that was missed."""

from ..content.agenda import catch_up_part, catch_up_words
from ..planning.catching_up import QUARTER, CatchUp, catch_up
from ..planning.handbook import Handbook
from ..planning.paper_list import SessionSheet
from ..text.markdown_tree import read_inline
from ..text.pieces import as_data
from .agenda import activity_data, meeting_of, next_session, parts_of


def catch_up_data(handbook: Handbook, sheet: SessionSheet) -> dict[str, object]:
    """Return what a catch-up card shows: what matters, a quarter of an hour of the module, and its plan."""
    curriculum, module, parts = handbook.curriculum, sheet.agenda.module, parts_of(handbook, sheet.agenda)
    card = catch_up(module)
    if card is None:
        raise AssertionError("a module without an exercise has no catch-up card")
    return {
        **as_data(meeting_of(handbook, sheet)),
        "id": f"catch-up.{sheet.agenda.module_id}",
        "minutes": QUARTER,
        "purpose": read_inline(module.purpose),
        "needed": any(sheet.agenda.module_id in other.needs for other in curriculum.modules.values()),
        "objectives": [as_data(one) for one in parts.objectives(card.objectives)],
        "activities": [activity_data(parts, slot, None) for slot in card.slots],
        "in_part": list(catch_up_part(parts, module.activities[card.exercise].title)) if card.in_part else None,
        "questions": [{"asks": one.asks, "text": list(one.questions[0].text)} for one in parts.prompts()],
        "practice": as_data(parts.practice()),
        "signs": module.sign is not None,
        "next": next_session(handbook, sheet.session),
        "labels": catch_up_words(parts, QUARTER, _worksheets(card, sheet)),
    }


def _worksheets(card: CatchUp, sheet: SessionSheet) -> list[str]:
    used = [slot.activity.worksheet for slot in card.slots if slot.activity.worksheet]
    return [sheet.agenda.module.worksheets[name].title for name in dict.fromkeys(used)]
