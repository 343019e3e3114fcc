"""Edits that speak about the same thing: within one file a mistake, between shared layers a disagreement."""

from collections.abc import Iterable, Iterator

from ...core.nodes import Path
from ...core.problems import Problem
from ...sources.address import address_of
from .canonical import says_same
from .change import Edit

Touch = tuple[Edit, Edit]
"""Two edits, the one with the wider target first."""


def touches(edits: Iterable[Edit]) -> Iterator[Touch]:
    """Yield each two edits with the same target and aspect, or of which one is inside what the other removes,
    replaces or adds."""
    at: dict[tuple[Path, bool], list[Edit]] = {}
    every = tuple(edits)
    for edit in every:
        for other in at.setdefault((edit.path, edit.is_move), []):
            yield other, edit
        at[edit.path, edit.is_move].append(edit)
    wide = {path for (path, is_move), found in at.items() if not is_move and any(e.verb != "set" for e in found)}
    if wide:
        for edit in every:
            for end in range(1, len(edit.path)):
                if edit.path[:end] in wide:
                    for other in at[edit.path[:end], False]:
                        if other.verb != "set":
                            yield other, edit


def collisions(edits: tuple[Edit, ...]) -> tuple[Problem, ...]:
    """Return a problem for each two changes of one file that touch, at the later of them."""
    found = []
    for one, other in touches(edits):
        first, second = sorted((one, other), key=lambda edit: edit.change.where)
        found.append(
            Problem(
                second.change.where,
                "changes-collide",
                f"{_said(second)} and {_said(first)} ({first.change.where}) touch the same thing",
                _way_out(one, other),
            )
        )
    return tuple(found)


def _way_out(wide: Edit, narrow: Edit) -> str:
    is_rewritten = wide.path != narrow.path and wide.verb != "remove"
    return "put the inner change into the outer one" if is_rewritten else "delete one of the two"


def is_same(one: Edit, other: Edit) -> bool:
    """Tell whether two edits of different layers ask for the same."""
    first, second = one.change, other.change
    if one.path != other.path or one.verb != other.verb:
        return False
    places = [(p.side, p.anchor.text if p.anchor else "") if p else None for p in (first.place, second.place)]
    return places[0] == places[1] and says_same(first.payload, second.payload, one.path)


def _said(edit: Edit) -> str:
    return f"{edit.verb} {address_of(edit.path)}"
