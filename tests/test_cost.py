"""What a programme costs, and what training would cost instead."""

import pytest

from house import REPOSITORY
from turnabout.model.cost import Cost
from turnabout.planning.cost import Estimate, Line, estimate
from turnabout.reading.pipeline import read_workspace

CURRICULUM = read_workspace(REPOSITORY).curriculum
assert CURRICULUM.cost
COST: Cost = CURRICULUM.cost


def _bill(**changes: object) -> Estimate:
    return estimate(CURRICULUM, COST.model_copy(update=changes))


def test_the_worked_example_of_ten_pairs_and_six_sessions_comes_out_as_published() -> None:
    bill = _bill()
    assert bill.pairs == 10
    assert bill.hours == {"mentor": 20.25, "mentoree": 14.5, "coordinator": 70}
    (middle,) = [case for case in bill.cases if case.rates.title == "Middle"]
    assert (middle.rates.mentor, middle.rates.mentoree, middle.rates.coordinator) == (40, 150, 60)
    assert (middle.programme, middle.pair, middle.clinic) == (34_050, 3_405, 7_500)


def test_the_training_instead_is_cheaper_in_every_case_and_shown() -> None:
    assert [(case.clinic, case.clinic < case.programme) for case in _bill().cases] == [
        (6_000, True), (7_500, True), (10_500, True),
    ]  # fmt: skip


def test_every_hour_is_in_a_line() -> None:
    bill = _bill()
    for who, hours in bill.hours.items():
        assert sum(line.hours for line in bill.lines if line.who == who) == hours
    assert bill.lines[:2] == (Line("", "mentor", 9.0), Line("", "mentoree", 9.0))


@pytest.mark.parametrize("pairs", [1, 6, 25])
def test_only_the_coordinators_hours_and_the_bill_grow_with_the_pairs(pairs: int) -> None:
    bill = _bill(pairs=pairs)
    assert bill.hours == {"mentor": 20.25, "mentoree": 14.5, "coordinator": 20 + 5 * pairs}
    assert bill.cases[1].programme == pairs * (20.25 * 40 + 14.5 * 150) + (20 + 5 * pairs) * 60
    assert bill.cases[1].clinic == pairs * 450 + 3000


def test_an_effort_of_the_coordinator_for_each_session_counts_for_every_pair() -> None:
    efforts = {"call": COST.efforts["coordinator-care"].model_copy(update={"minutes": 30, "per": "session"})}
    assert _bill(efforts=efforts).hours["coordinator"] == 6 * 10 / 2


def test_an_effort_of_a_mentor_for_each_pair_counts_once() -> None:
    efforts = {"gift": COST.efforts["mentor-training"].model_copy(update={"minutes": 60, "per": "pair"})}
    assert _bill(efforts=efforts).hours["mentor"] == 10
