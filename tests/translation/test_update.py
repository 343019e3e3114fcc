"""A catalogue is brought up to date without losing a translation (law 19)."""

from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import Table
from turnabout.translation.catalogue import Catalogue, CatalogueEntry, catalogue_text
from turnabout.translation.texts import reader_texts
from turnabout.translation.update import update_catalogue
from turnabout.translation.words import with_forms

from .trees import IDS, PLAIN, catalogue, read_again, rules, tree

SOURCES = st.dictionaries(IDS, st.sampled_from(["One.", "Two.", "Three.", "The {mentor}."]), max_size=4)
FORMER = st.dictionaries(IDS, st.sampled_from(["a", "b", "old"]), max_size=2)
ENTRIES = st.lists(
    st.builds(
        CatalogueEntry,
        IDS.map(lambda name: f"ground-rules/{name}/text") | st.just("ground-rules/old/text"),
        st.sampled_from(["One.", "Two.", "Four."]),
        PLAIN | st.just("{mentor.dative}"),
        is_fuzzy=st.booleans(),
        is_obsolete=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda entry: (entry.key, entry.is_obsolete),
)


def _updated(made: Catalogue, node: Table) -> Catalogue:
    return update_catalogue(made, reader_texts(node), "fr")


def _rules_of(made: Catalogue) -> list[CatalogueEntry]:
    return [entry for entry in made.entries if entry.address.startswith("ground-rules/")]


@given(ENTRIES, SOURCES, FORMER)
def test_updating_twice_is_updating_once(
    entries: list[CatalogueEntry], sources: dict[str, str], former: dict[str, str]
) -> None:
    node = rules(sources, former)
    once = _updated(catalogue(*entries), node)
    assert _updated(once, node) == once
    again = _updated(read_again(once), node)
    assert catalogue_text(again, "fr") == catalogue_text(once, "fr")


@given(ENTRIES, SOURCES, FORMER)
def test_there_is_one_entry_for_each_text_in_their_order(
    entries: list[CatalogueEntry], sources: dict[str, str], former: dict[str, str]
) -> None:
    node = rules(sources, former)
    made = _updated(catalogue(*entries), node)
    texts = with_forms(reader_texts(node), (made,), "fr")
    assert [entry.key for entry in made.entries if not entry.is_obsolete] == [(t.address, t.source) for t in texts]
    assert [entry.is_obsolete for entry in made.entries] == sorted(entry.is_obsolete for entry in made.entries)


@given(ENTRIES, SOURCES, FORMER)
def test_no_translation_is_lost(entries: list[CatalogueEntry], sources: dict[str, str], former: dict[str, str]) -> None:
    made = _updated(catalogue(*entries), rules(sources, former))
    kept = {entry.translation for entry in made.entries}
    untwinned = {entry.key: entry for entry in sorted(entries, key=lambda e: (not e.is_obsolete, e.translation != ""))}
    assert {entry.translation for entry in untwinned.values()} <= kept | {""}


@given(ENTRIES, SOURCES, FORMER)
def test_nothing_becomes_ready_that_was_made_for_another_source(
    entries: list[CatalogueEntry], sources: dict[str, str], former: dict[str, str]
) -> None:
    made = _updated(catalogue(*entries), rules(sources, former))
    known = {(entry.source, entry.translation) for entry in entries if not entry.is_fuzzy}
    assert {(entry.source, entry.translation) for entry in made.ready().values()} <= known


def test_an_edited_source_keeps_its_translation_to_look_at_and_the_old_one_as_obsolete() -> None:
    before = _updated(catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un.")), rules({"a": "One."}))
    after = _updated(before, rules({"a": "Two."}))
    assert _rules_of(after) == [
        CatalogueEntry("ground-rules/a/text", "Two.", "Un.", is_fuzzy=True, previous="One."),
        CatalogueEntry("ground-rules/a/text", "One.", "Un.", is_obsolete=True),
    ]
    once_more = _updated(after, rules({"a": "Three."}))
    assert _rules_of(once_more)[0] == CatalogueEntry(
        "ground-rules/a/text", "Three.", "Un.", is_fuzzy=True, previous="One."
    )
    assert _rules_of(_updated(once_more, rules({"a": "One."})))[0] == CatalogueEntry(
        "ground-rules/a/text", "One.", "Un."
    )


def test_a_text_that_is_gone_and_comes_back_has_its_translation_again() -> None:
    before = _updated(catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un.")), rules({"a": "One."}))
    gone = _updated(before, rules({}))
    assert _rules_of(gone) == [CatalogueEntry("ground-rules/a/text", "One.", "Un.", is_obsolete=True)]
    assert _updated(gone, rules({"a": "One."})) == before


def test_a_renamed_item_keeps_its_translation_and_a_new_item_of_the_old_name_gets_none() -> None:
    before = catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un."))
    after = _updated(before, rules({"b": "One.", "a": "Two."}, {"b": "a"}))
    assert _rules_of(after) == [
        CatalogueEntry("ground-rules/b/text", "One.", "Un."),
        CatalogueEntry("ground-rules/a/text", "Two."),
    ]


def test_a_renamed_and_edited_item_is_to_be_looked_at() -> None:
    after = _updated(catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un.")), rules({"b": "Two."}, {"b": "a"}))
    assert _rules_of(after)[0] == CatalogueEntry("ground-rules/b/text", "Two.", "Un.", is_fuzzy=True, previous="One.")


def test_likeness_alone_moves_no_translation() -> None:
    after = _updated(catalogue(CatalogueEntry("ground-rules/a/text", "One.", "Un.")), rules({"b": "One."}))
    assert _rules_of(after)[0] == CatalogueEntry("ground-rules/b/text", "One.")


def test_a_form_that_a_translation_asks_for_gets_an_entry_beside_its_term() -> None:
    entry = CatalogueEntry("ground-rules/a/text", "The {mentor}.", "{Mentor.le} et {a pair}.")
    made = _updated(catalogue(entry), rules({"a": "The {mentor}."}))
    addresses = [entry.address for entry in made.entries]
    assert addresses[:5] == [
        "terms/mentor/one", "terms/mentor/forms/le", "terms/mentor/many", "terms/mentor/means", "terms/pair/one",
    ]  # fmt: skip
    assert CatalogueEntry("terms/mentor/forms/le", "adviser") in made.entries
    assert CatalogueEntry("terms/pair/forms/a", "pair") in made.entries


def test_a_form_is_to_be_looked_at_when_its_term_changes_and_moves_with_it() -> None:
    made = catalogue(CatalogueEntry("terms/mentor/forms/le", "adviser", "le conseiller"))
    edited = _updated(made, _term("mentor", "guide"))
    assert (
        CatalogueEntry("terms/mentor/forms/le", "guide", "le conseiller", is_fuzzy=True, previous="adviser")
        in edited.entries
    )
    moved = _updated(made, _term("guide, formerly: [mentor]", "adviser"))
    assert CatalogueEntry("terms/guide/forms/le", "adviser", "le conseiller") in moved.entries


def _term(term: str, one: str) -> Table:
    name, _, rest = term.partition(", ")
    return tree(f"terms: {{{name}: {{one: {one}, many: x, means: y{', ' + rest if rest else ''}}}}}\n")
