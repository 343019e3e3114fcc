"""Name a place of a curriculum for somebody who has never seen its file."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ...core.nodes import Node, Path, Scalar, Sequence, Table, find
from ...model.curriculum import Curriculum
from ...sources.address import kind_of, text_of
from ...sources.shape import keys_of
from ...text.claims import cite
from ...text.dates import day_in_words
from ...text.terms import Words, word_text, words_of

TITLES = ("title", "label", "word", "name")
"""Of an item, the first of these that it has is its name."""
_NOUNS = {
    "activities": "Activity", "before": "Before you start", "checks": "Check", "columns": "Column",
    "contacts": "Contact", "efforts": "Effort", "fields": "Field", "forms": "Form", "glossary": "Entry",
    "ground-rules": "Ground rule", "items": "Question", "labels": "Label", "messages": "Message", "modules": "Module",
    "never-asks": "Never asked", "objectives": "Objective", "options": "Choice", "pitfalls": "Pitfall",
    "prepare": "To prepare", "programmes": "Programme", "prompts": "Question", "results": "Result", "rows": "Row",
    "rules": "Rule", "run-sheet": "Step", "say": "Words to say", "sessions": "Session", "steps": "Step",
    "tasks": "Task", "terms": "Word", "tracks": "Track", "worksheets": "Worksheet",
}  # fmt: skip
_LABELS = {
    "after": "Days since the one before", "every": "Days between sessions", "instead": "Say instead",
    "key": "Answer key", "length": "Minutes", "many": "Several", "means": "Meaning", "needs": "Comes after",
    "note": "Note for the facilitator", "opt-in": "Only by choice", "or": "Or one of",
    "rhythm": "Days between sessions", "session": "Minutes a session",
}  # fmt: skip
_INITIALS = {"ai": "AI", "hr": "HR", "uk": "UK"}
_IDS = ("ground-rules", "serves", "worksheet", "result", "otherwise")
_PAPERS = {"a4": "A4", "letter": "Letter"}
_MODULE_LISTS = ("module", "modules", "or", "needs", "frame")
_CODE = re.compile(r"[a-z]{1,2}\d+")


class Names:
    """The names of one curriculum, in its own words for people and things."""

    def __init__(self, tree: Table) -> None:
        self.tree = tree
        terms = find(tree, ("terms",))
        entries = terms.entries if isinstance(terms, Table) else {}
        pairs = {
            name: (text_of(find(term, ("one",))), text_of(find(term, ("many",)))) for name, term in entries.items()
        }
        self.words: Words = words_of({name: pair for name, pair in pairs.items() if all(pair)})
        self._grades = _grades(tree)

    def spelled(self, text: str) -> str:
        """Return a text with its terms spelled out and the grade of a claim in place of the way to it."""
        worded = word_text(text, self.words, lambda name, offset: None)
        return cite(worded, self._grades, evidence="evidence.md", unknown=lambda name, offset: None)

    def shown(self, path: Path, node: Node) -> str:
        """Return a value for a reader: ids as the titles they stand for, texts with their terms spelled out."""
        if isinstance(node, Sequence):
            between = "; " if path[-1] in _MODULE_LISTS else ", "
            return between.join(self._named(path, item) for item in node.items)
        return self._named(path, node)

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
                yield _LABELS.get(str(step), in_words(step))

    def _item(self, path: Path) -> str:
        """Name an item by its title, or a text by its number; what belongs to a role by the role."""
        shelf, name = path[:-1], str(path[-1])
        if kind_of(shelf[:-1]) == "collection":
            return f"{_noun(shelf[-2])} {self._number(path)} for the {self._role(shelf[-1])}"
        if keys_of(Curriculum, shelf):
            return f"{_noun(shelf[-1])}: {self._role(name)}"
        if _CODE.fullmatch(name):
            return f"{_noun(shelf[-1])} {self._number(path)}"
        return f"{_noun(shelf[-1])}: {self.heading(path) if kind_of(path) == 'record' else in_words(name)}"

    def _number(self, path: Path) -> str:
        shelf = find(self.tree, path[:-1])
        keys = list(shelf.entries) if isinstance(shelf, Table) else []
        return str(keys.index(str(path[-1])) + 1) if path[-1] in keys else str(path[-1])

    def _role(self, step: str | int) -> str:
        return self.words.get(str(step), in_words(step).lower())

    def _named(self, path: Path, node: Node) -> str:
        text = text_of(node)
        titled = _titled_in(path)
        if titled and find(self.tree, (titled, text)) is not None:
            return self.heading((titled, text))
        if path[-1] in _IDS:
            return in_words(text)
        if path == ("start",):
            return when(text)
        return _PAPERS.get(text, text) if path == ("paper",) else self.spelled(text)


def in_words(step: str | int) -> str:
    """Return an id or a key as words: `no-phones` as `No phones`."""
    text = " ".join(_INITIALS.get(word, word) for word in str(step).split("-"))
    return text[:1].upper() + text[1:]


def when(text: str) -> str:
    """Return a day, or a day and time (ISO 8601), in words; what is neither as it stands."""
    day, _, time = text.partition("T")
    try:
        return day_in_words(date.fromisoformat(day)) + (f", {time}" if time else "")
    except ValueError:
        return text


def _noun(step: str | int) -> str:
    return _NOUNS.get(str(step), in_words(step))


def _titled_in(path: Path) -> str | None:
    """Return the collection that holds what a value names."""
    if path[-1] in _MODULE_LISTS:
        return "modules"
    if path[-1] == "programme":
        return "programmes"
    return "messages" if path[0] == "run-sheet" and path[-1] == "messages" else None


def _grades(tree: Table) -> Mapping[str, str]:
    claims = find(tree, ("claims",))
    entries = claims.entries if isinstance(claims, Table) else {}
    return {name: text_of(find(claim, ("grade",))) for name, claim in entries.items()}


def values_of(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Yield each value at or below a path, lists whole."""
    if isinstance(node, Table) and kind_of(path) != "value":
        for key, entry in node.entries.items():
            yield from values_of(entry, (*path, key))
    elif isinstance(node, Scalar | Sequence):
        yield path, node
