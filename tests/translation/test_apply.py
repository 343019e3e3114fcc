"""Translations come into a tree where their source is what the tree says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import Node, Table, find, scalars
from turnabout.core.problems import Location, Problem
from turnabout.text.terms import word_nodes, words_of
from turnabout.translation.apply import translate
from turnabout.translation.catalogue import Catalogue, CatalogueEntry

from .trees import IDS, catalogue, rules

ENGLISH = words_of({"mentor": ("adviser", "advisers"), "pair": ("pair", "pairs")})
AT = Location("fr.po", 7)
SOURCES = st.dictionaries(IDS, st.sampled_from(["One.", "Two.", "Three {{3}}."]), max_size=4)
ENTRIES = st.lists(
    st.builds(
        CatalogueEntry,
        IDS.map(lambda name: f"ground-rules/{name}/text"),
        st.sampled_from(["One.", "Two.", "Three {{3}}."]),
        st.sampled_from(["", "Un.", "Deux {{2}}.", "  "]),
        is_fuzzy=st.booleans(),
        is_obsolete=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda entry: entry.key,
)


def _worded(node: Node) -> dict[str, str]:
    worded, problems = word_nodes(node, ENGLISH)
    assert not problems
    return {"/".join(map(str, path)): scalar.text for path, scalar in scalars(worded)}


def _shown(node: Table, *catalogues: Catalogue, language: str = "fr") -> str:
    translated, problems = translate(node, catalogues, language)
    assert not problems
    return _worded(translated)["ground-rules/a/text"]


def _faults(source: str, translation: str, *more: CatalogueEntry, language: str = "fr") -> tuple[Problem, ...]:
    node = rules({"a": source})
    entry = CatalogueEntry("ground-rules/a/text", source, translation, location=AT)
    translated, problems = translate(node, (catalogue(entry, *more),), language)
    assert find(translated, ("ground-rules", "a")) == find(node, ("ground-rules", "a")) or not problems
    return problems


@given(SOURCES, ENTRIES, ENTRIES)
def test_a_text_shows_its_translation_if_and_only_if_it_was_made_for_that_source(
    sources: dict[str, str], own: list[CatalogueEntry], base: list[CatalogueEntry]
) -> None:
    node = rules(sources)
    translated, problems = translate(node, (catalogue(*own), catalogue(*base)), "fr")
    assert not problems
    shown = _worded(translated)
    for name, source in sources.items():
        key = (f"ground-rules/{name}/text", source)
        fitting = [
            e.translation for e in (*own, *base)
            if e.key == key and e.translation.strip() and not e.is_fuzzy and not e.is_obsolete
        ]  # fmt: skip
        expected = (fitting or [source])[0].replace("{{", "{").replace("}}", "}")
        assert shown[key[0]] == expected


def test_without_a_catalogue_only_the_language_differs() -> None:
    node = rules({"a": "The {mentor}."})
    translated, _ = translate(node, (), "fr")
    assert _worded(translated) == _worded(node) | {"language": "fr"}


def test_a_text_keeps_its_own_location_and_what_is_no_text_stays() -> None:
    node = rules({"a": "One."}, {"a": "old"})
    translated, _ = translate(node, (catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un.")),), "fr")
    assert [(path, s.location) for path, s in scalars(translated)] == [(path, s.location) for path, s in scalars(node)]
    assert find(translated, ("ground-rules", "a", "formerly")) == find(node, ("ground-rules", "a", "formerly"))


def test_the_clients_translation_wins_over_that_of_the_base() -> None:
    own, base = (catalogue(CatalogueEntry("ground-rules/a/text", "One.", text)) for text in ("Uno.", "Un."))
    assert _shown(rules({"a": "One."}), own, base) == "Uno."
    assert _shown(rules({"a": "One."}), base, own) == "Un."


def test_a_sentence_that_a_client_replaced_does_not_show_the_translation_of_the_base() -> None:
    base = catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un."))
    assert _shown(rules({"a": "One, for us."}), base) == "One, for us."


def test_a_translation_speaks_its_own_words_and_an_untranslated_text_those_of_the_source() -> None:
    made = catalogue(
        CatalogueEntry("terms/mentor/one", "adviser", "conseiller"),
        CatalogueEntry("terms/mentor/many", "advisers", "conseillers"),
        CatalogueEntry("ground-rules/a/text", "The {mentor}.", "Le {mentor}, les {mentors}."),
    )
    translated, _ = translate(rules({"a": "The {mentor}.", "b": "{A mentor}."}), (made,), "fr")
    shown = _worded(translated)
    assert shown["ground-rules/a/text"] == "Le conseiller, les conseillers."
    assert shown["ground-rules/b/text"] == "An adviser."
    assert shown["terms/mentor/one"] == "conseiller"


FORM = CatalogueEntry("terms/mentor/forms/dative", "adviser", "dem Berater")


@pytest.mark.parametrize(
    ("translation", "expected"),
    [("Mit {mentor.dative}.", "Mit dem Berater."), ("{Mentor.dative} folgen.", "Dem Berater folgen.")],
)
def test_a_translation_uses_further_forms_of_a_term(translation: str, expected: str) -> None:
    made = catalogue(FORM, CatalogueEntry("ground-rules/a/text", "With the {mentor}.", translation))
    assert _shown(rules({"a": "With the {mentor}."}), made, language="de") == expected


def test_outside_english_the_article_is_a_form_of_its_own() -> None:
    form = CatalogueEntry("terms/mentor/forms/a", "adviser", "une conseillère")
    entry = CatalogueEntry("ground-rules/a/text", "{A mentor} helps {a mentor}.", "{A mentor} aide {a mentor}.")
    node = rules({"a": "{A mentor} helps {a mentor}."})
    assert _shown(node, catalogue(form, entry)) == "Une conseillère aide une conseillère."
    (missing, _) = _faults("{A mentor}.", "{A mentor} et {a mentor}.")
    assert (missing.code, missing.location) == ("unknown-term", AT)
    assert missing.message == "{A mentor} has no words in this language"
    assert missing.hint == "run turnabout i18n update, then translate terms/mentor/forms/a"
    american = catalogue(CatalogueEntry("ground-rules/a/text", "{A mentor} advises.", "{A mentor} advizes."))
    assert _shown(rules({"a": "{A mentor} advises."}), american, language="en-US") == "An adviser advizes."


def test_a_form_of_a_word_that_has_changed_is_not_used() -> None:
    (problem,) = _faults("The {mentor}.", "Dem {mentor.dative}.", CatalogueEntry(FORM.address, "guide", "dem Guide"))
    assert problem.code == "unknown-term"


@pytest.mark.parametrize(
    ("source", "translation", "code", "message"),
    [
        ("The {mentor}.", "Le {mentro}.", "unknown-term", "{mentro} names no term of this curriculum"),
        ("The {mentor}.", "Le {mentor.au}.", "unknown-term", "{mentor.au} has no words in this language"),
        ("The {mentor}.", "Rien.", "references-differ", "the translation of 'ground-rules/a/text' lacks {mentor}"),
        ("None.", "Le {pair}.", "references-differ",
         "the translation of 'ground-rules/a/text' has {pair}, which the source has not"),
        ("The {mentor}.", "La {pair}.", "references-differ",
         "the translation of 'ground-rules/a/text' lacks {mentor} and has {pair}, which the source has not"),
        ("So [@one].", "Ainsi.", "references-differ", "the translation of 'ground-rules/a/text' lacks [@one]"),
        ("So [@one].", "Ainsi [@one] [@two].", "references-differ",
         "the translation of 'ground-rules/a/text' has [@two], which the source has not"),
    ],
)  # fmt: skip
def test_a_translation_that_refers_to_something_else_is_reported_in_its_own_file(
    source: str, translation: str, code: str, message: str
) -> None:
    assert [(p.code, p.message, p.location) for p in _faults(source, translation)] == [(code, message, AT)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The {mentor} and a {mentor}.", "{Mentors}."),
        ("{A mentor} [@one].", "[@one] {mentor}."),
        ("The {mentro}.", "Le rien."),
        ("{{mentor}}", "{{pair}}"),
    ],
)
def test_any_form_and_number_of_references_will_do(source: str, translation: str) -> None:
    assert _faults(source, translation) == ()


def test_a_translation_longer_than_the_place_allows_is_reported() -> None:
    node = rules({})
    made = catalogue(CatalogueEntry("terms/pair/one", "pair", "x" * 201, location=AT))
    translated, (problem,) = translate(node, (made,), "fr")
    assert (problem.code, problem.location) == ("not-allowed", AT)
    assert problem.message == "the translation of 'terms/pair/one' has 201 signs; 200 are allowed"
    assert _worded(translated) == _worded(node) | {"language": "fr"}
