"""The texts of a curriculum that a reader meets, each with its address: what is translated."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from ..core.nodes import Node, Path, Scalar, Sequence, Table, find
from ..model.curriculum import Curriculum
from ..sources.address import address_of
from ..sources.shape import ValueType, kind_inside

NOT_READ = (
    "version", "language", "start", "timezone", "sources", "avoid", "never-cite", "waivers", "safety-core", "pages",
    "brand/logo", "brand/fonts", "labels",
)  # fmt: skip
"""Where texts stand that nobody reads in the handbook, or that name a thing: a version, a book, a rule, a file.
Labels have catalogues of their own."""

_NOT_READ = frozenset(tuple(place.split("/")) for place in NOT_READ)


class ReaderText(NamedTuple):
    """A text: its path, the most signs it may have (0 for any number), and the addresses it had before."""

    path: Path
    scalar: Scalar
    most: int = 0
    formerly: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of the text, as a person writes it."""
        return address_of(self.path)

    @property
    def source(self) -> str:
        """The text as its author wrote it."""
        return self.scalar.text

    @property
    def is_term(self) -> bool:
        """Whether it is itself a word that other texts refer to."""
        return self.path[0] == "terms" and self.path[-1] in ("one", "many") and not self.is_form

    @property
    def is_form(self) -> bool:
        """Whether it is a further form of such a word, which only a language has."""
        return self.path[0] == "terms" and self.path[2] == "forms"


def reader_texts(node: Node) -> Iterator[ReaderText]:
    """Yield every text that a reader meets, in file order."""
    for path, scalar, earlier, most in _scalars(node, (), (), (Curriculum, ())):
        if scalar.text.strip() and not scalar.damaged and not _is_unread(path):
            yield ReaderText(path, scalar, most, tuple(map(address_of, earlier)))


def own_texts(node: Node, base: Node) -> Iterator[ReaderText]:
    """Yield the texts that differ from what the base says at their address, in file order: a client's own."""
    for text in reader_texts(node):
        other = find(base, text.path)
        if not isinstance(other, Scalar) or other.text != text.source:
            yield text


def _is_unread(path: Path) -> bool:
    is_day = path[0] == "programmes" and path[4:5] == ("consent",)
    return is_day or path[:1] in _NOT_READ or path[:2] in _NOT_READ


def _scalars(
    node: Node, path: Path, earlier: tuple[Path, ...], kind: ValueType
) -> Iterator[tuple[Path, Scalar, tuple[Path, ...], int]]:
    """Yield free texts with their paths, with all other paths that `formerly` gives, and with the most signs that each
    may have; a list is one value and holds no text of its own."""
    if isinstance(node, Scalar):
        most = _most_signs(*kind)
        if most is not None:
            yield path, node, earlier, most
    elif isinstance(node, Table):
        for key, entry in node.entries.items():
            former = _former_ids(entry)
            others = _others(path, earlier, key, former) if earlier or former else ()
            yield from _scalars(entry, (*path, key), others, kind_inside(kind[0], key))


def _others(path: Path, earlier: tuple[Path, ...], key: str, former: tuple[str, ...]) -> tuple[Path, ...]:
    """Return every path to an entry but the present one."""
    paths = ((*before, name) for before in (path, *earlier) for name in (key, *former))
    return tuple(other for other in paths if other != (*path, key))


def _former_ids(node: Node) -> tuple[str, ...]:
    former = node.entries.get("formerly") if isinstance(node, Table) else None
    return tuple(i.text for i in former.items if isinstance(i, Scalar)) if isinstance(former, Sequence) else ()


@cache
def _most_signs(annotation: Any, demands: tuple[Any, ...]) -> int | None:
    """Return the most signs that the models allow a free text of a kind, 0 for any number; None where none belongs."""
    bare, demands = _bare(annotation, demands)
    if bare is not str or any(getattr(demand, "pattern", None) for demand in demands):
        return None
    return max((getattr(demand, "max_length", None) or 0 for demand in demands), default=0)


def _bare(annotation: Any, demands: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, (*demands, *more))
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(kind for kind in get_args(annotation) if kind is not type(None)), demands)
    return annotation, demands
