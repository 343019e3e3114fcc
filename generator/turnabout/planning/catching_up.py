"""Choose what a pair does in a quarter of an hour that has missed a session."""

from dataclasses import dataclass

from ..model.module import Activity, Module
from .fit import Slot, core_objectives

QUARTER = 15
"""Minutes of a catch-up card."""

MATTERS = 3
"""Objectives that a catch-up card names at most."""

_EXERCISES = (("practice",), ("case", "swap"), ("demo", "reflect", "brief", "check-in"))
"""Kinds of activity that one learns by, the best first."""


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What runs, in running order and exactly a quarter of an hour; the exercise `in_part` where it needs longer."""

    slots: tuple[Slot, ...]
    exercise: str
    in_part: bool
    objectives: tuple[str, ...]


def catch_up(module: Module) -> CatchUp | None:
    """Take the recall, the shortest exercise and the commitment of the core; None where it has no exercise."""
    core = {name: activity for name, activity in module.activities.items() if activity.tier == "core"}
    exercise = _shortest_exercise(core)
    if exercise is None:
        return None
    opening = next((name for name, one in core.items() if one.kind == "recall"), None)
    ending = next((name for name, one in reversed(core.items()) if one.kind == "commit"), None)
    minutes = _minutes(core, exercise, [name for name in (ending, opening) if name])
    return CatchUp(
        slots=_slots(core, minutes),
        exercise=exercise,
        in_part=minutes[exercise] < _least(core[exercise]),
        objectives=_what_matters(module, core[exercise]),
    )


def _shortest_exercise(core: dict[str, Activity]) -> str | None:
    for kinds in _EXERCISES:
        names = [name for name, activity in core.items() if activity.kind in kinds]
        if names:
            return min(names, key=lambda name: _least(core[name]))
    return None


def _least(activity: Activity) -> int:
    return activity.floor or activity.minutes


def _minutes(core: dict[str, Activity], exercise: str, others: list[str]) -> dict[str, int]:
    """Leave out the recall, and then the commitment, where the exercise would be left with less than half its time;
    what is spare goes to the exercise up to its minutes, then to the others up to theirs, and the rest to it again."""
    while others and QUARTER - sum(_least(core[name]) for name in others) < min(_least(core[exercise]), QUARTER // 2):
        others = others[:-1]
    minutes = {name: _least(core[name]) for name in others}
    minutes[exercise] = min(_least(core[exercise]), QUARTER - sum(minutes.values()))
    for name in (exercise, *others):
        more = min(core[name].minutes - minutes[name], QUARTER - sum(minutes.values()))
        minutes[name] += max(more, 0)
    minutes[exercise] += QUARTER - sum(minutes.values())
    return minutes


def _slots(core: dict[str, Activity], minutes: dict[str, int]) -> tuple[Slot, ...]:
    slots, clock = [], 0
    for name, activity in core.items():
        if name in minutes:
            slots.append(Slot(name, activity, minutes[name], clock))
            clock += minutes[name]
    return tuple(slots)


def _what_matters(module: Module, exercise: Activity) -> tuple[str, ...]:
    """Return objectives of the core in their order: those of the exercise, and others while there is room."""
    names = core_objectives(module)
    first = sorted(names, key=lambda name: name not in exercise.serves)[:MATTERS]
    return tuple(name for name in names if name in first)
