"""Unite shared layers: their order does not matter, and where they differ the client decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...core.nodes import Path
from ...core.problems import Problem
from ...sources.address import address_of
from .change import Edit
from .touching import is_same, touches


@dataclass(frozen=True, slots=True)
class LayerClaim:
    """What a client's own file says about a path, before anything is applied."""

    path: Path
    verb: str


@dataclass(frozen=True, slots=True)
class United:
    """The edits of all layers as one set, the paths that the client settles, and where nobody does."""

    edits: tuple[Edit, ...]
    settled: frozenset[Path]
    problems: tuple[Problem, ...]


def unite(edits: Iterable[Edit], claims: Iterable[LayerClaim], decider: str = "the client's own file") -> United:
    """Unite the edits of several layers; the result is the same for every order of the layers.

    Where they differ, `decider` is the file to decide in.
    """
    ordered = sorted(edits, key=lambda edit: (edit.owner, edit.position))
    distinct = _distinct(ordered)
    claimed = frozenset(claims)
    left_out: set[tuple[str, int]] = set()
    settled: set[Path] = set()
    problems = []
    for wide, narrow in touches(distinct):
        if wide.owner == narrow.owner:
            continue  # a mistake of one file, reported there
        if _is_settled(wide, narrow, claimed):
            settled.add(narrow.path)
            left_out.update(_leave_out(wide, narrow))
        else:
            problems.append(_disagreement(wide, narrow, decider))
            left_out.update((edit.owner, edit.position) for edit in (wide, narrow))
    kept = tuple(edit for edit in distinct if (edit.owner, edit.position) not in left_out)
    return United(kept, frozenset(settled), tuple(problems))


def _distinct(edits: list[Edit]) -> tuple[Edit, ...]:
    kept: dict[tuple[Path, bool], list[Edit]] = {}
    for edit in edits:
        same = kept.setdefault((edit.path, edit.is_move), [])
        if not any(is_same(edit, other) for other in same):
            same.append(edit)
    return tuple(edit for edit in edits if any(edit is other for other in kept[edit.path, edit.is_move]))


def _leave_out(wide: Edit, narrow: Edit) -> set[tuple[str, int]]:
    """Of two edits of one thing neither holds; of an edit inside what another writes anew, the inner one gives way."""
    both = {(narrow.owner, narrow.position)}
    return both | {(wide.owner, wide.position)} if wide.path == narrow.path else both


def _is_settled(wide: Edit, narrow: Edit, claims: frozenset[LayerClaim]) -> bool:
    if _is_final(wide, narrow):
        return False
    aspect = {"move"} if narrow.is_move else {"set", "remove", "add", "replace"}
    if any(LayerClaim(narrow.path, verb) in claims for verb in aspect):
        return True
    return any(
        LayerClaim(narrow.path[:end], verb) in claims
        for end in range(1, len(narrow.path))
        for verb in ("remove", "replace")
    )


def _is_final(wide: Edit, narrow: Edit) -> bool:
    """A removal against an edit inside it, or against another content of the item, leaves nothing between them."""
    if wide.path != narrow.path:
        return wide.verb == "remove"
    return {wide.verb, narrow.verb} == {"remove", "replace"}


def _disagreement(wide: Edit, narrow: Edit, decider: str) -> Problem:
    first, second = sorted((wide, narrow), key=lambda edit: (edit.owner, edit.position))
    hint = f"leave one of the two out of {decider}"
    if not _is_final(wide, narrow):
        own = (
            f"{address_of(narrow.path[:-1])}, id: {narrow.path[-1]}"
            if narrow.verb == "add"
            else address_of(narrow.path)
        )
        hint = f"decide in {decider}: {narrow.verb}: {own}"
    message = (
        f"the layers {first.owner!r} and {second.owner!r} differ: {first.verb} {address_of(first.path)}"
        f" ({first.change.where}), {second.verb} {address_of(second.path)} ({second.change.where})"
    )
    return Problem(second.change.where, "layers-disagree", message, hint)
