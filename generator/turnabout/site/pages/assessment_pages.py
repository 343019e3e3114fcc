"""Write the list of checks and the page of each."""

from ...content.phrases import count_of
from ...model.check import Check, Item, Rule
from ...planning import paper_list as printing
from ...planning.assessment import assess
from ..escape import Markdown, title
from ..page_places import CHECKS, COST
from ..tree import Page
from .assessment_example import example_answers, example_file
from .page_context import PageContext, View, check_path, facts, prints


def check_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the list of checks and a page for each; nothing where there is neither a check nor a cost plan."""
    curriculum = context.handbook.curriculum
    if not curriculum.checks and not curriculum.cost:
        return ()
    return (_list(context.at(CHECKS)), *(_page(context, name, check) for name, check in curriculum.checks.items()))


def _list(context: PageContext) -> Page:
    curriculum = context.handbook.curriculum
    rows: list[View] = [
        {
            "title": check.title,
            "href": context.link(check_path(name)),
            "purpose": context.text(check.purpose),
            "size": count_of(len(check.items), "question"),
        }
        for name, check in curriculum.checks.items()
    ]
    if cost := curriculum.cost:
        rows.append(
            {
                "title": cost.title,
                "href": context.link(COST),
                "purpose": context.text(cost.purpose),
                "size": "Hours and three sets of rates",
            }
        )
    return context.page("checks", "Checks", {"checks": rows}, "curriculum")


def _page(context: PageContext, name: str, check: Check) -> Page:
    context = context.at(check_path(name))
    answers = example_answers(check)
    values: View = {
        "title": check.title,
        "facts": facts(count_of(len(check.items), "question"), f"up to {_most(check)} points" if _most(check) else ""),
        "purpose": context.text(check.purpose),
        "how": context.text(check.how),
        "caveat": [context.text(check.caveat)] if check.caveat else [],
        **_questions(context, check),
        "rules": [_rule(context, check, rule) for rule in check.rules.values()],
        "otherwise": _then(check, check.otherwise),
        "otherwise_because": context.text(check.otherwise_because),
        "results": [
            {
                "title": result.title,
                "anchor": _anchor(result_id),
                "means": context.text(result.means),
                "next": context.text(result.next),
            }
            for result_id, result in check.results.items()
        ],
        "name": Markdown(name),
        "example": Markdown(example_file(check, answers)),
        "example_result": _then(check, assess(check, answers).result_id),
        "papers": prints(context, lambda size: printing.check_path(name, size)),
    }
    return context.page("check", check.title, values, f"checks/{name}")


def _questions(context: PageContext, check: Check) -> View:
    """The questions in a table, whose further columns are those that some question needs."""
    items = check.items.values()
    columns = [("At least", _gate)] if any(item.gate is not None for item in items) else []
    has_fixes = any(item.fix for item in items)
    return {
        "columns": [name for name, _ in columns] + ["What to mend"] * has_fixes,
        "items": [
            {
                "number": number,
                "ask": context.text(item.ask),
                "cells": [cell(item) for _, cell in columns]
                + ([context.text(item.fix) if item.fix else Markdown("")] if has_fixes else []),
            }
            for number, item in enumerate(items, start=1)
        ],
    }


def _gate(item: Item) -> str:
    return "" if item.gate is None else f"{item.gate}"


def _most(check: Check) -> int:
    return 3 * sum(item.answer == "score" for item in check.items.values())


def _rule(context: PageContext, check: Check, rule: Rule) -> View:
    given = [_then(check, rule.result)] if rule.result else []
    warned = [Markdown(f"take this warning with you: “{context.text(rule.warning)}”")] if rule.warning else []
    return {
        "when": Markdown(", and ".join(_conditions(context, check, rule))),
        "then": Markdown(", and ".join(given + warned) + ("" if warned else ".")),
        "because": context.text(rule.because),
    }


def _conditions(context: PageContext, check: Check, rule: Rule) -> list[Markdown]:
    found = [
        Markdown(f"you answer **{answer}** to “{context.text(check.items[name].ask)}”")
        for name, answer in rule.when.items()
    ]
    if rule.gate_failed:
        found.append(Markdown("an answer is below its “at least”"))
    if rule.score_below is not None:
        found.append(Markdown(f"the total is below **{rule.score_below}**"))
    if rule.score_from is not None:
        found.append(Markdown(f"the total is **{rule.score_from}** or more"))
    return found


def _then(check: Check, result_id: str) -> Markdown:
    return Markdown(f"[{title(check.results[result_id].title)}](#{_anchor(result_id)})")


def _anchor(result_id: str) -> Markdown:
    return Markdown(f"result-{result_id}")
