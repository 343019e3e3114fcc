"""Finish the data of an assessment, so that it can be answered and worked out by hand."""

from collections.abc import Mapping

from ..content.words import inline
from ..model.base import Id
from ..model.check import Check, Item, Rule
from ..text.markdown_tree import read_inline

_MOST = 3
"""The highest score of one line."""


def assessment_data(assessment_id: Id, assessment: Check) -> dict[str, object]:
    """Return what an assessment shows: questions, rules that refer to them by number, and results."""
    numbers = {name: number for number, name in enumerate(assessment.items, start=1)}
    scored = sum(item.answer == "score" for item in assessment.items.values())
    return {
        "id": f"check.{assessment_id}",
        "title": assessment.title,
        "purpose": read_inline(assessment.purpose),
        "how": read_inline(assessment.how),
        "caveat": inline(assessment.caveat),
        "most": scored * _MOST if scored else None,
        "has_gates": any(item.gate is not None for item in assessment.items.values()),
        "items": [_item(name, item) for name, item in assessment.items.items()],
        "rules": [
            _rule(name, rule, numbers) | {"result": assessment.results[rule.result].title}
            for name, rule in assessment.rules.items()
            if rule.result
        ],
        "otherwise": {
            "result": assessment.results[assessment.otherwise].title,
            "because": read_inline(assessment.otherwise_because),
        },
        "warnings": [
            _rule(name, rule, numbers) | {"warning": read_inline(rule.warning)}
            for name, rule in assessment.rules.items()
            if rule.warning
        ],
        "results": [
            {
                "id": name,
                "title": result.title,
                "means": read_inline(result.means),
                "next": read_inline(result.next),
            }
            for name, result in assessment.results.items()
        ],
        "fixes": [
            {"number": numbers[name], "gate": item.gate is not None, "text": read_inline(item.fix)}
            for name, item in assessment.items.items()
            if item.fix
        ],
    }


def _item(name: Id, item: Item) -> dict[str, object]:
    return {"id": name, "ask": read_inline(item.ask), "answer": item.answer, "gate": item.gate}


def _rule(name: Id, rule: Rule, numbers: Mapping[str, int]) -> dict[str, object]:
    return {"id": name, "when": _when(rule, numbers), "because": read_inline(rule.because)}


def _when(rule: Rule, numbers: Mapping[str, int]) -> dict[str, object]:
    """The numbers of the questions that must be answered yes and no, and what must hold for the scores."""
    return {
        "yes": [numbers[name] for name, answer in rule.when.items() if answer == "yes"],
        "no": [numbers[name] for name, answer in rule.when.items() if answer == "no"],
        "below": rule.score_below,
        "from": rule.score_from,
        "gate": rule.gate_failed is not None,
    }
