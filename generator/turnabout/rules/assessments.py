"""Every rule of an assessment leads somewhere, and assessments and the estimate ask for what can be answered."""

from collections.abc import Iterator

from ..model.curriculum import Curriculum
from .rule import CurriculumRule, Finding


def _idle_rule(curriculum: Curriculum) -> Iterator[Finding]:
    for assessment_id, assessment in curriculum.checks.items():
        for name, rule in assessment.rules.items():
            path = ("checks", assessment_id, "rules", name)
            if not rule.result and not rule.warning:
                yield Finding(
                    path,
                    f"the rule {name!r} gives neither a result nor a warning",
                    "add result: or warning:",
                    at_key=True,
                )
            for item in rule.when:
                if item in assessment.items and assessment.items[item].answer != "yes-no":
                    yield Finding(
                        (*path, "when", item),
                        f"{item!r} is answered by a score, and the rule asks for yes or no",
                        "use score-below, score-from or gate-failed",
                    )


def _unreached_result(curriculum: Curriculum) -> Iterator[Finding]:
    for assessment_id, assessment in curriculum.checks.items():
        reached = {assessment.otherwise, *(rule.result for rule in assessment.rules.values())}
        for name in assessment.results:
            if name not in reached:
                yield Finding(
                    ("checks", assessment_id, "results", name),
                    f"no rule leads to the result {name!r}",
                    "add a rule, or take the result out",
                    at_key=True,
                )


def _gate_without_score(curriculum: Curriculum) -> Iterator[Finding]:
    for assessment_id, assessment in curriculum.checks.items():
        for name, item in assessment.items.items():
            if item.gate is not None and item.answer != "score":
                yield Finding(
                    ("checks", assessment_id, "items", name, "gate"),
                    f"{name!r} is answered by yes or no, and its gate asks for a score",
                    "write answer: score, or take the gate out",
                )


def _no_rates(curriculum: Curriculum) -> Iterator[Finding]:
    if curriculum.cost and not curriculum.cost.rates:
        yield Finding(("cost", "rates"), "the estimate has no set of rates", "write one below rates:", at_key=True)


RULES = (
    CurriculumRule("empty-value", {"rates"}, _no_rates, is_needed=True),
    CurriculumRule("idle-rule", {"gate", "answer"}, _gate_without_score, is_needed=True),
    CurriculumRule("idle-rule", {"result", "warning", "when", "rules", "answer", "items"}, _idle_rule),
    CurriculumRule("unreached-result", {"result", "results", "rules", "otherwise"}, _unreached_result),
)
