"""Lengths, dates and the words for people."""

from datetime import datetime

import pytest

from turnabout.content.phrases import Roles, date_of, duration, interval
from turnabout.model.wording import Term
from turnabout.planning.schedule import Start
from turnabout.text.labels import Labels

ENGLISH = Labels("en")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(60, "1 hour"), (45, "45 minutes"), (90, "1 hour 30 minutes"), (121, "2 hours 1 minute"), (0, "0 minutes")],
)
def test_lengths_are_said_in_hours(minutes: int, said: str) -> None:
    assert duration(ENGLISH, minutes) == said


@pytest.mark.parametrize(("days", "said"), [(7, "1 week"), (21, "3 weeks"), (1, "1 day"), (10, "10 days")])
def test_days_are_said_in_weeks_where_they_come_out_even(days: int, said: str) -> None:
    assert interval(ENGLISH, days) == said


def test_a_date_has_a_time_where_it_is_known() -> None:
    moment = datetime.fromisoformat("2027-03-01T09:30")
    assert date_of(Start(moment, timed=True)) == "Monday 1 March 2027, 09:30"
    assert date_of(Start(moment, timed=False)) == "Monday 1 March 2027"


def test_a_role_without_a_term_is_called_by_its_id() -> None:
    roles = Roles({"mentor": Term(one="baker", many="bakers", means="Bakes.")}, Labels("fr"))
    assert roles.label("hr") == "RH"
    assert (roles.label("mentor"), roles.many("mentor")) == ("Baker", "bakers")
    assert (roles.label("line-manager"), roles.many("line-manager")) == ("Line manager", "line managers")
