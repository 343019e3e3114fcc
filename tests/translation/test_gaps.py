"""What a language lacks is told in one warning."""

import pytest

from turnabout.core.problems import Location
from turnabout.translation.catalogue import CatalogueEntry
from turnabout.translation.gaps import Gaps, gap_warning, i18n_gaps
from turnabout.translation.texts import reader_texts

from .trees import catalogue, tree

NODE = tree("title: One\nsummary: Two\nground-rules: {a: {text: Three.}}\n")


def test_texts_without_a_translation_and_those_to_be_looked_at_are_told_apart() -> None:
    own = catalogue(CatalogueEntry("title", "One", "Un"), CatalogueEntry("summary", "Two", "Deux", is_fuzzy=True))
    texts = list(reader_texts(NODE))
    assert i18n_gaps(texts, (own,)) == Gaps(3, ("ground-rules/a/text",), ("summary",))
    base = catalogue(
        CatalogueEntry("summary", "Two", "Deux"), CatalogueEntry("ground-rules/a/text", "Before.", "Avant.")
    )
    assert i18n_gaps(texts, (own, base)) == Gaps(3, ("ground-rules/a/text",), ())


@pytest.mark.parametrize(
    ("gaps", "message"),
    [
        (Gaps(3, ("a", "b"), ()), "2 of 3 texts have no translation; the first is 'a'"),
        (Gaps(3, ("a",), ()), "1 of 3 texts has no translation; the first is 'a'"),
        (Gaps(3, (), ("b",)), "1 of 3 texts is still to be checked; the first is 'b'"),
        (
            Gaps(9, ("a",), ("b", "c")),
            "1 of 9 texts has no translation and 2 are still to be checked; the first is 'a'",
        ),
    ],
)
def test_there_is_one_warning_with_the_count_and_the_first(gaps: Gaps, message: str) -> None:
    made = catalogue(CatalogueEntry("a", "A", location=Location("fr.po", 9)))
    warning = gap_warning(gaps, made, "fr")
    assert warning is not None
    assert (warning.message, warning.severity, warning.code) == (message, "warning", "not-translated")
    assert warning.location == Location("fr.po", 9 if "'a'" in message else 1)


def test_a_whole_translation_gives_no_warning() -> None:
    assert gap_warning(Gaps(3, (), ()), catalogue(), "fr") is None
