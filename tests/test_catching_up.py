"""What a pair that missed a session does in a quarter of an hour."""

from typing import Any

import pytest

from makers import module
from turnabout.model.module import Module
from turnabout.planning.catching_up import MATTERS, QUARTER, CatchUp, catch_up


def _activity(kind: str, minutes: int, floor: int | None = None, **more: Any) -> dict[str, Any]:
    return {"title": kind, "kind": kind, "lead": "both", "minutes": minutes, "floor": floor} | more


def _module(**activities: dict[str, Any]) -> Module:
    made = module().model_dump(by_alias=True)
    return Module.model_validate(made | {"activities": activities})


def _card(**activities: dict[str, Any]) -> CatchUp:
    card = catch_up(_module(**activities))
    assert card
    assert sum(slot.minutes for slot in card.slots) == QUARTER
    return card


def _plan(**activities: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(slot.id, slot.starts, slot.minutes) for slot in _card(**activities).slots]


ENDS = {"back": _activity("recall", 4, 2), "plan": _activity("commit", 4, 2)}


def test_the_recall_the_shortest_practice_and_the_commitment_run_in_their_order() -> None:
    assert _plan(
        hello=_activity("check-in", 4, 3),
        back=ENDS["back"],
        long=_activity("practice", 9, 7),
        short=_activity("practice", 9, 5),
        give=_activity("swap", 4, 2),
        plan=ENDS["plan"],
    ) == [("back", 0, 2), ("short", 2, 9), ("plan", 11, 4)]


def test_a_short_practice_leaves_time_to_the_others_and_has_the_rest() -> None:
    assert _plan(back=ENDS["back"], short=_activity("practice", 4), plan=ENDS["plan"]) == [
        ("back", 0, 4),
        ("short", 4, 7),
        ("plan", 11, 4),
    ]


def test_what_is_not_core_does_not_run() -> None:
    assert _plan(
        extra=_activity("practice", 3, tier="optional"), core=_activity("practice", 9, 7), plan=ENDS["plan"]
    ) == [("core", 0, 11), ("plan", 11, 4)]


@pytest.mark.parametrize(
    ("kinds", "chosen"), [(("case", "brief"), "case"), (("demo", "swap"), "swap"), (("brief",), "brief")]
)
def test_without_a_practice_the_next_best_kind_is_taken(kinds: tuple[str, ...], chosen: str) -> None:
    assert _card(**{kind: _activity(kind, 9, 7) for kind in kinds}, plan=ENDS["plan"]).exercise == chosen


def test_the_last_of_several_commitments_is_the_one_that_runs() -> None:
    plan = _plan(short=_activity("practice", 9, 7), one=_activity("commit", 4), other=_activity("commit", 4))
    assert [name for name, _, _ in plan] == ["short", "other"]


def test_a_practice_that_takes_longer_is_begun_and_said_to_be_a_part() -> None:
    card = _card(back=ENDS["back"], long=_activity("practice", 40, 30), plan=ENDS["plan"])
    assert [(slot.id, slot.minutes) for slot in card.slots] == [("back", 2), ("long", 11), ("plan", 2)]
    assert card.in_part
    assert not _card(short=_activity("practice", 9, 7)).in_part


def test_others_that_leave_the_practice_too_little_are_left_out() -> None:
    assert _plan(back=_activity("recall", 6), long=_activity("practice", 30), plan=_activity("commit", 6)) == [
        ("long", 0, 9),
        ("plan", 9, 6),
    ]
    assert _plan(long=_activity("practice", 30), plan=_activity("commit", 12)) == [("long", 0, 15)]


def test_a_core_with_nothing_to_learn_by_has_no_card() -> None:
    assert catch_up(_module(**ENDS)) is None


def test_the_objectives_of_the_practice_come_before_others() -> None:
    names = [f"o{n}" for n in range(5)]
    one = {"for": "both", "level": "apply", "text": "Do it.", "evidence": "It is done."}
    made = _module(
        all=_activity("check-in", 4, serves=names), short=_activity("practice", 9, serves=["o3", "o4"]), **ENDS
    ).model_dump(by_alias=True)
    card = catch_up(Module.model_validate(made | {"objectives": dict.fromkeys(names, one)}))
    assert card
    assert card.objectives == ("o0", "o3", "o4")
    assert len(card.objectives) == MATTERS
