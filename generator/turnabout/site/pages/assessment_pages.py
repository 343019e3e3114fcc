"""Write the list of assessments and the page of each."""

from ...content.phrases import count_of
from ...model.check import Check, Item, Rule
from ...planning import paper_list as printing
from ...planning.assessment import assess
from ..escape import Markdown, title
from ..page_places import ASSESSMENTS, COST
from ..tree import Page
from .assessment_example import example_answers, example_file
from .page_context import PageContext, View, assessment_path, facts, prints


def assessment_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the list of assessments and a page for each; nothing where there is neither that nor a cost plan."""
    curriculum = context.handbook.curriculum
    if not curriculum.checks and not curriculum.cost:
        return ()
    return (
        _list(context.at(ASSESSMENTS)),
        *(_page(context, name, assessment) for name, assessment in curriculum.checks.items()),
    )


def _list(context: PageContext) -> Page:
    curriculum = context.handbook.curriculum
    rows: list[View] = [
        {
            "title": assessment.title,
            "href": context.link(assessment_path(name)),
            "purpose": context.text(assessment.purpose),
            "size": count_of(len(assessment.items), "question"),
        }
        for name, assessment in curriculum.checks.items()
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


def _page(context: PageContext, name: str, assessment: Check) -> Page:
    context = context.at(assessment_path(name))
    answers = example_answers(assessment)
    values: View = {
        "title": assessment.title,
        "facts": facts(
            count_of(len(assessment.items), "question"),
            f"up to {_most(assessment)} points" if _most(assessment) else "",
        ),
        "purpose": context.text(assessment.purpose),
        "how": context.text(assessment.how),
        "caveat": [context.text(assessment.caveat)] if assessment.caveat else [],
        **_questions(context, assessment),
        "rules": [_rule(context, assessment, rule) for rule in assessment.rules.values()],
        "otherwise": _then(assessment, assessment.otherwise),
        "otherwise_because": context.text(assessment.otherwise_because),
        "results": [
            {
                "title": result.title,
                "anchor": _anchor(result_id),
                "means": context.text(result.means),
                "next": context.text(result.next),
            }
            for result_id, result in assessment.results.items()
        ],
        "name": Markdown(name),
        "example": Markdown(example_file(assessment, answers)),
        "example_result": _then(assessment, assess(assessment, answers).result_id),
        "papers": prints(context, lambda size: printing.assessment_path(name, size)),
    }
    return context.page("check", assessment.title, values, f"checks/{name}")


def _questions(context: PageContext, assessment: Check) -> View:
    """The questions in a table, whose further columns are those that some question needs."""
    items = assessment.items.values()
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


def _most(assessment: Check) -> int:
    return 3 * sum(item.answer == "score" for item in assessment.items.values())


def _rule(context: PageContext, assessment: Check, rule: Rule) -> View:
    given = [_then(assessment, rule.result)] if rule.result else []
    warned = [Markdown(f"take this warning with you: “{context.text(rule.warning)}”")] if rule.warning else []
    return {
        "when": Markdown(", and ".join(_conditions(context, assessment, rule))),
        "then": Markdown(", and ".join(given + warned) + ("" if warned else ".")),
        "because": context.text(rule.because),
    }


def _conditions(context: PageContext, assessment: Check, rule: Rule) -> list[Markdown]:
    found = [
        Markdown(f"you answer **{answer}** to “{context.text(assessment.items[name].ask)}”")
        for name, answer in rule.when.items()
    ]
    if rule.gate_failed:
        found.append(Markdown("an answer is below its “at least”"))
    if rule.score_below is not None:
        found.append(Markdown(f"the total is below **{rule.score_below}**"))
    if rule.score_from is not None:
        found.append(Markdown(f"the total is **{rule.score_from}** or more"))
    return found


def _then(assessment: Check, result_id: str) -> Markdown:
    return Markdown(f"[{title(assessment.results[result_id].title)}](#{_anchor(result_id)})")


def _anchor(result_id: str) -> Markdown:
    return Markdown(f"result-{result_id}")
