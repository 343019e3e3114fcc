"""Whoever names a study or a figure names the claim behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.problems import Location
from turnabout.rules.evidence import evidence_problems
from turnabout.rules.passages import Passage


def _found(text: str, address: str = "mentor/index.md") -> list[tuple[str, str]]:
    passages = (Passage(text, Location("a.md"), address),)
    return [(problem.code, problem.message.split("'")[1]) for _, problem in evidence_problems(passages)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Some 40% agree.", "40%"),
        ("Some 3.5 per cent agree.", "3.5 per cent"),
        ("It began in 1999.", "1999"),
        ("A meta-analysis says so.", "meta-analysis"),
        ("It is peer-reviewed.", "peer-reviewed"),
        ("One study of tea drinkers found it.", "study of tea drinkers found"),
        ("Two surveys\nreported it.", "surveys reported"),
        ("A survey of 40 people.", "survey of 4"),
        ("Research shows it.", "Research shows"),
        ("Researchers found it.", "Researchers found"),
        ("It was clear (p < .05).", "p < .0"),
        ("The effect was d = 0.4.", "d = 0"),
    ],
)
def test_a_study_or_a_figure_wants_a_claim(text: str, named: str) -> None:
    assert _found(text) == [("figure-without-claim", named)]
    assert _found(f"{text[:-1]} [@a-claim].") == []


@pytest.mark.parametrize(
    "text",
    [
        "Meet for 60 minutes.", "Study the room. They found it.", "By 2027-06-30.", "Room 2041 is free on floor 18990.",
        "Do your research.", "A study room.", "Ten in a hundred.", "Take 4 cups.",
    ],
)  # fmt: skip
def test_a_number_of_ones_own_wants_none(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "address", ["version", "title", "modules/a/title", "programmes/p/sessions/s/consent/mentor", "sources/s/link"]
)
def test_titles_versions_and_days_of_consent_may_hold_a_year(address: str) -> None:
    assert _found("Since 2 May 2027", address) == []


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    for _, problem in evidence_problems((Passage(text, Location("a.md"), "mentor/index.md"),)):
        assert 1 <= problem.location.line <= text.count("\n") + 1
