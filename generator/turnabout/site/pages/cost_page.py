"""Write the page of the estimate: hours, the bill, and what training would cost instead."""

from ...content.phrases import capitalised, count_of
from ...model.cost import Cost, Paid, Rates
from ...planning.cost import PEOPLE, Case, Estimate, estimate, whole
from ...planning.paper_list import COST as COST_SHEET
from ...planning.paper_list import check_path
from ..escape import Markdown
from ..page_places import COST
from ..tree import Page
from .page_context import Desk, View, facts, prints


def cost_page(desk: Desk, cost: Cost) -> Page:
    """Return the worked estimate of a programme."""
    desk = desk.at(COST)
    curriculum = desk.handbook.curriculum
    bill = estimate(curriculum, cost)
    programme = curriculum.programmes[cost.programme]
    values: View = {
        "title": cost.title,
        "facts": facts(_pairs(desk, cost), programme.title, count_of(len(programme.sessions), "meeting")),
        "purpose": desk.text(cost.purpose),
        "caveat": desk.text(cost.caveat),
        "people": [_person(desk, bill, who) for who in PEOPLE],
        "heads": [case.rates.title for case in bill.cases],
        "rates": [
            {"name": f"An hour of {_whom(desk, who)}", "cells": [whole(_rate(case.rates, who)) for case in bill.cases]}
            for who in PEOPLE
        ],
        "sums": _sums(desk, cost, bill),
        "clinic": cost.clinic.title,
        "pairs_word": desk.roles.many("pair"),
        "example": Markdown("\n".join(_example(cost))),
        "papers": prints(desk, lambda size: check_path(COST_SHEET, size)),
        "steps": [_steps(desk, cost, bill, case) for case in bill.cases],
    }
    return desk.page("cost", cost.title, values, "cost")


def _example(cost: Cost) -> list[str]:
    """The figures of the middle case as answers to start from."""
    rates = cost.rates["middle"] if "middle" in cost.rates else next(iter(cost.rates.values()))
    return [
        f"pairs: {cost.pairs}",
        *(f"{who}: {_rate(rates, who)}" for who in PEOPLE),
        f"fee: {cost.clinic.fee}",
    ]


def _pairs(desk: Desk, cost: Cost) -> str:
    return f"{cost.pairs} {desk.roles.one('pair') if cost.pairs == 1 else desk.roles.many('pair')}"


def _whom(desk: Desk, who: Paid) -> str:
    return f"the {desk.roles.one(who)}" if who == "coordinator" else f"each {desk.roles.one(who)}"


def _person(desk: Desk, bill: Estimate, who: Paid) -> View:
    return {
        "name": capitalised(_whom(desk, who)),
        "lines": [{"label": line.label, "hours": _hours(line.hours)} for line in bill.lines if line.who == who],
        "hours": _hours(bill.hours[who]),
    }


def _sums(desk: Desk, cost: Cost, bill: Estimate) -> list[View]:
    rows = (
        ("The programme", [case.programme for case in bill.cases]),
        (f"For each {desk.roles.one('pair')}", [case.pair for case in bill.cases]),
        (cost.clinic.title, [case.clinic for case in bill.cases]),
        ("What the programme costs more", [case.programme - case.clinic for case in bill.cases]),
    )
    return [{"name": name, "cells": [whole(amount) for amount in amounts]} for name, amounts in rows]


def _steps(desk: Desk, cost: Cost, bill: Estimate, case: Case) -> View:
    """One set of rates worked through, line by line."""
    learn = cost.pairs * cost.clinic.minutes / 60
    return {
        "head": case.rates.title,
        "people": [_step(desk, cost, bill, case, who) for who in PEOPLE],
        "programme": whole(case.programme),
        "learners": capitalised(_all(desk, cost, "mentoree")),
        "each": _hours(cost.clinic.minutes / 60),
        "learn": _hours(learn),
        "rate": whole(case.rates.mentoree),
        "learn_cost": whole(learn * case.rates.mentoree),
        "fee": whole(cost.clinic.fee),
        "clinic": whole(case.clinic),
    }


def _step(desk: Desk, cost: Cost, bill: Estimate, case: Case, who: Paid) -> View:
    every = bill.hours[who] * (1 if who == "coordinator" else cost.pairs)
    return {
        "name": capitalised(_all(desk, cost, who)),
        "each": _hours(bill.hours[who]),
        "all": _hours(every),
        "rate": whole(_rate(case.rates, who)),
        "cost": whole(every * _rate(case.rates, who)),
    }


def _all(desk: Desk, cost: Cost, who: Paid) -> str:
    if who == "coordinator" or cost.pairs == 1:
        return f"1 {desk.roles.one(who)}"
    return f"{cost.pairs} {desk.roles.many(who)}"


def _rate(rates: Rates, who: Paid) -> int:
    return {"mentor": rates.mentor, "mentoree": rates.mentoree, "coordinator": rates.coordinator}[who]


def _hours(hours: float) -> str:
    """Hours to a quarter."""
    return f"{round(hours * 4) / 4:,.2f}".rstrip("0").rstrip(".")
