"""Evaluate an assessment of a workspace by a file of answers."""

from pathlib import Path

from ..core.problems import RequestError, did_you_mean, one_of
from ..model.cost import Cost, Rates
from ..model.curriculum import Curriculum
from ..planning.assessment import Verdict, accepted_answers, assess
from ..reading.pipeline import read_workspace
from ..reading.reading import Reading
from ..sources.answers import read_answers

_COST_ANSWERS = {"pairs": 1, "mentor": 0, "mentoree": 0, "coordinator": 0, "fee": 0}
"""What may be given for the cost, and the least it may be."""


def assess_file(root: Path, name: str, answers: Path) -> tuple[Curriculum, Verdict]:
    """Return a curriculum and the verdict of one of its assessments; raises `RequestError`, and `WorkspaceError`
    for what is wrong with the files or the answers."""
    curriculum = _sound(root).curriculum
    checks = curriculum.checks
    if name not in checks:
        known = [*checks, "cost"]
        raise RequestError(f"{name!r} is not one of: {one_of(known)}", did_you_mean(name, known))
    accepted = {item_id: accepted_answers(item) for item_id, item in checks[name].items.items()}
    return curriculum, assess(checks[name], read_answers(answers, accepted, needed=True))


def cost_with(root: Path, answers: Path | None) -> tuple[Curriculum, Cost]:
    """Return a curriculum and its cost plan; answers replace the number of pairs, and rates and fee in every case."""
    curriculum = _sound(root).curriculum
    cost = curriculum.cost
    if cost is None:
        raise RequestError("the curriculum has no cost.yml")
    given = read_answers(answers, _COST_ANSWERS, needed=False) if answers else {}
    numbers = {key: int(value) for key, value in given.items()}
    rates = {name: _with_rates(case, numbers) for name, case in cost.rates.items()}
    clinic = cost.clinic.model_copy(update={"fee": numbers.get("fee", cost.clinic.fee)})
    changed = {"pairs": numbers.get("pairs", cost.pairs), "rates": rates, "clinic": clinic}
    return curriculum, cost.model_copy(update=changed)


def _with_rates(rates: Rates, numbers: dict[str, int]) -> Rates:
    return rates.model_copy(
        update={key: numbers[key] for key in ("mentor", "mentoree", "coordinator") if key in numbers}
    )


def _sound(root: Path) -> Reading:
    reading = read_workspace(root)
    reading.demand_sound()
    return reading
