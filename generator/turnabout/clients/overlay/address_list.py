"""List the addresses of a tree, each with what stands there in a few words and the lock over it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.nodes import Node, Table, find, key_place
from ...core.problems import Location
from ...sources.address import address_of, addresses, kind_of, text_of
from .guards import Guard, Guards

_TITLES = ("title", "label", "word", "name", "one", "text")
"""Of an item, the first of these that it has stands for it."""


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address with its kind, what stands there in a few words, where it is written, and the lock over it."""

    address: str
    kind: str
    text: str
    where: Location
    guard: Guard | None

    @property
    def is_locked(self) -> bool:
        """Whether nobody may change it."""
        return self.guard is not None and self.guard.lock == "locked"


def places_of(tree: Table, guards: Guards, prefix: str = "") -> Iterator[ListedAddress]:
    """Yield every address that begins with some letters, in reading order."""
    wanted = prefix if prefix == "modules" else prefix.removeprefix("modules/")
    for path, node in addresses(tree):
        address = address_of(path)
        is_wanted = address.startswith(wanted) or address == wanted.rstrip("/")
        if is_wanted or (wanted == "modules" and path[0] == "modules"):
            where = key_place(tree, path) if isinstance(node, Table) else node.location
            yield ListedAddress(address, kind_of(path), text_in_short(node), where, guards.over(path))


def text_in_short(node: Node) -> str:
    """Return a value as one line, and an item as what stands for it: its title, its label, or else its text."""
    if not isinstance(node, Table):
        return " ".join(text_of(node).split())
    return next((text_in_short(inner) for key in _TITLES if (inner := find(node, (key,))) is not None), "")
