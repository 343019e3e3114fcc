"""Resolve a base, its shared layers and a client into one tree, and record who changed what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...core.nodes import Path, Table
from ...core.problems import Problem
from .apply import apply
from .change import Edit, Overlay
from .guards import Guards, guards_of
from .layers import LayerClaim, unite
from .locate import Ground, Located, locate, target_of
from .settings import changes_of
from .touching import collisions, touches


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way: the tree before, the edits made to it, and the tree after; `owner` is how a command
    names the overlay, and empty for the layers as one set."""

    owner: str
    before: Table
    edits: tuple[Edit, ...]
    after: Table


@dataclass(frozen=True, slots=True)
class Resolution:
    """A tree and how it came to be.

    `settled` are the paths on which shared layers differ and the client decides, `values` the checked payloads by the
    identity of their nodes, `doubtful` the paths below which changes are missing because they were not understood.
    """

    tree: Table
    guards: Guards
    settled: frozenset[Path] = frozenset()
    stages: tuple[Stage, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: tuple[Path, ...] = ()
    values: Mapping[int, Any] = field(default_factory=dict)


def ground(base: Table) -> Resolution:
    """Return a base as it is, with its guards collected."""
    return Resolution(base, guards_of(base))


def with_layers(base: Resolution, layers: tuple[Overlay, ...], client: Overlay | None = None) -> Resolution:
    """Put shared layers on a base; where they differ, `client` may settle it."""
    if not layers:
        return base
    parts = [_sound(locate(layer, _ground(base))) for layer in layers]
    edits = tuple(edit for part in parts for edit in part.edits)
    united = unite(edits, _claims(client, base.tree), client.where.path) if client else unite(edits, ())
    tree, together = apply(base.tree, united.edits)
    alone = (problem for part in parts for problem in (*part.problems, *apply(base.tree, part.edits)[1]))
    circles = (problem for problem in together if problem.code != "no-effect")  # another layer's move may make one idle
    found = tuple(dict.fromkeys((*base.problems, *alone, *united.problems, *circles)))
    return replace(
        _joined(base, parts),
        tree=tree,
        guards=guards_of(tree),
        settled=united.settled,
        stages=(*base.stages, Stage("", base.tree, united.edits, tree)),
        problems=found,
    )


def with_overlay(base: Resolution, overlay: Overlay) -> Resolution:
    """Put a client or a variant on what is there."""
    part = _sound(locate(overlay, _ground(base)))
    tree, problems = apply(base.tree, part.edits, base.settled)
    return replace(
        _joined(base, [part]),
        tree=tree,
        guards=base.guards,
        stages=(*base.stages, Stage(overlay.called, base.tree, part.edits, tree)),
        problems=(*base.problems, *part.problems, *problems),
    )


def _joined(base: Resolution, parts: list[Located]) -> Resolution:
    return replace(
        base,
        doubtful=(*base.doubtful, *(path for part in parts for path in part.doubtful)),
        values={**base.values, **{key: value for part in parts for key, value in part.values.items()}},
    )


def _sound(part: Located) -> Located:
    """Leave out the later of two edits of one file that touch, or which of them holds would be a matter of luck."""
    problems = collisions(part.edits)
    if not problems:
        return part
    losers = {
        max(pair, key=lambda edit: edit.change.where).position
        for pair in touches(part.edits)
    }  # fmt: skip
    kept = tuple(edit for edit in part.edits if edit.position not in losers)
    doubtful = tuple(edit.path[:-1] for edit in part.edits if edit.position in losers)
    return replace(part, edits=kept, problems=(*part.problems, *problems), doubtful=(*part.doubtful, *doubtful))


def _ground(base: Resolution) -> Ground:
    return Ground(base.tree, base.guards, base.settled)


def _claims(client: Overlay, tree: Table) -> tuple[LayerClaim, ...]:
    return tuple(LayerClaim(target_of(change, tree), change.verb) for change in changes_of(client, tree))
