"""What is promised is practised, and what is practised serves a promise."""

from collections.abc import Iterator

from ..model.curriculum import Curriculum
from ..planning.fit import core_objectives
from .rule import CurriculumRule, Finding

_VAGUE = ("know", "understand", "appreciate", "learn", "realise", "familiarise")
_LEAST_CORE = 2
_LEAST_PROMPTS = 3

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


def _vague_verb(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        for name, objective in module.objectives.items():
            words = objective.text.lower().replace(",", " ").split()
            if words and (words[0] in _VAGUE or words[:2] == ["be", "aware"]):
                yield Finding(
                    ("modules", module_id, "objectives", name, "text"),
                    f"nobody can see somebody {words[0]!r}",
                    "begin with what the person does: name, sort, write, show, decide",
                )


def _too_few_core_objectives(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        core = core_objectives(module)
        if len(core) < _LEAST_CORE:
            yield Finding(
                ("modules", module_id, "objectives"),
                f"the shortest session serves {len(core)} of the objectives; {_LEAST_CORE} at least",
                "let a core activity serve one more",
                at_key=True,
            )


def _too_few_prompts(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        for role in ("mentor", "mentoree"):
            prompts = module.prompts.get(role, {})
            if len(prompts) < _LEAST_PROMPTS:
                yield Finding(
                    ("modules", module_id, "prompts"),
                    f"{role!r} has {len(prompts)} prompts; {_LEAST_PROMPTS} at least",
                    at_key=True,
                )


RULES = (
    CurriculumRule("objective-without-activity", {"serves", "objectives", "activities"}, _objective_without_activity),
    CurriculumRule("activity-without-objective", {"serves", "kind"}, _activity_without_objective),
    CurriculumRule("vague-verb", {"text"}, _vague_verb),
    CurriculumRule("too-few-core-objectives", {"serves", "tier", "objectives", "activities"}, _too_few_core_objectives),
    CurriculumRule("too-few-prompts", {"prompts"}, _too_few_prompts),
)
