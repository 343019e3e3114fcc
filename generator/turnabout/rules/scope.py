"""What of a curriculum is a client's own, so that rules speak of that, and to the person who can fix it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..clients.overlay.change import Edit
from ..core.nodes import Node, Path, Scalar, find
from ..core.problems import Location
from ..model.curriculum import Curriculum
from ..sources.address import text_of
from ..sources.prose_files import WrittenPage
from .passages import Passage

_OF_THE_BASE = frozenset({"floors-do-not-fit", "minutes-do-not-add-up"})
"""A base fits every length of a session; a client has one, and `session-too-short` looks after it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The files of a client and its layers, the edits that they ask for, the last ones last, and the folder of the
    client's own pages."""

    files: frozenset[str]
    edits: tuple[Edit, ...]
    pages: str

    @property
    def owned(self) -> tuple[str, ...]:
        """The files of the client and its layers, and the folder of its own pages."""
        return (*self.files, f"{self.pages}/")

    @property
    def taken_away(self) -> Mapping[str, Location]:
        """Where the client or a layer removes something, or changes a form, by its id."""
        removed = {str(edit.path[-1]): edit.change.where for edit in self.edits if edit.verb == "remove"}
        forms = {
            str(edit.path[1]): edit.change.where for edit in self.edits if edit.path[0] == "forms" and edit.path[1:]
        }
        return {**forms, **removed}

    def is_own(self, where: Location) -> bool:
        """Tell whether a place lies in a file of the client or its layers."""
        return where.path in self.files or where.path.startswith(f"{self.pages}/")

    def own_pages(self, pages: Iterable[WrittenPage]) -> tuple[WrittenPage, ...]:
        """Return the pages that the client wrote."""
        return tuple(page for page in pages if page.shown.startswith(f"{self.pages}/"))

    def own_passages(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Return the texts that the client or its layers wrote."""
        return tuple(passage for passage in passages if self.is_own(passage.location))

    def changed_part(self, curriculum: Curriculum) -> Curriculum:
        """Return a curriculum with only those modules, forms and checks in which something was edited."""
        edited = {edit.path[:2] for edit in self.edits}
        return curriculum.model_copy(
            update={
                section: {
                    name: item for name, item in getattr(curriculum, section).items() if (section, name) in edited
                }
                for section in ("modules", "forms", "checks")
            }
        )

    def takes(self, code: str) -> bool:
        """Tell whether a rule is about clients too."""
        return code not in _OF_THE_BASE

    def cause(self, tree: Node, path: Path) -> Location | None:
        """Return where the change stands that a breach at a path of the base comes from, or None where none does."""
        named = text_of(find(tree, path)) if isinstance(find(tree, path), Scalar) else ""
        gone = [edit for edit in self.edits if edit.verb == "remove" and named and edit.path[-1] == named]
        near = gone or _nearest(self.edits, path)
        return near[-1].change.where if near else None


def _nearest(edits: Iterable[Edit], path: Path) -> list[Edit]:
    """The edits that share the longest way with a path, at least into one item."""
    shared = [(_shared(edit.path, path), edit) for edit in edits]
    longest = max((length for length, _ in shared), default=0)
    return [edit for length, edit in shared if length == longest and length > 1]


def _shared(one: Path, other: Path) -> int:
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length
