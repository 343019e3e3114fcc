"""Finish the data of a check, so that it can be answered and worked out by hand."""

from collections.abc import Mapping

from ..content.words import inline
from ..model.base import Id
from ..model.check import Check, Item, Rule
from ..text.markdown_tree import read_inline

_MOST = 3
"""The highest score of one line."""


def check_data(check_id: Id, check: Check) -> dict[str, object]:
    """Return what a check shows: questions, rules that refer to them by number, and results."""
    numbers = {name: number for number, name in enumerate(check.items, start=1)}
    scored = sum(item.answer == "score" for item in check.items.values())
    return {
        "id": f"check.{check_id}",
        "title": check.title,
        "purpose": read_inline(check.purpose),
        "how": read_inline(check.how),
        "caveat": inline(check.caveat),
        "most": scored * _MOST if scored else None,
        "has_gates": any(item.gate is not None for item in check.items.values()),
        "items": [_item(name, item) for name, item in check.items.items()],
        "rules": [
            _rule(name, rule, numbers) | {"result": check.results[rule.result].title}
            for name, rule in check.rules.items()
            if rule.result
        ],
        "otherwise": {
            "result": check.results[check.otherwise].title,
            "because": read_inline(check.otherwise_because),
        },
        "warnings": [
            _rule(name, rule, numbers) | {"warning": read_inline(rule.warning)}
            for name, rule in check.rules.items()
            if rule.warning
        ],
        "results": [
            {
                "id": name,
                "title": result.title,
                "means": read_inline(result.means),
                "next": read_inline(result.next),
            }
            for name, result in check.results.items()
        ],
        "fixes": [
            {"number": numbers[name], "gate": item.gate is not None, "text": read_inline(item.fix)}
            for name, item in check.items.items()
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
