"""Where what a handbook says was written, for problems that are found long after it was read."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..core.nodes import Path, Table, find, key_place, place_inside, scalars
from ..core.problems import Location
from .prose_files import WrittenPage

_LINK = re.compile(r"\]\(\s*<?([^)<>\s]+)|^ {0,3}\[[^\]^][^\]]*\]:\s+<?([^\s<>]+)", re.MULTILINE)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Origins:
    """The tree of a curriculum as it was written, and the pages written by hand, by their path on the site.

    Of a client `own` are its files and folders, and `taken_away` tells where it removes what its base has, by its id.
    """

    node: Table
    pages: Mapping[str, WrittenPage]
    own: tuple[str, ...] = ()
    taken_away: Mapping[str, Location] = field(default_factory=dict)

    def cause(self, place: Location, gone: str) -> Location | None:
        """Return where a client takes a page away that something of its base leads to."""
        return None if place.path.startswith(self.own) else self.taken_away.get(PurePosixPath(gone).stem)

    def of_item(self, path: Path) -> Location:
        """Return where the key at the end of a path stands, or the nearest record around it."""
        return key_place(self.node, path)

    def of_text(self, text: str, near: Path) -> Location | None:
        """Return where a value first has a text, one below `near` before any other; None where none has."""
        around = find(self.node, near)
        for tree in (around, self.node) if around else (self.node,):
            for _, scalar in scalars(tree):
                if text in scalar.text:
                    return place_inside(scalar, max(scalar.typed.find(text), 0))
        return None

    def of_field(self, sheet: Path, name: str) -> Location | None:
        """Return where to look when a field of a worksheet or form has no room: at what a client changed about the
        sheet, if anything; else at the worksheet, or at the field of the form."""
        path = (*sheet, "fields", name)
        if (found := find(self.node, sheet)) is None or find(self.node, path) is None:
            return None
        own, field = key_place(self.node, sheet), key_place(self.node, path)
        if field.path != own.path:
            return field
        changed = (text.location for _, text in scalars(found) if text.location.path != own.path)
        return next(changed, own if sheet[0] == "modules" else field)

    def of_link(self, page: str, target: str, shows: Callable[[Path], bool]) -> tuple[Location, ...]:
        """Return where the links to a target stand: in a page written by hand, or in those texts of the curriculum
        whose paths a made page `shows`; where none is found, the page, or what it is made from."""
        bare = target.lstrip("./")  # links of a curriculum, and of the head of a page, count from the root of the site
        if written := self.pages.get(page):
            found = (tuple(_in_page(written, wanted)) for wanted in (target, bare))
            return next(filter(None, found), (Location(written.shown),))
        return tuple(self._in_texts(bare, shows)) or (self._of_made(page),)

    def _in_texts(self, target: str, shows: Callable[[Path], bool]) -> Iterator[Location]:
        for path, scalar in scalars(self.node):
            if "](" in scalar.text and shows(path):
                yield from (place_inside(scalar, at) for at in _links(scalar.typed, target))

    def _of_made(self, page: str) -> Location:
        path = PurePosixPath(page).with_suffix("").parts
        return self.of_item(path if find(self.node, path) else ())


def _in_page(page: WrittenPage, target: str) -> Iterator[Location]:
    for at in _links(page.typed, target):
        line = page.typed.count("\n", 0, at)
        yield Location(page.shown, line + 1, at - page.typed.rfind("\n", 0, at))


def _links(text: str, target: str) -> Iterator[int]:
    """Yield where each link to a target has it, but not of those in code."""
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for found in _LINK.finditer(shown):
        group = found.lastindex or 0
        if found[group] == target:
            yield found.start(group)


NOWHERE = Origins(Table({}, Location("curriculum.yml")), {})
"""For what travels without knowing where it was written."""
