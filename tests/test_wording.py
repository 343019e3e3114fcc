"""Texts speak of people in the curriculum's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import find, scalars
from turnabout.core.problems import Location
from turnabout.sources.yaml_reader import read_yaml
from turnabout.text.terms import article, references, term_of, unknown_term, word_nodes, word_text, words_of

WORDS = words_of({"mentor": ("adviser", "advisers"), "line-manager": ("boss", "bosses"), "hour": ("hour", "hours")})


def _worded(text: str) -> str:
    unknown: list[str] = []
    result = word_text(text, WORDS, lambda name, offset: unknown.append(name))
    assert not unknown
    return result


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("adviser", "an"),
        ("apprentice", "an"),
        ("owner", "an"),
        ("expert", "an"),
        ("intern", "an"),
        ("user", "a"),
        ("university", "a"),
        ("unit", "a"),
        ("union", "a"),
        ("uncle", "an"),
        ("unimportant person", "an"),
        ("hour", "an"),
        ("honest broker", "an"),
        ("heir", "an"),
        ("head baker", "a"),
        ("host", "a"),
        ("one-to-one", "a"),
        ("one-off", "a"),
        ("onion", "an"),
        ("mentor", "a"),
        ("MP", "an"),
        ("HR partner", "an"),
        ("UK lead", "a"),
        ("European", "a"),
        ("eulogist", "a"),
        ("ewe", "a"),
        ("usher", "an"),
        ("useful person", "a"),
        ("utility lead", "a"),
        ("umpire", "an"),
        ("Adviser", "an"),
        ("éclair maker", "an"),
        ("8-year veteran", "an"),
        ("11th hour", "an"),
        ("8", "an"),
        ("80th", "an"),
        ("18-year-old", "an"),
        ("1st", "a"),
        ("X-ray reader", "an"),
        ("NGO", "an"),
        ("URL", "a"),
        ("IT lead", "an"),
        ("FAQ owner", "an"),
    ],
)
def test_the_article_follows_the_sound(word: str, expected: str) -> None:
    assert article(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{mentor}", "adviser"),
        ("{mentors}", "advisers"),
        ("{Mentor}", "Adviser"),
        ("{Mentors}", "Advisers"),
        ("{a mentor}", "an adviser"),
        ("{an mentor}", "an adviser"),
        ("{A mentor}", "An adviser"),
        ("{An mentor}", "An adviser"),
        ("{line-manager}", "boss"),
        ("{line-managers}", "bosses"),
        ("{a line-manager}", "a boss"),
        ("{an hour}", "an hour"),
        ("{{mentor}}", "{mentor}"),
        ("{{{mentor}}}", "{adviser}"),
        ("}}{{", "}{"),
        ("{ mentor }", "{ mentor }"),
        ("{}", "{}"),
        ("a {mentor}'s {line-manager}", "a adviser's boss"),
        ("no braces", "no braces"),
        ("{module: x}", "{module: x}"),
    ],
)
def test_a_reference_reads_as_its_term(text: str, expected: str) -> None:
    assert _worded(text) == expected


def test_an_unknown_reference_stays_and_is_told_with_its_offset() -> None:
    heard: list[tuple[str, int]] = []
    assert (
        word_text("The {mentro} and {a boss}", WORDS, lambda *told: heard.append(told)) == "The {mentro} and {a boss}"
    )
    assert heard == [("mentro", 4), ("a boss", 17)]


def test_an_unknown_term_offers_the_nearest_or_doubled_braces() -> None:
    place = Location("a.yml")
    assert unknown_term("mentro", place, WORDS).hint == "did you mean 'mentor'"
    assert unknown_term("xyzzy", place, WORDS).hint == "double the braces to print them: {{xyzzy}}"


@given(st.text())
def test_any_text_is_worded_without_an_exception(text: str) -> None:
    word_text(text, WORDS, lambda name, offset: None)


@given(st.text().map(lambda text: text.replace("{", "{{").replace("}", "}}")))
def test_doubled_braces_print_any_text_as_typed(text: str) -> None:
    assert _worded(text) == text.replace("{{", "{").replace("}}", "}")


def test_all_texts_of_a_tree_are_worded_but_the_terms_themselves() -> None:
    node, _ = read_yaml(
        "terms: {mentor: {one: '{mentor}', many: '{mentors}', means: 'A {mentor}.'}}\nlist: ['a {mentor}']\n", "a.yml"
    )
    assert node is not None
    worded, problems = word_nodes(node, WORDS)
    assert not problems
    assert [text.text for _, text in scalars(worded)] == ["{mentor}", "{mentors}", "A adviser.", "a adviser"]
    assert find(node, ("list", 0)) != find(worded, ("list", 0))


PLACES = [
    ("a: x {no}", (1, 6)),
    ("a: 'it''s {no}'", (1, 11)),
    ('a: "\\u00e9 {no}"', (1, 12)),
    ("a: |\n  one\n\n  two {no}\n", (4, 7)),
    ("a: >-\n  one\n  two\n  three {no}\n", (4, 9)),
    ("a: |\n  {{no}} {mentor}\n  {no}\n", (3, 3)),
    ("a: one\n  two {no}\n", (2, 7)),
    ("a: >-\n  {a\n  no}\n", (2, 3)),
    ("- [x, '{no}']", (1, 8)),
    ('a: "{\\u006eo}"', (1, 4)),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_an_unknown_term_is_reported_where_it_stands(text: str, expected: tuple[int, int]) -> None:
    node, _ = read_yaml(text, "a.yml")
    assert node is not None
    _, (problem,) = word_nodes(node, WORDS)
    assert (problem.location.line, problem.location.column) == expected


def test_the_second_of_two_equal_references_is_reported_where_it_stands() -> None:
    node, _ = read_yaml("a: |\n  {no}\n  and {no}\n", "a.yml")
    assert node is not None
    _, problems = word_nodes(node, WORDS)
    assert [(p.location.line, p.location.column) for p in problems] == [(2, 3), (3, 7)]


def test_a_translation_may_use_further_forms_by_a_name_of_their_own() -> None:
    words = words_of(
        {"mentor": ("Berater", "Berater")}, {"mentor.dative": "dem Berater", "mentor.of-many": "der Berater"}
    )
    text = "Mit {mentor.dative}, {Mentor.of-many}, {{mentor.dative}} und {mentor.genitive}"
    unknown: list[str] = []
    assert word_text(text, words, lambda name, offset: unknown.append(name)) == (
        "Mit dem Berater, Der Berater, {mentor.dative} und {mentor.genitive}"
    )
    assert unknown == ["mentor.genitive"]


def test_references_are_found_in_any_form_and_doubled_braces_are_none() -> None:
    text = "{mentor} {Mentors} {an hour} {{pair}} {mentor.dative} { no } {}"
    assert list(references(text)) == ["mentor", "Mentors", "an hour", "mentor.dative"]


@pytest.mark.parametrize(
    ("reference", "term"),
    [
        ("mentor", "mentor"),
        ("Mentors", "mentor"),
        ("A mentor", "mentor"),
        ("an Mentor", "mentor"),
        ("Mentor.dative", "mentor"),
        ("boss", "boss"),
        ("mentro", None),
        ("mentorss", None),
    ],
)
def test_a_reference_names_one_term(reference: str, term: str | None) -> None:
    assert term_of(reference, {"mentor", "boss"}) == term
