"""Finish the data of the sheet that estimates the cost."""

from ..content.words import many, person, word
from ..model.cost import Cost, Paid
from ..model.curriculum import Curriculum
from ..planning.cost import PEOPLE, Case, Estimate, estimate, whole
from ..text.markdown_tree import read_inline


def cost_data(curriculum: Curriculum, cost: Cost) -> dict[str, object]:
    """Return what the estimate shows, all sums done; figures are texts as they are printed."""
    worked_out = estimate(curriculum, cost)
    return {
        "id": "check.cost",
        "title": cost.title,
        "purpose": read_inline(cost.purpose),
        "caveat": read_inline(cost.caveat),
        "counted": curriculum.programmes[cost.programme].title,
        "pairs": hours(worked_out.pairs),
        "pairs_word": word(curriculum, "pair") if worked_out.pairs == 1 else many(curriculum, "pair"),
        "people": [_hours(curriculum, worked_out, who) for who in PEOPLE],
        "cases": [_case(worked_out, case) for case in worked_out.cases],
        "clinic": {
            "title": cost.clinic.title,
            "hours": hours(cost.clinic.minutes / 60),
            "fee": whole(cost.clinic.fee),
        },
    }


def hours(number: float) -> str:
    """Return hours with no more decimals than they need, and never more than two."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _hours(curriculum: Curriculum, worked_out: Estimate, who: Paid) -> dict[str, object]:
    lines = [line for line in worked_out.lines if line.who == who]
    return {
        "role": who,
        "who": person(curriculum, who),
        "lines": [{"label": line.label, "hours": hours(line.hours)} for line in lines],
        "hours": hours(worked_out.hours[who]),
    }


def _case(worked_out: Estimate, case: Case) -> dict[str, object]:
    """What each of the people costs is the bill taken apart: both of a pair are counted once for every pair."""
    rates = {"mentor": case.rates.mentor, "mentoree": case.rates.mentoree, "coordinator": case.rates.coordinator}
    times = {"mentor": worked_out.pairs, "mentoree": worked_out.pairs, "coordinator": 1}
    return {
        "title": case.rates.title,
        "rates": [whole(rates[who]) for who in PEOPLE],
        "people": [whole(times[who] * worked_out.hours[who] * rates[who]) for who in PEOPLE],
        "programme": whole(case.programme),
        "pair": whole(case.pair),
        "clinic": whole(case.clinic),
        "difference": whole(case.programme - case.clinic),
    }
