"""What readers are shown of the glossary: terms and other words, from A to Z."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.curriculum import Curriculum
from ..text.labels import labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .phrases import capitalised


@dataclass(frozen=True, slots=True)
class WordContent:
    """A word, and what it means."""

    word: str
    means: Text


@dataclass(frozen=True, slots=True)
class GlossaryContent:
    """All words in the order of the alphabet."""

    title: str
    entries: tuple[WordContent, ...]
    labels: Mapping[str, str]


def glossary_content(curriculum: Curriculum) -> GlossaryContent:
    """Return what is shown of the words."""
    gettext = labels_of(curriculum).gettext
    words = [(term.one, term.means) for term in curriculum.terms.values()]
    words += [(entry.word, entry.means) for entry in curriculum.glossary.values()]
    return GlossaryContent(
        title=gettext("Glossary"),
        entries=tuple(
            WordContent(capitalised(word), as_text(means))
            for word, means in sorted(words, key=lambda entry: capitalised(entry[0]).casefold())
        ),
        labels={"word": gettext("Word"), "means": gettext("What it means here")},
    )
