"""What is promised is practised, and what is practised serves a promise."""

from collections.abc import Iterator

from ..model.curriculum import Curriculum
from .rule import Finding, Rule

_FREE = ("check-in", "recall", "reflect", "commit")
"""Kinds that may serve no objective: they hold the session together."""


def _objective_without_activity(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        served = {name for activity in module.activities.values() for name in activity.serves}
        for name in module.objectives:
            if name not in served:
                yield Finding(
                    ("modules", module_id, "objectives", name),
                    f"no activity serves the objective {name!r}",
                    f"add serves: [{name}] to the activity that practises it, or delete the objective",
                    at_key=True,
                )


def _activity_without_objective(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        for name, activity in module.activities.items():
            if activity.kind not in _FREE and not activity.serves:
                yield Finding(
                    ("modules", module_id, "activities", name),
                    f"the {activity.kind} {name!r} serves no objective",
                    "add serves: with an objective of this module, or leave it out",
                    at_key=True,
                )


RULES = (
    Rule("objective-without-activity", frozenset({"serves", "objectives", "activities"}), _objective_without_activity),
    Rule("activity-without-objective", frozenset({"serves", "kind"}), _activity_without_objective),
)
