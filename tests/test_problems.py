"""Problems sort, add up and offer the nearest word."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from turnabout.core.problems import Location, Problem, WorkspaceError, did_you_mean, nearest, one_of
from turnabout.model.module import Module
from turnabout.sources.shape import keys_of

KEYS = keys_of(Module, ("activities", "any"))


def test_a_location_reads_as_path_line_and_column() -> None:
    assert str(Location("modules/a.yml", 3, 7)) == "modules/a.yml:3:7"


def test_an_error_carries_every_problem_once_in_the_order_of_files_and_lines() -> None:
    late, early, other = (
        Problem(Location(p, n), "code", "text") for p, n in (("a.yml", 9), ("a.yml", 2), ("b.yml", 1))
    )
    error = WorkspaceError([other, late, early, late])
    assert error.problems == (early, late, other)
    assert str(error).splitlines()[0] == "a.yml:2:1  code  text"


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    assert did_you_mean("Minuts", KEYS) == "did you mean 'minutes'"
    assert did_you_mean("xyzzy", KEYS) == ""
    assert one_of(("a", "b")) == "a, b"


@given(st.sampled_from([key for key in KEYS if len(key) > 3]), st.data())
def test_one_letter_wrong_still_finds_the_word(key: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(key) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slip = data.draw(
        st.sampled_from([key[:at] + key[at + 1 :], key[:at] + letter + key[at:], key[:at] + letter + key[at + 1 :]])
    )
    assume(slip not in KEYS)
    assert nearest(slip, KEYS) == key


@pytest.mark.parametrize("key", KEYS)
def test_two_letters_in_the_wrong_order_still_find_the_word(key: str) -> None:
    for at in range(len(key) - 1):
        slip = key[:at] + key[at + 1] + key[at] + key[at + 2 :]
        if slip not in KEYS and len(key) > 3:
            assert nearest(slip, KEYS) == key, slip
