"""Write the page of the estimate: hours, the bill, and what training would cost instead."""

from ...content.phrases import capitalised, count_of
from ...model.cost import Cost, Paid, Rates
from ...planning.cost import PEOPLE, Case, Estimate, estimate, whole
from ...planning.paper_list import COST as COST_SHEET
from ...planning.paper_list import assessment_path
from ..escape import Markdown
from ..page_places import COST
from ..tree import Page
from .page_context import PageContext, View, facts, prints


def cost_page(context: PageContext, cost: Cost) -> Page:
    """Return the worked estimate of a programme."""
    context = context.at(COST)
    curriculum = context.handbook.curriculum
    bill = estimate(curriculum, cost)
    programme = curriculum.programmes[cost.programme]
    values: View = {
        "title": cost.title,
        "facts": facts(_pairs(context, cost), programme.title, count_of(len(programme.sessions), "meeting")),
        "purpose": context.text(cost.purpose),
        "caveat": context.text(cost.caveat),
        "people": [_person(context, bill, who) for who in PEOPLE],
        "heads": [case.rates.title for case in bill.cases],
        "rates": [
            {
                "name": f"An hour of {_whom(context, who)}",
                "cells": [whole(_rate(case.rates, who)) for case in bill.cases],
            }
            for who in PEOPLE
        ],
        "sums": _sums(context, cost, bill),
        "clinic": cost.clinic.title,
        "pairs_word": context.roles.many("pair"),
        "example": Markdown("\n".join(_example(cost))),
        "papers": prints(context, lambda size: assessment_path(COST_SHEET, size)),
        "steps": [_steps(context, cost, bill, case) for case in bill.cases],
    }
    return context.page("cost", cost.title, values, "cost")


def _example(cost: Cost) -> list[str]:
    """The figures of the middle case as answers to start from."""
    rates = cost.rates["middle"] if "middle" in cost.rates else next(iter(cost.rates.values()))
    return [
        f"pairs: {cost.pairs}",
        *(f"{who}: {_rate(rates, who)}" for who in PEOPLE),
        f"fee: {cost.clinic.fee}",
    ]


def _pairs(context: PageContext, cost: Cost) -> str:
    return f"{cost.pairs} {context.roles.one('pair') if cost.pairs == 1 else context.roles.many('pair')}"


def _whom(context: PageContext, who: Paid) -> str:
    return f"the {context.roles.one(who)}" if who == "coordinator" else f"each {context.roles.one(who)}"


def _person(context: PageContext, bill: Estimate, who: Paid) -> View:
    return {
        "name": capitalised(_whom(context, who)),
        "lines": [{"label": line.label, "hours": _hours(line.hours)} for line in bill.lines if line.who == who],
        "hours": _hours(bill.hours[who]),
    }


def _sums(context: PageContext, cost: Cost, bill: Estimate) -> list[View]:
    rows = (
        ("The programme", [case.programme for case in bill.cases]),
        (f"For each {context.roles.one('pair')}", [case.pair for case in bill.cases]),
        (cost.clinic.title, [case.clinic for case in bill.cases]),
        ("What the programme costs more", [case.programme - case.clinic for case in bill.cases]),
    )
    return [{"name": name, "cells": [whole(amount) for amount in amounts]} for name, amounts in rows]


def _steps(context: PageContext, cost: Cost, bill: Estimate, case: Case) -> View:
    """One set of rates worked through, line by line."""
    learn = cost.pairs * cost.clinic.minutes / 60
    return {
        "head": case.rates.title,
        "people": [_step(context, cost, bill, case, who) for who in PEOPLE],
        "programme": whole(case.programme),
        "learners": capitalised(_all(context, cost, "mentoree")),
        "each": _hours(cost.clinic.minutes / 60),
        "learn": _hours(learn),
        "rate": whole(case.rates.mentoree),
        "learn_cost": whole(learn * case.rates.mentoree),
        "fee": whole(cost.clinic.fee),
        "clinic": whole(case.clinic),
    }


def _step(context: PageContext, cost: Cost, bill: Estimate, case: Case, who: Paid) -> View:
    every = bill.hours[who] * (1 if who == "coordinator" else cost.pairs)
    return {
        "name": capitalised(_all(context, cost, who)),
        "each": _hours(bill.hours[who]),
        "all": _hours(every),
        "rate": whole(_rate(case.rates, who)),
        "cost": whole(every * _rate(case.rates, who)),
    }


def _all(context: PageContext, cost: Cost, who: Paid) -> str:
    if who == "coordinator" or cost.pairs == 1:
        return f"1 {context.roles.one(who)}"
    return f"{cost.pairs} {context.roles.many(who)}"


def _rate(rates: Rates, who: Paid) -> int:
    return {"mentor": rates.mentor, "mentoree": rates.mentoree, "coordinator": rates.coordinator}[who]


def _hours(hours: float) -> str:
    """Hours to a quarter."""
    return f"{round(hours * 4) / 4:,.2f}".rstrip("0").rstrip(".")
