"""Colours stand out as WCAG counts it, and the nearest that does is near."""

from math import atan2, hypot, pi

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from turnabout.media.contrast import TEXT, at_lightness, contrast, in_hue_of, lightness, luminance, nearest_passing
from turnabout.media.contrast import _oklab as oklab

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

PALE = COLOURS.map(lambda colour: at_lightness(colour, 0.8))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#777777", "#777777", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffff00", 8.0),
    ],
)
def test_known_colours_have_their_known_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_white_is_as_bright_as_can_be_and_black_not_at_all() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == (0, 1)


@pytest.mark.parametrize(
    ("colour", "nearest"),
    [("#0a7d5a", "#0a7d5a"), ("#ffffff", "#767676"), ("#ff0000", "#ee0000"), ("#f58220", "#ba5d00")],
)
def test_the_nearest_colour_for_white_is_the_same_or_a_darker_one(colour: str, nearest: str) -> None:
    assert nearest_passing(colour) == nearest


@given(COLOURS, st.sampled_from(["#ffffff", "#101b1f", "#17262b", "#f2f6f6"]), st.sampled_from([TEXT, 7.0]))
def test_the_nearest_passes_and_is_nearest_already(colour: str, on: str, least: float) -> None:
    found = nearest_passing(colour, on=on, least=least)
    assert contrast(found, on) >= least
    assert nearest_passing(found, on=on, least=least) == found
    assert (found == colour) == (contrast(colour, on) >= least)


@given(PALE)
def test_what_is_a_little_lighter_than_the_nearest_does_not_pass(colour: str) -> None:
    found = nearest_passing(colour)
    assert contrast(at_lightness(colour, lightness(found) + 0.008), "#ffffff") < TEXT


@given(PALE)
def test_the_nearest_has_the_same_hue(colour: str) -> None:
    _, a, b = oklab(colour)
    _, found_a, found_b = oklab(nearest_passing(colour))
    assume(min(hypot(a, b), hypot(found_a, found_b)) > 0.03)
    turned = abs(atan2(b, a) - atan2(found_b, found_a))
    assert min(turned, 2 * pi - turned) < 0.12


@given(COLOURS, st.floats(0.1, 1))
def test_any_lightness_of_any_colour_is_a_colour(colour: str, wanted: float) -> None:
    found = at_lightness(colour, wanted)
    assert len(found) == 7
    assert lightness(found) == pytest.approx(wanted, abs=0.02)


@given(COLOURS)
def test_a_colour_at_its_own_lightness_is_itself(colour: str) -> None:
    assert at_lightness(colour, lightness(colour)) == colour


@given(COLOURS)
def test_a_quiet_colour_in_the_hue_of_another_stays_as_light_and_as_quiet(colour: str) -> None:
    found = in_hue_of("#55656b", colour)
    assert lightness(found) == pytest.approx(lightness("#55656b"), abs=0.01)
    assert hypot(*oklab(found)[1:]) <= hypot(*oklab("#55656b")[1:]) + 0.005
    assert contrast(found, "#ffffff") > TEXT
