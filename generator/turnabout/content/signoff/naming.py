"""Name a place of a curriculum for somebody who has never seen its file."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from ...core.nodes import Node, Path, Scalar, Sequence, Table, find
from ...model.curriculum import Curriculum
from ...model.wording import Term
from ...reading.settings import parse_start
from ...sources.address import kind_of, shape_of, text_of
from ...sources.shape import keys_of
from ...text.claims import cite
from ...text.labels import Labels
from ...text.terms import Words, word_text, words_of
from ..phrases import Roles, date_of
from .choice_names import choice_names
from .key_names import item_names, value_names

TITLES = ("title", "label", "word", "name", "one")
"""Of an item, the first of these that it has is its name."""
_INITIALS = {"ai": "AI", "hr": "HR", "uk": "UK"}
_IDS = ("ground-rules", "serves", "worksheet", "result", "otherwise")
_MODULE_LISTS = ("module", "modules", "or", "needs", "frame")
_MINUTES, _DAYS = ("session", "length", "minutes"), ("rhythm", "every", "days")
_CODE = re.compile(r"[a-z]{1,2}\d+")


class Names:
    """The names of one curriculum, in its own words for people and things; all other words are labels."""

    def __init__(self, tree: Table, labels: Labels) -> None:
        self.tree, self.labels = tree, labels
        terms = find(tree, ("terms",))
        entries = terms.entries if isinstance(terms, Table) else {}
        pairs = {
            name: (text_of(find(term, ("one",))), text_of(find(term, ("many",)))) for name, term in entries.items()
        }
        self._words: Words = words_of({name: pair for name, pair in pairs.items() if all(pair)})
        terms_of = {
            name: Term.model_construct(one=one, many=many, means="") for name, (one, many) in pairs.items() if one
        }
        self.roles = Roles(terms_of, labels)
        self._items, self._values = item_names(self.roles), value_names(self.roles)
        self._choices = choice_names(self.roles)
        self._grades = _grades(tree, labels)

    def spelled(self, text: str) -> str:
        """Return a text with its terms spelled out and the grade of a claim in place of the way to it."""
        worded = word_text(text, self._words, lambda name, offset: None)
        return cite(worded, self._grades, evidence="evidence.md", unknown=lambda name, offset: None)

    def shown(self, path: Path, node: Node) -> str:
        """Return a value for a reader: ids as the titles they stand for, texts with their terms spelled out, and
        figures with what they count."""
        if isinstance(node, Sequence):
            between = "; " if path[-1] in _MODULE_LISTS else ", "
            return between.join(self._named(path, item, shape_of((*path, 0)).choices) for item in node.items)
        if is_measured(path, node):
            ngettext, number = self.labels.ngettext, int(text_of(node))
            if path[-1] in _DAYS:
                return ngettext("{number} day", "{number} days", number)
            return ngettext("{number} minute", "{number} minutes", number)
        return self._named(path, node, shape_of(path).choices)

    def heading(self, path: Path) -> str:
        """Return the title of an item, or its id in words."""
        node = find(self.tree, path)
        title = next((text_of(found) for key in TITLES if node and (found := find(node, (key,))) is not None), "")
        return self.spelled(title) if title else in_words(path[-1])

    def parts(self, path: Path, start: int) -> tuple[str, ...]:
        """Return the names of what a path leads through, from a step of it on."""
        return tuple(self._parts(path, start))

    def _parts(self, path: Path, start: int) -> Iterator[str]:
        for end in range(start, len(path)):
            above, step = path[:end], path[end]
            if kind_of(above) == "collection":
                if kind_of(path[: end + 1]) != "collection":
                    yield self._item(path[: end + 1])
            elif kind_of(path[: end + 1]) != "collection" or end == len(path) - 1:
                yield self._values.get(str(step)) or self.kind(step)

    def _item(self, path: Path) -> str:
        """Name an item by its title, or a text by its number; what belongs to a role by the role."""
        shelf, name, gettext = path[:-1], str(path[-1]), self.labels.gettext
        if kind_of(shelf[:-1]) == "collection":
            return gettext(
                "{kind} {number} for {person}",
                kind=self.kind(shelf[-2]),
                number=self._number(path),
                person=self.roles.the(str(shelf[-1])),
            )
        kind = self.kind(shelf[-1])
        if keys_of(Curriculum, shelf):
            return gettext("{kind}: {name}", kind=kind, name=self._chosen(name))
        if _CODE.fullmatch(name):
            return f"{kind} {self._number(path)}"
        return gettext(
            "{kind}: {name}", kind=kind, name=self.heading(path) if kind_of(path) == "record" else in_words(name)
        )

    def _number(self, path: Path) -> str:
        shelf = find(self.tree, path[:-1])
        keys = list(shelf.entries) if isinstance(shelf, Table) else []
        return str(keys.index(str(path[-1])) + 1) if path[-1] in keys else str(path[-1])

    def kind(self, collection: str | int) -> str:
        """Return what one item of a collection is called."""
        return self._items.get(str(collection)) or in_words(collection)

    def _chosen(self, name: str) -> str:
        return self.roles.one(name) if self.roles.known(name) else self._choices.get(name) or self.roles.one(name)

    def _named(self, path: Path, node: Node, choices: tuple[str, ...]) -> str:
        text = text_of(node)
        titled = _titled_in(path)
        if titled and find(self.tree, (titled, text)) is not None:
            return self.heading((titled, text))
        if path[-1] in _IDS:
            return in_words(text)
        if path == ("start",):
            return self.when(text)
        return self._chosen(text) if text in choices and path[-1] != "grade" else self.spelled(text)

    def when(self, text: str) -> str:
        """Return a day, or a day and time (ISO 8601), in words; what is neither as it stands."""
        with suppress(ValueError):
            start = parse_start(text or None)
            return date_of(start, self.labels.language) if start else ""
        return text


def in_words(step: str | int) -> str:
    """Return an id or a key as words: `no-phones` as `No phones`."""
    text = " ".join(_INITIALS.get(word, word) for word in str(step).split("-"))
    return text[:1].upper() + text[1:]


def is_measured(path: Path, node: Node) -> bool:
    """Tell whether a value is a number of minutes or days."""
    return path[-1] in (*_DAYS, *_MINUTES) and text_of(node).isdecimal()


def _titled_in(path: Path) -> str | None:
    """Return the collection that holds what a value names."""
    if path[-1] in _MODULE_LISTS:
        return "modules"
    if path[-1] == "programme":
        return "programmes"
    return "messages" if path[0] == "run-sheet" and path[-1] == "messages" else None


def _grades(tree: Table, labels: Labels) -> Mapping[str, str]:
    claims = find(tree, ("claims",))
    entries = claims.entries if isinstance(claims, Table) else {}
    grades = ((name, text_of(find(claim, ("grade",)))) for name, claim in entries.items())
    return {name: labels.gettext("evidence: {grade}", grade=grade) for name, grade in grades}


def values_of(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Yield each value at or below a path, lists whole."""
    if isinstance(node, Table) and kind_of(path) != "value":
        for key, entry in node.entries.items():
            yield from values_of(entry, (*path, key))
    elif isinstance(node, Scalar | Sequence):
        yield path, node
