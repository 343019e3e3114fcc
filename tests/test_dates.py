"""Days in the words of a language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.text.dates import day_in_words, language_name, language_tag, weekday_in_words

DAY = date(2027, 3, 1)


@given(st.dates())
def test_english_days_are_those_of_always(day: date) -> None:
    assert day_in_words(day) == f"{day.day} {day:%B} {day.year}"
    assert weekday_in_words(day) == f"{day:%A} {day.day} {day:%B} {day.year}"


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("fr", "1 mars 2027", "lundi 1 mars 2027"),
        ("de", "1. März 2027", "Montag, 1. März 2027"),
        ("pt-BR", "1 de março de 2027", "segunda-feira, 1 de março de 2027"),
        ("en-US", "1 March 2027", "Monday 1 March 2027"),
        ("tlh", "1 March 2027", "Monday 1 March 2027"),
    ],
)
def test_other_languages_have_their_own_days_and_unknown_ones_english(language: str, short: str, long: str) -> None:
    assert (day_in_words(DAY, language), weekday_in_words(DAY, language)) == (short, long)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("fr", "fr"), ("FR", "fr"), ("pt_br", "pt-BR"), ("pt-BR", "pt-BR"), ("zh-hans", "zh-Hans"), ("french", None),
     ("", None), ("../x", None)],
)  # fmt: skip
def test_a_language_has_one_tag_however_it_is_typed(typed: str, tag: str | None) -> None:
    assert language_tag(typed) == tag


def test_a_language_has_an_english_name() -> None:
    assert (language_name("fr"), language_name("pt-BR"), language_name("tlh")) == (
        "French", "Portuguese (Brazil)", "tlh",
    )  # fmt: skip
