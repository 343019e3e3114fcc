"""Read the file of a layer, a client or a variant as changes, and say what in it is no change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...core.nodes import Node, Scalar, Sequence, Table
from ...core.problems import Location, Problem, did_you_mean, nearest, one_of
from ...model.overlay_file import CHANGES, FILES, SIDES, ChangeRecord, NewItem, OverlayRole, OverlaySettings, Verb
from ...sources.shape import Shape, keys_of, shape_at
from .change import Change, Overlay, Place

_SYNONYMS = {
    "delete": "remove", "drop": "remove", "insert": "add", "append": "add", "update": "set", "change": "set",
    "edit": "set", "rename": "set", "override": "replace", "reorder": "move", "value": "to", "text": "to",
    "new": "to", "content": "with", "reason": "why", "because": "why", "expect": "expects", "was": "expects",
    "below": "after", "above": "before",
}  # fmt: skip

LoadFile = Callable[[Scalar], tuple[Node | None, tuple[Problem, ...]]]
"""Reads the file that a change names, or says why it cannot be read."""


def read_overlay(node: Table, role: OverlayRole, load: LoadFile) -> tuple[Overlay, tuple[Problem, ...]]:
    """Return what a file says, each change with its place; what is wrong with a change leaves that change out."""
    reader = _Reader(load)
    accepted = keys_of(FILES[role], ())
    reader.unknown_keys(node, accepted, accepted)
    listed = node.entries.get("changes")
    changes = tuple(change for entry in reader.entries(listed) if (change := reader.change(entry)))
    settings = {key: node.entries[key] for key in keys_of(OverlaySettings, ()) if key in node.entries}
    name = node.entries.get(role)
    overlay = Overlay(
        role=role,
        name=name.text if isinstance(name, Scalar) else "",
        where=node.location,
        changes=changes,
        settings=Table(settings, node.location, {key: node.keys[key] for key in settings}),
        broken=bool(reader.problems),
    )
    return overlay, tuple(reader.problems)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list, with its verb."""

    table: Table
    verb: Verb
    address: Scalar

    @property
    def record(self) -> type[ChangeRecord]:
        """What an entry with this verb holds."""
        return CHANGES[self.verb]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that go with the verb."""
        return keys_of(self.record, ())[1:]

    @property
    def is_misspelt(self) -> bool:
        """Whether it has an unknown key, which may stand for one that is missing."""
        return any(key not in (self.verb, *self.keys) for key in self.table.keys)

    def shape(self, key: str) -> Shape:
        """Return what belongs under a key."""
        return shape_at(self.record, (key,))

    def given(self, keys: Iterable[str]) -> list[str]:
        """Return those of some keys that stand in the entry."""
        return [key for key in keys if key in self.table.entries]


class _Reader:
    def __init__(self, load: LoadFile) -> None:
        self.load = load
        self.problems: list[Problem] = []

    def unknown_keys(self, table: Table, accepted: tuple[str, ...], meant: tuple[str, ...]) -> None:
        """Report keys that a table does not take; `meant` are those that one of them may stand for."""
        for key, where in table.keys.items():
            if key not in accepted:
                synonym = _SYNONYMS.get(key.lower())
                hint = f"write {synonym} for {key}" if synonym in meant else did_you_mean(key, meant)
                self._say(where, "unknown-key", f"{key!r} is not one of: {one_of(accepted)}", hint)

    def entries(self, listed: Node | None) -> Iterator[_Entry]:
        """Yield the entries that have one verb and an address."""
        if listed is None:
            return
        if not isinstance(listed, Sequence):
            if not (isinstance(listed, Scalar) and listed.damaged):
                self._say(listed.location, "wrong-type", "'changes' takes a list", "begin each change with a dash")
            return
        for item in listed.items:
            entry = self._entry(item)
            if entry:
                yield entry

    def _entry(self, item: Node) -> _Entry | None:
        if not isinstance(item, Table):
            if not (isinstance(item, Scalar) and item.damaged):
                self._say(item.location, "not-a-change", "a change is a verb with an address", _examples())
            return None
        verbs = [verb for verb in CHANGES if verb in item.entries]
        if len(verbs) != 1:
            self._no_verb(item, verbs)
            return None
        verb, address = verbs[0], item.entries[verbs[0]]
        if self._is_blank(item, verb, "write an address behind it"):
            return None
        if not isinstance(address, Scalar):
            self._say(address.location, "wrong-type", f"{verb!r} takes {shape_at(CHANGES[verb], (verb,)).wanted}")
            return None
        return _Entry(item, verb, address)

    def _no_verb(self, item: Table, verbs: list[Verb]) -> None:
        if verbs:
            second = item.keys[verbs[1]]
            message = f"one change has two verbs, {verbs[0]!r} and {verbs[1]!r}"
            self._say(second, "not-a-change", message, "begin another change with a dash")
            return
        first = next(iter(item.keys), "")
        where = item.keys.get(first, item.location)
        meant = _SYNONYMS.get(first.lower()) or nearest(first, CHANGES)
        hint = f"write {meant} for {first}" if meant in CHANGES else _examples()
        self._say(where, "not-a-change", f"{first!r} is not one of: {one_of(CHANGES)}", hint)

    def change(self, entry: _Entry) -> Change | None:
        """Return a change, or None where something that it needs is missing or cannot be read."""
        before = len(self.problems)
        self.unknown_keys(entry.table, (entry.verb, *entry.keys), entry.keys)
        payload, new_id = self._payload(entry)
        place = self._place(entry)
        why = self._text(entry, "why")
        is_lacking = (entry.record.content and payload is None) or (entry.record.needs_place and place is None)
        if len(self.problems) > before or is_lacking:
            return None
        return Change(
            verb=entry.verb,
            address=entry.address.text.strip(),
            where=entry.address.location,
            payload=payload,
            new_id=new_id,
            place=place,
            why=why.text.strip() if why else "",
            expects=entry.table.entries.get("expects"),
        )

    def _payload(self, entry: _Entry) -> tuple[Node | None, Scalar | None]:
        key = self._content_key(entry)
        if not key or self._is_blank(entry.table, key, "write its value; to take a text away: remove"):
            return None, None
        if key == "file":
            return self._loaded(entry)
        node = entry.table.entries[key]
        return self._item(entry, node) if key == "item" else (node, None)

    def _content_key(self, entry: _Entry) -> str | None:
        content = entry.record.content
        given = entry.given(content)
        names = " or ".join(repr(key) for key in content)
        if len(given) > 1:
            self._say(entry.table.keys[given[1]], "not-a-change", f"{entry.verb!r} takes {names}, not both")
        elif not given and content and not entry.is_misspelt:
            self._say(entry.address.location, "missing-key", f"{entry.verb!r} has no {names}", f"add {content[0]}: …")
        return given[0] if len(given) == 1 else None

    def _is_blank(self, table: Table, key: str, hint: str) -> bool:
        """Tell whether nothing can be read under a key, and report one that is empty."""
        node = table.entries[key]
        if not isinstance(node, Scalar) or (node.text.strip() and not node.damaged):
            return False
        if not node.damaged:
            self._say(table.keys[key], "empty-value", f"{key!r} is empty", hint)
        return True

    def _loaded(self, entry: _Entry) -> tuple[Node | None, Scalar | None]:
        name = self._text(entry, "file")
        if name is None:
            return None, None
        node, problems = self.load(name)
        self.problems.extend(problems)
        stem = name.text.rsplit("/", 1)[-1].removesuffix(".yml")
        return node, Scalar(stem, name.location, typed=stem)

    def _item(self, entry: _Entry, node: Node) -> tuple[Node | None, Scalar | None]:
        if not isinstance(node, Table):
            self._say(node.location, "wrong-type", f"'item' takes {entry.shape('item').wanted}")
            return None, None
        name = node.entries.get("id")
        if name is None:
            self._say(node.location, "missing-key", "'item' has no 'id'", "add id: a-name-of-its-own")
            return None, None
        if self._is_blank(node, "id", "write a name of its own"):
            return None, None
        if not isinstance(name, Scalar):
            self._say(node.keys["id"], "wrong-type", f"'id' takes {shape_at(NewItem, ('id',)).wanted}")
            return None, None
        entries = {key: entry for key, entry in node.entries.items() if key != "id"}
        return Table(entries, node.location, {key: node.keys[key] for key in entries}), name

    def _place(self, entry: _Entry) -> Place | None:
        sides = [side for side in SIDES if side in entry.given(entry.keys)]
        if not sides:
            if entry.record.needs_place and not entry.is_misspelt:
                self._say(entry.address.location, "missing-key", f"{entry.verb!r} has no place: {one_of(SIDES)}")
            return None
        side = sides[0]
        if len(sides) > 1:
            self._say(entry.table.keys[sides[1]], "not-a-change", f"{side!r} and {sides[1]!r} are two places")
            return None
        anchor, choices = self._text(entry, side), entry.shape(side).choices
        if anchor is None or not choices:
            return Place(side, anchor) if anchor else None
        if anchor.text.strip().lower() not in choices:
            self._say(anchor.location, "not-allowed", f"{side!r} takes {choices[0]}", f"write {side}: {choices[0]}")
        return Place(side)

    def _text(self, entry: _Entry, key: str) -> Scalar | None:
        node = entry.table.entries.get(key)
        if node is None or self._is_blank(entry.table, key, "write its value, or delete the line"):
            return None
        if not isinstance(node, Scalar):
            self._say(entry.table.keys[key], "wrong-type", f"{key!r} takes {entry.shape(key).wanted}")
            return None
        return node

    def _say(self, where: Location, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, code, message, hint))


def _examples() -> str:
    return "set: ADDRESS with to: TEXT; remove: ADDRESS; add: COLLECTION with item: {id: …}; move; replace"
