"""A form asks nothing that it promises not to ask."""

import pytest

from rule_breaches import found_in


def _found(name: str, label: str, **more: object) -> list[tuple[str, object, str]]:
    form = {
        "title": "F", "purpose": "P.", "filled-by": ["mentor"], "seen-by": ["pair"], "route": "R.", "keep": "K.",
        "how": "H.", "never-asks": {"age": "It plays no part."}, "fields": {name: {"label": label, "answer": "line"}},
    } | more  # fmt: skip
    return [(f.code, f.path, f.message) for f in found_in(forms={"card": form})]


@pytest.mark.parametrize(("name", "label"), [("age", "Years"), ("how-old", "Your age?"), ("my-age", "x"), ("x", "AGE")])
def test_a_forbidden_word_in_the_name_or_label_of_a_field_is_named(name: str, label: str) -> None:
    message = f"the form never asks for 'age', and {name!r} does: It plays no part."
    assert _found(name, label) == [("forbidden-question", ("forms", "card", "fields", name), message)]


@pytest.mark.parametrize("label", ["Ihr Alter?", "سنك"])
def test_it_is_a_word_of_the_language_where_one_is_given(label: str) -> None:
    word = label.rsplit(maxsplit=1)[-1].strip("?")
    (found,) = _found("x", label, **{"never-asks-words": {"age": word}})
    assert found[0] == "forbidden-question"


def test_a_word_for_what_is_asked_freely_is_told() -> None:
    (found,) = _found("x", "x", **{"never-asks-words": {"aeg": "Alter"}})
    assert found[:2] == ("unknown-reference", ("forms", "card", "never-asks-words", "aeg"))


@pytest.mark.parametrize("label", ["The agenda", "A page", "Manage", "Ageing"])
def test_a_word_that_only_holds_it_is_fine(label: str) -> None:
    assert _found("x", label) == []
