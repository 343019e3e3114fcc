"""What belongs at a path is read off the models."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import Path
from turnabout.model.curriculum import Curriculum
from turnabout.model.module import Module
from turnabout.model.settings import Settings
from turnabout.sources.shape import is_optional, keys_of, shape_at, stand_in

ACTIVITY = ("activities", "any")


def test_keys_are_those_that_authors_write() -> None:
    assert "for" in keys_of(Module, ("objectives", "any"))
    assert "evidence-note" in keys_of(Module, ())
    assert keys_of(Module, (*ACTIVITY, "say")) == ("mentor", "mentoree", "both", "facilitator", "sponsor")
    assert keys_of(Module, ("prompts",)) == ("mentor", "mentoree")
    assert keys_of(Module, ("pitfalls",)) == ()
    assert keys_of(Module, ("title",)) == ()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ((), "keys and values"),
        (("title",), "a text"),
        (("needs",), "a list"),
        (("needs", 3), "a text"),
        (("seeds", 0), "a whole number"),
        ((*ACTIVITY, "minutes"), "a whole number"),
        ((*ACTIVITY, "steps"), "keys and values"),
        (ACTIVITY, "keys and values"),
        (("nothing",), "nothing"),
        (("nothing", "inside"), "nothing"),
        ((*ACTIVITY, "minutes", 0), "nothing"),
        ((*ACTIVITY, "minutes", "x"), "nothing"),
        (("title", 0, 0, "x"), "nothing"),
        (("evidence-note",), "a text"),
    ],
)
def test_what_is_wanted_is_said_in_words(path: Path, wanted: str) -> None:
    assert shape_at(Module, path).wanted == wanted


def test_choices_and_ranges_are_known() -> None:
    assert shape_at(Module, (*ACTIVITY, "tier")).choices == ("core", "optional", "extension")
    assert (shape_at(Module, (*ACTIVITY, "minutes")).least, shape_at(Module, (*ACTIVITY, "minutes")).most) == (1, 90)
    assert (shape_at(Settings, ("length",)).least, shape_at(Settings, ("length",)).most) == (30, 90)


def test_what_has_a_default_and_every_item_is_optional() -> None:
    assert is_optional(Module, ("needs",))
    assert is_optional(Module, ACTIVITY)
    assert not is_optional(Module, ("title",))


def test_a_stand_in_is_valid_where_it_stands() -> None:
    assert stand_in(Module, (*ACTIVITY, "kind")) == "check-in"
    assert stand_in(Module, ("needs",)) == []
    assert stand_in(Settings, ("length",)) == 30
    for model in (Curriculum, Module):
        model.model_validate(stand_in(model, ()))


STEPS = st.lists(st.sampled_from((*keys_of(Module, ()), *keys_of(Module, ACTIVITY), "any", "x", 0, 7)), max_size=6)


@given(STEPS)
def test_any_path_has_a_shape(steps: list[str | int]) -> None:
    path = tuple(steps)
    shape_at(Module, path)
    keys_of(Module, path)
    is_optional(Module, path)
    stand_in(Module, path)
