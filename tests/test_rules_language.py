"""No text labels people, promises what nobody can, or is left unfinished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import curriculum
from turnabout.core.nodes import scalars
from turnabout.core.problems import Location
from turnabout.model.curriculum import Curriculum
from turnabout.rules.language import language_problems
from turnabout.rules.passages import Passage, passages_among, place_in
from turnabout.sources.yaml_reader import read_yaml

RULES = curriculum(
    avoid={"labels": {"words": ["tea boy", "(old) pot", "boss"], "why": "It labels.", "instead": "Name them."}},
    **{"never-cite": {"figures": {"words": ["75%"], "why": "No source.", "instead": "Leave it out."}}},
)
NO_RULES = curriculum()
PAGE, ITEM = "mentor/index.md", "modules/tea-round/pitfalls/p1"


def _found(*texts: str, address: str = PAGE, rules: Curriculum = RULES) -> list[tuple[str, str, int, int]]:
    passages = tuple(Passage(text, Location("a.md", 10 * n, 1), address) for n, text in enumerate(texts, start=1))
    return [
        (problem.code, problem.message, problem.location.line, problem.location.column)
        for _, problem in language_problems(rules, passages)
    ]


@pytest.mark.parametrize("text", ["The tea boy came.", "The Tea  Boy came.", "The tea\nboy came."])
def test_avoided_words_are_found_over_line_ends_and_in_capitals(text: str) -> None:
    ((code, message, line, column),) = _found(text)
    assert (code, line, column) == ("avoided-words", 10, 5)
    assert message.lower() == "'tea boy': it labels."


@pytest.mark.parametrize(
    "text", ["A tea boyar.", "The stea boy.", "A tea-boy.", "An emboss.", "old pot", "The boss-like one."]
)
def test_words_inside_other_words_are_fine(text: str) -> None:
    assert _found(text) == []


def test_signs_in_avoided_words_stand_for_themselves() -> None:
    assert [code for code, *_ in _found("An (old) pot.")] == ["avoided-words"]


def test_each_place_is_a_problem_of_its_own_on_its_line() -> None:
    assert [(line, column) for _, _, line, column in _found("A boss.\nNo boss.", "Boss.")] == [
        (10, 3),
        (11, 4),
        (20, 1),
    ]


def test_a_text_of_a_yaml_file_is_reported_where_it_begins() -> None:
    assert [(line, column) for _, _, line, column in _found("A boss. No boss.", address=ITEM)] == [(10, 1), (10, 1)]


def test_figures_that_nobody_can_show_are_found() -> None:
    assert [(code, message) for code, message, *_ in _found("Some 75% of it.")] == [("never-cite", "'75%': No source.")]


@pytest.mark.parametrize(
    "text", ["Say TODO here.", "To come: TBC.", "Lorem ipsum dolor.", "What ???", "fixme now", "An XXX."]
)
def test_a_text_still_to_come_is_found(text: str) -> None:
    assert [code for code, *_ in _found(text, rules=NO_RULES)] == ["placeholder"]


@pytest.mark.parametrize("text", ["A todos.", "What??", "A mastodon."])
def test_a_text_that_only_looks_so_is_fine(text: str) -> None:
    assert _found(text, rules=NO_RULES) == []


def _words(count: int) -> str:
    return " ".join(["word"] * count) + "."


def test_a_sentence_may_have_45_words_where_others_are_short() -> None:
    short = " Yes." * 10
    assert _found(_words(45) + short) == []
    assert [message for _, message, *_ in _found(_words(46) + short)] == ["a sentence of 46 words; 45 at most"]


def test_sentences_may_have_twenty_words_on_average_over_a_page() -> None:
    assert _found(*[_words(20)] * 5) == []
    assert _found(*[_words(15), _words(25)] * 3) == []
    assert [(message, line) for _, message, line, _ in _found(*[_words(20), _words(24)] * 3)] == [
        ("sentences have 22 words on average; 20 at most", 10)
    ]


def test_an_average_of_four_sentences_says_nothing() -> None:
    assert _found(*[_words(22)] * 4) == []


@pytest.mark.parametrize(
    "text",
    [
        "| " + _words(50) + " |",
        "# " + _words(50),
        "\n".join(f"- {_words(18)[:-1]}" for _ in range(5)),
        "\n".join(f"{n}. {_words(18)[:-1]}" for n in range(5)),
        "“" + _words(18) + "” " + _words(18),
        _words(18)[:-1] + ": " + _words(18),
    ],
)
def test_tables_headings_items_quotes_and_colons_make_no_long_sentence(text: str) -> None:
    assert _found(text) == []


def test_items_of_the_curriculum_are_averaged_each_by_itself() -> None:
    one, other = (Passage(_several(n), Location("a.yml", n), f"modules/{n}/purpose") for n in (21, 5))
    assert [passage for passage, _ in language_problems(RULES, (one, other))] == [one]
    same = (
        Passage(_several(21), Location("a.yml"), "modules/a/x"),
        Passage(_several(5), Location("a.yml"), "modules/a/y"),
    )
    assert list(language_problems(RULES, same)) == []


def _several(words: int) -> str:
    return " ".join([_words(words)] * 5)


def test_passages_are_all_texts_of_several_words_that_a_reader_meets() -> None:
    text = (
        "title: A b\nsummary: One\nsources: {s: {title: A b}}\navoid: {x: {why: A b}}\nmodules: {m: {steps: [C d]}}\n"
    )
    node, _ = read_yaml(text, "a.yml")
    assert node
    assert [(p.address, p.text, p.location.line) for p in passages_among(scalars(node))] == [
        ("title", "A b", 1),
        ("modules/m/steps/0", "C d", 5),
    ]


@given(st.text(), st.sampled_from([PAGE, ITEM, "title", "index.md"]))
def test_any_text_is_judged_and_every_problem_is_inside_it(text: str, address: str) -> None:
    for _, message, line, column in _found(text, text, address=address):
        assert message
        assert 10 <= line <= 20 + text.count("\n")
        assert 1 <= column <= len(text) + 1


@given(st.text(), st.data())
def test_any_offset_of_a_passage_has_a_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = place_in(Passage(text, Location("a.md", 3), PAGE), offset)
    before = text[:offset].split("\n")
    assert (place.line, place.column) == (2 + len(before), len(before[-1]) + 1)
