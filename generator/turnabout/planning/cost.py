"""Work out what a programme costs, and what training would cost instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.cost import Cost, Paid, Rates
from ..model.curriculum import Curriculum
from ..model.programme import Programme

PEOPLE: tuple[Paid, ...] = ("mentor", "mentoree", "coordinator")


@dataclass(frozen=True, slots=True)
class Line:
    """Hours of one kind, of each mentor or mentoree, or of the one coordinator; those of the meetings have no label."""

    label: str
    who: Paid
    hours: float


@dataclass(frozen=True, slots=True)
class Case:
    """The bill at one set of rates: of the programme, of one pair, and of the training instead."""

    rates: Rates
    programme: float
    pair: float
    clinic: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """Hours by line and by person, and the bill at each set of rates."""

    pairs: int
    lines: tuple[Line, ...]
    hours: Mapping[Paid, float]
    cases: tuple[Case, ...]


def estimate(curriculum: Curriculum, cost: Cost) -> Estimate:
    """Add up a programme's own minutes and the efforts around it; the rates are those the cost plan gives."""
    programme = curriculum.programmes[cost.programme]
    lines = (*_meetings(curriculum, programme), *_efforts(cost, programme))
    hours: dict[Paid, float] = {who: sum(line.hours for line in lines if line.who == who) for who in PEOPLE}
    cases = tuple(_case(cost, rates, hours) for rates in cost.rates.values())
    return Estimate(cost.pairs, lines, hours, cases)


def _meetings(curriculum: Curriculum, programme: Programme) -> tuple[Line, ...]:
    lengths = (curriculum.session or session.length or programme.length for session in programme.sessions.values())
    minutes = sum(lengths)
    return (Line("", "mentor", minutes / 60), Line("", "mentoree", minutes / 60))


def _efforts(cost: Cost, programme: Programme) -> tuple[Line, ...]:
    working = sum(session.module not in cost.frame for session in programme.sessions.values())
    times = {"programme": 1, "session": working, "pair": cost.pairs}
    return tuple(
        Line(effort.label, effort.who, effort.minutes * _times(effort.who, effort.per, times) / 60)
        for effort in cost.efforts.values()
    )


def _times(who: Paid, per: str, times: Mapping[str, int]) -> int:
    """A mentor or mentoree is in one pair; the coordinator looks after all of them."""
    if who == "coordinator":
        return times[per] * (times["pair"] if per == "session" else 1)
    return 1 if per == "pair" else times[per]


def _case(cost: Cost, rates: Rates, hours: Mapping[Paid, float]) -> Case:
    pair = hours["mentor"] * rates.mentor + hours["mentoree"] * rates.mentoree
    total = pair * cost.pairs + hours["coordinator"] * rates.coordinator
    clinic = cost.pairs * cost.clinic.minutes / 60 * rates.mentoree + cost.clinic.fee
    return Case(rates, total, total / cost.pairs, clinic)
