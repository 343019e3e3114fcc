"""Count what one document has: content controls, links and numbered lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

_MOST = 64
"""Word takes no longer title or tag of a content control."""

_FIRST_LIST = 3
"""The numbers before it are those of styles."""


@dataclass(frozen=True, slots=True)
class Control:
    """Room for one answer: a number and title that no other has in its document, the name of the answer, which is that
    of the field in a PDF, and what stands there already."""

    number: int
    title: str
    tag: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A line to fill in, with its label."""

    label: str
    control: Control


class Register:
    """The controls, links and lists of one document; `paper` begins the names of answers that are its own."""

    def __init__(self, paper: str) -> None:
        self._paper = paper
        self._titles: set[str] = set()
        self._links: dict[str, str] = {}
        self._lists: dict[int, int] = {}

    def control(self, title: str, *path: str, value: str | None = None, is_shared: bool = False) -> Control:
        """Return a new control; `path` leads to its answer, by ids, from the paper or else from what papers share."""
        title = _free(_cut(" ".join(title.split())), self._titles)
        tag = _shortened(".".join(path if is_shared else (self._paper, *path)))
        return Control(len(self._titles), title, tag, value)

    def entry(
        self, label: str, *path: str, value: str | None = None, is_shared: bool = False, of: str = ""
    ) -> RegisterEntry:
        """Return a new line; `of` says in its title what its label leaves open."""
        return RegisterEntry(
            label, self.control(f"{label}, {of}" if of else label, *path, value=value, is_shared=is_shared)
        )

    def link(self, address: str) -> str:
        """Return by which name the document knows an address."""
        return self._links.setdefault(address, f"link{len(self._links) + 1}")

    def new_list(self, level: int = 0) -> int:
        """Return the number of a list that begins to count at one."""
        number = _FIRST_LIST + len(self._lists)
        self._lists[number] = level
        return number

    @property
    def links(self) -> Mapping[str, str]:
        """The names of links by their addresses."""
        return self._links

    @property
    def lists(self) -> Mapping[int, int]:
        """The levels of lists by their numbers."""
        return self._lists


def _free(text: str, taken: set[str]) -> str:
    """Return a text, or the first of it with a number that nobody has taken."""
    found, number = text, 1
    while found in taken:
        number += 1
        ending = f" {number}"
        found = _cut(text, _MOST - len(ending)) + ending
    taken.add(found)
    return found


def _cut(text: str, most: int = _MOST) -> str:
    """Word counts in units of UTF-16, of which a picture sign is two."""
    if _length(text) <= most:
        return text
    while _length(text) > most - 1:
        text = text[: min(len(text), most) - 1]
    return f"{text.rstrip()}…"


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _shortened(path: str) -> str:
    """Return a path of ids, its end a digest where it is too long."""
    return path if len(path) <= _MOST else f"{path[: _MOST - 9]}-{sha256(path.encode()).hexdigest()[:8]}"
