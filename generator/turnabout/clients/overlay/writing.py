"""Read the file of a layer, a client or a variant as changes, and say what in it is no change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...core.nodes import Node, Scalar, Sequence, Table
from ...core.problems import Location, Problem, did_you_mean, nearest, one_of
from .change import Change, Overlay, OverlayRole, Place, Side, Verb

VERBS: tuple[Verb, ...] = ("set", "remove", "add", "move", "replace")
SIDES: tuple[Side, ...] = ("after", "before", "first", "last")
SETTINGS = ("programme", "session", "rhythm", "start", "timezone", "paper", "brand", "terms", "contacts", "labels")
HEADS: Mapping[OverlayRole, tuple[str, ...]] = {
    "client": ("client", "base", "layers", "languages"),
    "layer": ("layer", "base"),
    "variant": ("variant",),
}
_KEYS: Mapping[Verb, tuple[str, ...]] = {
    "set": ("to", "expects", "why"),
    "remove": ("expects", "why"),
    "add": ("item", "file", *SIDES, "why"),
    "move": (*SIDES, "expects", "why"),
    "replace": ("with", "file", "expects", "why"),
}
_CONTENT: Mapping[Verb, tuple[str, ...]] = {"set": ("to",), "add": ("item", "file"), "replace": ("with", "file")}
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
    reader = _Reader(role, load)
    reader.head(node)
    listed = node.entries.get("changes")
    changes = tuple(change for entry in reader.entries(listed) if (change := reader.change(entry)))
    settings = {key: node.entries[key] for key in SETTINGS if key in node.entries}
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


class _Reader:
    def __init__(self, role: OverlayRole, load: LoadFile) -> None:
        self.role, self.load = role, load
        self.problems: list[Problem] = []

    def head(self, node: Table) -> None:
        """Report keys that the file does not take."""
        accepted = (*HEADS[self.role], *SETTINGS, "changes")
        for key, place in node.keys.items():
            if key not in accepted:
                self._say(
                    place, "unknown-key", f"{key!r} is not one of: {one_of(accepted)}", did_you_mean(key, accepted)
                )

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
        verbs = [verb for verb in VERBS if verb in item.entries]
        if len(verbs) != 1:
            self._no_verb(item, verbs)
            return None
        address = item.entries[verbs[0]]
        if not isinstance(address, Scalar):
            self._say(address.location, "wrong-type", f"{verbs[0]!r} takes an address: ids joined by /")
            return None
        if not address.text.strip():
            if not address.damaged:
                self._say(item.keys[verbs[0]], "empty-value", f"{verbs[0]!r} is empty", "write an address behind it")
            return None
        return _Entry(item, verbs[0], address)

    def _no_verb(self, item: Table, verbs: list[Verb]) -> None:
        if verbs:
            second = item.keys[verbs[1]]
            message = f"one change has two verbs, {verbs[0]!r} and {verbs[1]!r}"
            self._say(second, "not-a-change", message, "begin another change with a dash")
            return
        first = next(iter(item.keys), "")
        where = item.keys.get(first, item.location)
        meant = _SYNONYMS.get(first.lower()) or nearest(first, VERBS)
        hint = f"write {meant} for {first}" if meant in VERBS else _examples()
        self._say(where, "not-a-change", f"{first!r} is not one of: {one_of(VERBS)}", hint)

    def change(self, entry: _Entry) -> Change | None:
        """Return a change, or None where something that it needs is missing or cannot be read."""
        before = len(self.problems)
        self._unknown_keys(entry)
        payload, new_id = self._payload(entry)
        place = self._place(entry)
        why = self._text(entry, "why")
        if len(self.problems) > before or (payload is None and entry.verb in _CONTENT):
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

    def _unknown_keys(self, entry: _Entry) -> None:
        """An unknown key that stands for one that is missing is one problem, and the other is not reported."""
        accepted = _KEYS[entry.verb]
        for key, where in entry.table.keys.items():
            if key not in (entry.verb, *accepted):
                meant = _SYNONYMS.get(key.lower())
                hint = f"write {meant} for {key}" if meant in accepted else did_you_mean(key, accepted)
                self._say(where, "unknown-key", f"{key!r} is not one of: {one_of((entry.verb, *accepted))}", hint)

    def _payload(self, entry: _Entry) -> tuple[Node | None, Scalar | None]:
        wanted = _CONTENT.get(entry.verb, ())
        given = [key for key in wanted if key in entry.table.entries]
        if not wanted or not self._is_one(entry, wanted, given):
            return None, None
        node: Node | None = entry.table.entries[given[0]]
        if self._is_blank(entry, given[0]):
            return None, None
        if given[0] == "file":
            return self._loaded(entry, node)
        if entry.verb != "add":
            return node, None
        return self._item(node)

    def _is_one(self, entry: _Entry, wanted: tuple[str, ...], given: list[str]) -> bool:
        if len(given) == 1:
            return True
        unknown = any(key not in (entry.verb, *_KEYS[entry.verb]) for key in entry.table.keys)
        names = " or ".join(repr(key) for key in wanted)
        if given:
            self._say(entry.table.keys[given[1]], "not-a-change", f"{entry.verb!r} takes {names}, not both")
        elif not unknown:
            self._say(entry.address.location, "missing-key", f"{entry.verb!r} has no {names}", f"add {wanted[0]}: …")
        return False

    def _is_blank(self, entry: _Entry, key: str) -> bool:
        node = entry.table.entries[key]
        if not isinstance(node, Scalar) or (node.text.strip() and not node.damaged):
            return False
        if not node.damaged:
            hint = "write its value; to take a text away: remove"
            self._say(entry.table.keys[key], "empty-value", f"{key!r} is empty", hint)
        return True

    def _loaded(self, entry: _Entry, name: Node | None) -> tuple[Node | None, Scalar | None]:
        if not isinstance(name, Scalar):
            self._say(entry.table.keys["file"], "wrong-type", "'file' takes the name of a file")
            return None, None
        node, problems = self.load(name)
        self.problems.extend(problems)
        stem = name.text.rsplit("/", 1)[-1].removesuffix(".yml")
        return node, Scalar(stem, name.location, typed=stem)

    def _item(self, node: Node | None) -> tuple[Node | None, Scalar | None]:
        if not isinstance(node, Table):
            self._say(node.location if node else Location(""), "wrong-type", "'item' takes an id and keys of its own")
            return None, None
        name = node.entries.get("id")
        if not isinstance(name, Scalar) or not name.text.strip():
            if name is None:
                self._say(node.location, "missing-key", "'item' has no 'id'", "add id: a-name-of-its-own")
            elif not (isinstance(name, Scalar) and name.damaged):
                self._say(node.keys["id"], "empty-value", "'id' is empty", "write a name of its own")
            return None, None
        entries = {key: entry for key, entry in node.entries.items() if key != "id"}
        return Table(entries, node.location, {key: node.keys[key] for key in entries}), name

    def _place(self, entry: _Entry) -> Place | None:
        sides = [side for side in SIDES if side in entry.table.entries]
        if entry.verb not in ("add", "move") or not sides:
            if entry.verb == "move" and not any(key not in ("move", *_KEYS["move"]) for key in entry.table.keys):
                self._say(entry.address.location, "missing-key", f"'move' has no place: {one_of(SIDES)}")
            return None
        if len(sides) > 1:
            self._say(entry.table.keys[sides[1]], "not-a-change", f"{sides[0]!r} and {sides[1]!r} are two places")
            return None
        anchor = self._text(entry, sides[0])
        if anchor is None:
            if not self.problems or self.problems[-1].location != entry.table.keys[sides[0]]:
                self._say(entry.table.keys[sides[0]], "empty-value", f"{sides[0]!r} is empty")
            return None
        if sides[0] in ("first", "last"):
            if anchor.text.strip().lower() not in ("true", "yes"):
                self._say(anchor.location, "not-allowed", f"{sides[0]!r} takes true", f"write {sides[0]}: true")
            return Place(sides[0])
        return Place(sides[0], anchor)

    def _text(self, entry: _Entry, key: str) -> Scalar | None:
        node = entry.table.entries.get(key)
        if node is None or (isinstance(node, Scalar) and node.damaged):
            return None
        if not isinstance(node, Scalar):
            self._say(entry.table.keys[key], "wrong-type", f"{key!r} takes a text")
            return None
        if not node.text.strip():
            self._say(entry.table.keys[key], "empty-value", f"{key!r} is empty", "write its value, or delete the line")
            return None
        return node

    def _say(self, where: Location, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, code, message, hint))


def _examples() -> str:
    return "set: ADDRESS with to: TEXT; remove: ADDRESS; add: COLLECTION with item: {id: …}; move; replace"
