"""Lay out what a client signs: sections in reading order, groups with a reason, rows with the old text and the new."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ...clients.overlay.diff import Difference, What
from ...core.nodes import Node, Path, Table, find
from ...model.curriculum import Settled
from ...sources.address import address_of, is_item, kind_of, shape_of
from ...sources.shape import keys_of
from ...text.labels import Labels
from ..phrases import PAPERS
from .key_names import section_names
from .marking import MarkedPassage, marked, passage
from .naming import TITLES, Names, is_measured, values_of

_SETTINGS = (*keys_of(Settled, ()), "version", "language")
_MOST = 12
"""Texts of an item that is gone which are shown; of a larger one, those that stand at its top."""


@dataclass(frozen=True, slots=True)
class SignoffRow:
    """One text: what it is, how it read and how it reads; a passage without paragraphs where there is none."""

    what: What
    label: str
    old: MarkedPassage
    new: MarkedPassage
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one reason: what they belong to, who wanted them, and why."""

    title: str
    what: What
    who: tuple[str, ...]
    why: tuple[str, ...]
    rows: tuple[SignoffRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; of one that `is_new` there is nothing in the base to stand beside it."""

    title: str
    groups: tuple[Group, ...]
    is_new: bool = False


def sections(found: Iterable[Difference], old: Names, new: Names, who: Mapping[str, str]) -> tuple[Section, ...]:
    """Return differences in the order in which a client reads; `who` names the owner of an edit."""
    return tuple(_Laying(old, new, who).sections(tuple(found)))


class _Laying:
    def __init__(self, old: Names, new: Names, who: Mapping[str, str]) -> None:
        self.old, self.new, self.who = old, new, who
        self.labels = new.labels
        self.titles = section_names(new.roles)

    def sections(self, found: tuple[Difference, ...]) -> Iterator[Section]:
        order = {name: position for position, name in enumerate(self.titles)}
        ordered = sorted(found, key=lambda d: order.get(_section(d.path), len(order)))
        for key, together in groupby(ordered, key=self._title):
            yield from self._section(key, tuple(together))

    def _title(self, difference: Difference) -> str:
        path = difference.path
        section = _section(path)
        if section != "modules" or len(path) < 2:
            return self.titles.get(section, section)
        names = self._names(difference)
        return self.labels.gettext("{kind}: {name}", kind=names.kind("modules"), name=names.heading(path[:2]))

    def _section(self, title: str, found: tuple[Difference, ...]) -> Iterator[Section]:
        first = found[0]
        is_module = first.path[0] == "modules" and len(first.path) == 2
        if is_module and first.what == "added":
            yield Section(title, tuple(self._whole(first)), is_new=True)
        else:
            yield Section(title, tuple(self._groups(found)))

    def _groups(self, found: tuple[Difference, ...]) -> Iterator[Group]:
        for (title, who, why), together in groupby(found, key=self._reason):
            rows = tuple(row for difference in together for row in self._rows(difference))
            yield Group(title, _common(rows), who, why, rows)

    def _whole(self, difference: Difference) -> Iterator[Group]:
        """A new module, in as many groups as it has items that are more than a text."""
        _, who, why = self._reason(difference)
        start = len(difference.path)
        first = True
        for record, together in groupby(self._listed(difference), key=lambda listed: listed[0]):
            rows = tuple(row for _, row in together)
            title = " › ".join(self.new.parts(record, start)) or self._whole_of("modules")
            yield Group(title, "added", who if first else (), why if first else (), rows)
            first = False

    def _reason(self, difference: Difference) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        who = tuple(dict.fromkeys(self.who.get(edit.owner, edit.owner) for edit in difference.by))
        why = tuple(dict.fromkeys(self.new.spelled(edit.change.why) for edit in difference.by if edit.change.why))
        owner = _owner(difference)
        title = " › ".join(self._headed(owner)) or self._whole_of(_section(difference.path))
        return title, who, why

    def _whole_of(self, section: str) -> str:
        """What rows belong to that belong to no item."""
        gettext = self.labels.gettext
        if section == "modules":
            return gettext("The module itself")
        return gettext("For every meeting") if section == "settings" else gettext("As a whole")

    def _headed(self, owner: Path) -> tuple[str, ...]:
        """Name an item with the words of the client, and only what is gone with those of the base."""
        start = _start(owner)
        items = (end for end in range(len(owner), start, -1) if kind_of(owner[:end]) != "collection")
        end = next((end for end in items if find(self.new.tree, owner[:end]) is not None), start)
        return (*self.new.parts(owner[:end], start), *self.old.parts(owner, end))

    def _names(self, difference: Difference) -> Names:
        return self.old if difference.new is None else self.new

    def _rows(self, difference: Difference) -> Iterator[SignoffRow]:
        path, old, new = difference.path, difference.old, difference.new
        if difference.neighbours:
            around = difference.neighbours
            was, now = _place(self.old, path, around.old), _place(self.new, path, around.new)
            yield SignoffRow(
                "moved", self.labels.pgettext("order", "Place"), passage(was), passage(now), address_of(path)
            )
        elif old is not None and new is not None:
            texts = marked(self.old.shown(path, old), self.new.shown(path, new))
            yield SignoffRow("changed", self._label(difference, path), *texts, address_of(path))
        elif new is not None:
            yield from (row for _, row in self._listed(difference))
        elif old is not None:
            yield from self._gone(difference)

    def _gone(self, difference: Difference) -> Iterator[SignoffRow]:
        """Of a large item that is gone, what stands at its top, and how much went with it."""
        listed = tuple(self._listed(difference))
        shown = listed
        if len(listed) > _MOST:
            shown = tuple((record, row) for record, row in listed if record == difference.path)
        yield from (row for _, row in shown)
        if len(listed) > len(shown):
            rest = self.labels.ngettext("{number} more text", "{number} more texts", len(listed) - len(shown))
            yield SignoffRow("removed", self.labels.gettext("With it"), passage(rest), (), address_of(difference.path))

    def _listed(self, difference: Difference) -> Iterator[tuple[Path, SignoffRow]]:
        """Yield a row for each text of what is new or gone, with the item that holds it; its figures and choices
        share a row."""
        names, node = self._names(difference), difference.old if difference.new is None else difference.new
        values = list(values_of(node, difference.path)) if node is not None else []
        for record, together in groupby(values, key=lambda value: _record_around(value[0], difference.path)):
            inner = _without_title(list(together), record)
            details = [value for value in inner if _is_detail(value[0]) and value[0] != difference.path]
            for path, value in inner:
                if (path, value) not in details:
                    yield (
                        record,
                        self._one(
                            difference, path, self._short_label(difference, path, record), names.shown(path, value)
                        ),
                    )
            if details:
                text = " · ".join(_detail(names, path, value) for path, value in details)
                yield record, self._one(difference, record, self.labels.gettext("Details"), text)

    def _one(self, difference: Difference, path: Path, label: str, text: str) -> SignoffRow:
        read, address = passage(text), address_of(path)
        if difference.what == "removed":
            return SignoffRow("removed", label, read, (), address)
        unset = passage(_unset(self.labels, str(path[-1]))) if path[0] in _SETTINGS else ()
        return SignoffRow("changed" if unset else "added", label, unset, read, address)

    def _short_label(self, difference: Difference, path: Path, record: Path) -> str:
        if path == difference.path:
            return self._label(difference, path)
        is_whole = difference.path[0] == "modules" and len(difference.path) == 2 and difference.what == "added"
        start = len(record) if is_whole else len(difference.path)
        return " › ".join(self._names(difference).parts(path, start))

    def _label(self, difference: Difference, path: Path) -> str:
        names, start = self._names(difference), max(_start(path), len(_owner(difference)))
        return " › ".join(names.parts(path, start)) or " › ".join(names.parts(path, len(path) - 1))


def _without_title(values: list[tuple[Path, Node]], record: Path) -> list[tuple[Path, Node]]:
    """The heading of an item says its title already."""
    if len(values) < 2 or values[0][0][:-1] != record or values[0][0][-1] not in TITLES:
        return values
    return values[1:]


def _place(names: Names, path: Path, neighbour: str | None) -> str:
    if neighbour is None:
        return names.labels.pgettext("order", "First")
    return names.labels.gettext("After “{name}”", name=names.heading((*path[:-1], neighbour)))


def _unset(labels: Labels, key: str) -> str:
    """Return what holds where a client has not settled something."""
    gettext = labels.gettext
    return {
        "session": gettext("As the programme says"),
        "rhythm": gettext("As the programme says"),
        "programme": gettext("Not settled"),
        "start": gettext("No date"),
        "timezone": gettext("Not settled"),
        "paper": labels.listed(PAPERS.values()),
        "name": gettext("No name"),
        "logo": gettext("No logo"),
        "colour": gettext("The base’s own"),
        "fonts": gettext("The shipped ones"),
    }.get(key, "")


def _detail(names: Names, path: Path, node: Node) -> str:
    text, label = names.shown(path, node), " ".join(names.parts(path, len(path) - 1))
    if is_measured(path, node):
        return text
    return names.labels.gettext("{kind}: {name}", kind=label, name=text)


def _is_detail(path: Path) -> bool:
    """Figures and choices say little by themselves."""
    shape = shape_of(path)
    return bool(shape.choices) or shape.wanted == "a whole number"


def _record_around(path: Path, item: Path) -> Path:
    """Return the item that holds a value, itself where it is the one that is new or gone."""
    return next((path[:end] for end in range(len(path) - 1, len(item), -1) if _is_record(path[:end])), item)


def _section(path: Path) -> str:
    return "settings" if path[0] in _SETTINGS else str(path[0])


def _start(path: Path) -> int:
    """A section says already what its first steps are."""
    if not path or path[0] == "modules":
        return 2
    return 0 if path[0] in (*_SETTINGS, "title", "summary", "requirements", "language") else 1


def _owner(difference: Difference) -> Path:
    """Return the item that a difference belongs to: itself, or the nearest around it."""
    path = difference.path
    whole = difference.neighbours or isinstance(difference.new or difference.old, Table)
    for end in range(len(path) if whole else len(path) - 1, 0, -1):
        if _is_record(path[:end]) or (end == len(path) and difference.neighbours):
            return path[:end]
    return path[:1] if kind_of(path[:1]) == "record" else ()


def _is_record(path: Path) -> bool:
    return is_item(path) and kind_of(path) == "record"


def _common(rows: tuple[SignoffRow, ...]) -> What:
    kinds = {row.what for row in rows}
    return rows[0].what if len(kinds) == 1 else "changed"
