"""Fit one module into a session of 30 to 90 minutes."""

from dataclasses import dataclass

from ..model.module import Activity, Module

SHORTEST, LONGEST = 30, 90
LENGTHS = (30, 45, 60, 90)
"""The lengths in minutes that handbooks show side by side."""

_FLEXIBLE = ("practice", "case", "swap")
"""Kinds that get spare minutes first when a session is cut short."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity in a session; `starts` in minutes from the beginning of the session."""

    id: str
    activity: Activity
    minutes: int
    starts: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An activity that does not fit; `fits_from` is the shortest session in minutes that has room for it."""

    id: str
    activity: Activity
    fits_from: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A module fitted into `length` minutes, in running order; the slots add up to the length exactly."""

    module_id: str
    module: Module
    length: int
    slots: tuple[Slot, ...]
    left_out: tuple[LeftOut, ...]
    objectives: tuple[str, ...]


class SessionTooShort(ValueError):
    """The core of a module does not fit, even with each activity at its floor."""

    def __init__(self, needed: int, length: int) -> None:
        self.needed, self.length = needed, length
        super().__init__(f"the core needs {needed} minutes at least; the session has {length}")


def fit_session(module_id: str, module: Module, length: int) -> Agenda:
    """Choose the activities and their minutes for one session; raises `SessionTooShort`."""
    if floors_total(module) > length:
        raise SessionTooShort(floors_total(module), length)
    minutes = _core_minutes(module, length)
    thresholds = _thresholds(module)
    for name, needed in thresholds.items():
        if needed <= length:
            minutes[name] = module.activities[name].minutes
    _give_spare_to_longest(module, minutes, length)
    return Agenda(
        module_id=module_id,
        module=module,
        length=length,
        slots=_slots(module, minutes),
        left_out=tuple(
            LeftOut(name, module.activities[name], needed) for name, needed in thresholds.items() if name not in minutes
        ),
        objectives=_served(module, minutes),
    )


def floors_total(module: Module) -> int:
    """Return the least minutes in which the core can run."""
    return sum(activity.floor or activity.minutes for activity in _core(module).values())


def core_objectives(module: Module) -> tuple[str, ...]:
    """Return the objectives that the core alone serves: those no cut can take away."""
    return _served(module, _core(module))


def _core(module: Module) -> dict[str, Activity]:
    return {name: a for name, a in module.activities.items() if a.tier == "core"}


def _core_minutes(module: Module, length: int) -> dict[str, int]:
    """Raise the core from its floors, a minute at a time where the gap is largest, while minutes last."""
    core = _core(module)
    minutes = {name: a.floor or a.minutes for name, a in core.items()}
    spare = length - sum(minutes.values())
    for flexible in (True, False):
        names = [name for name, a in core.items() if (a.kind in _FLEXIBLE) == flexible]
        while spare and names:
            widest = max(names, key=lambda name: core[name].minutes - minutes[name])
            if minutes[widest] >= core[widest].minutes:
                break
            minutes[widest] += 1
            spare -= 1
    return minutes


def _thresholds(module: Module) -> dict[str, int]:
    """Return the session length from which each further activity runs: optional ones in order, then extensions."""
    total = sum(activity.minutes for activity in _core(module).values())
    thresholds = {}
    for tier in ("optional", "extension"):
        for name, activity in module.activities.items():
            if activity.tier == tier:
                total += activity.minutes
                thresholds[name] = total
    return thresholds


def _give_spare_to_longest(module: Module, minutes: dict[str, int], length: int) -> None:
    spare = length - sum(minutes.values())
    for kinds in (("practice",), ("swap", "reflect"), tuple({a.kind for a in module.activities.values()})):
        names = [name for name in module.activities if name in minutes and module.activities[name].kind in kinds]
        if names and spare:
            minutes[max(names, key=lambda name: minutes[name])] += spare
            return


def _slots(module: Module, minutes: dict[str, int]) -> tuple[Slot, ...]:
    slots, clock = [], 0
    for name, activity in module.activities.items():
        if name in minutes:
            slots.append(Slot(name, activity, minutes[name], clock))
            clock += minutes[name]
    return tuple(slots)


def _served(module: Module, running: dict[str, int] | dict[str, Activity]) -> tuple[str, ...]:
    served = {objective for name in running for objective in module.activities[name].serves}
    return tuple(name for name in module.objectives if name in served)
