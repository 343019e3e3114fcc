"""What a client has from its base, which was read and checked with that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.nodes import Node, Scalar, Sequence
from ..planning.handbook import ProsePage
from ..text.claims import Grades, grades_of
from ..text.terms import Words, term_words
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Known:
    """Texts and pages that were read before: nodes with their terms spelled out by the identity of those as written,
    nodes with claims put in by the identity of those, and pages as shown by that of the pages as written."""

    worded: Mapping[int, Node] = field(default_factory=dict)
    shown: Mapping[int, Node] = field(default_factory=dict)
    prose: Mapping[int, ProsePage] = field(default_factory=dict)


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Ground:
    """A base that was read, and what of it is the same for each client that speaks the same words."""

    reading: Reading
    words: Words
    grades: Grades
    same: Known

    def known(self, words: Words, grades: Grades, *, is_exact: bool) -> Known:
        """Return what of the base need not be read again with the words and the claims of a client: all, or nothing
        where one of them was removed, or is another and the texts must be `is_exact`: any text may refer to it."""
        is_same = self.words.items() <= words.items() and self.grades.items() <= grades.items()
        are_there = self.words.keys() <= words.keys() and self.grades.keys() <= grades.keys()
        return self.same if is_same or (are_there and not is_exact) else NOTHING_KNOWN


def ground_of(base: Reading) -> Ground:
    """Return what clients have from a base."""
    worded: dict[int, Node] = {}
    shown: dict[int, Node] = {}
    _pair(base.node, base.worded, worded)
    _pair(base.worded, base.shown, shown)
    prose = dict(zip(map(id, base.written), base.prose, strict=True))
    grades = grades_of(base.node, base.curriculum.label_catalogues)
    return Ground(base, term_words(base.node), grades, Known(worded, shown, prose))


def _pair(before: Node, after: Node, found: dict[int, Node]) -> None:
    """Collect what became of each node of a tree, which kept its shape."""
    found[id(before)] = after
    if isinstance(before, Scalar) or isinstance(after, Scalar):
        return
    if isinstance(before, Sequence) and isinstance(after, Sequence):
        for one, other in zip(before.items, after.items, strict=True):
            _pair(one, other, found)
    elif not isinstance(before, Sequence) and not isinstance(after, Sequence):
        for key, entry in before.entries.items():
            _pair(entry, after.entries[key], found)
