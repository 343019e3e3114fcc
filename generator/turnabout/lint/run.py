"""Run every rule over a curriculum."""

from collections.abc import Iterable

from ..model.curriculum import Curriculum
from ..nodes import Node, Path, key_place, place
from ..problems import Problem
from . import agenda, answers, objectives, order, references
from .rule import Finding, Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *order.RULES,
    *agenda.RULES,
    *objectives.RULES,
    *answers.RULES,
)


def lint(curriculum: Curriculum, node: Node, unsure: Iterable[Path]) -> tuple[Problem, ...]:
    """Return a problem for each breach, at its node; a rule is silent where it relies on a value that stands in."""
    doubts = tuple(unsure)
    return tuple(
        _problem(rule, finding, node)
        for rule in RULES
        for finding in rule.check(curriculum)
        if not any(_is_in_doubt(rule, finding, doubt) for doubt in doubts)
    )


def _problem(rule: Rule, finding: Finding, node: Node) -> Problem:
    location = key_place(node, finding.path) if finding.at_key else place(node, finding.path)
    return Problem(location, rule.code, finding.message, finding.hint)


def _is_in_doubt(rule: Rule, finding: Finding, doubt: Path) -> bool:
    """The value itself is a stand-in, or one in the same item that the rule reads, or all of the item."""
    if finding.path[: len(doubt)] == doubt:
        return True
    named = [step for step in doubt[2:] if isinstance(step, str)]
    return doubt[:2] == finding.path[:2] and bool(
        rule.reads & set(named[-2:])
    )  # the key itself, or the collection of the item
