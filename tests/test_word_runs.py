"""Texts are compared by their words."""

import pytest

from turnabout.release.leaks.word_runs import Sayings, runs_of, without_points, words_and_breaks_in, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't stop!", ["don", "t", "stop"]),
        ("well-known_word", ["well", "known", "word"]),
        ("Straße", ["strasse"]),
        ("green\u00adhouse green\u200bhouse", ["greenhouse", "greenhouse"]),
        ("a\u00a0b", ["a", "b"]),
        ("ﬁrst oﬃce", ["first", "office"]),
        ("cafe\u0301", ["café"]),
        ("01632 960 418", ["01632", "960", "418"]),
        ("", []),
    ],
)
def test_words_are_read_without_regard_to_case_marks_and_ligatures(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_a_sentence_or_a_text_that_ends_breaks_a_name_in_two() -> None:
    words = words_and_breaks_in("Ask Ada. Thorn | is, no name")
    assert words == ["ask", "ada", ".", "thorn", "|", "is", "no", "name"]
    assert without_points(words) == ["ask", "ada", "thorn", "|", "is", "no", "name"]


def test_runs_are_five_words_in_a_row() -> None:
    assert list(runs_of(list("abcdef"))) == [tuple("abcde"), tuple("bcdef")]
    assert list(runs_of(list("abcd"))) == []
    assert list(runs_of(list("abc"), 2)) == [("a", "b"), ("b", "c")]


def test_texts_can_be_asked_for_runs_and_one_does_not_go_on_in_the_next() -> None:
    said = Sayings(["Frost comes early.", "Bring the fleece."])
    assert said.has(("comes", "early"))
    assert said.has(("fleece",))
    assert not said.has(("early", "bring"))
