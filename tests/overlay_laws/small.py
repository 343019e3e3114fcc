"""A small base, and overlays over it written as a person writes them, so that every value has its place."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from makers import resolve
from turnabout.clients.overlay.change import Baseline, Edit, Overlay
from turnabout.clients.overlay.resolve import Resolution
from turnabout.clients.overlay.writing import read_overlay
from turnabout.core.nodes import Node, Path, Scalar, Table, find
from turnabout.core.plain import as_json
from turnabout.core.problems import Problem
from turnabout.model.overlay_file import OverlayRole
from turnabout.sources.address import addresses, kind_of
from turnabout.sources.yaml_reader import read_yaml

Entry = dict[str, Any]
"""One entry of `changes:`, as plain data."""

BASE = """\
title: Baking swap
summary: Two people bake.
session: 60
terms:
  mentor: {one: apprentice, many: apprentices, means: Bakes.}
ground-rules:
  wash: {text: Wash your hands., why: Dough sticks.}
  ask: {text: Ask first.}
  share: {text: The end piece is shared., say: Half each?}
modules:
  tea:
    title: Tea round
    needs: []
    activities:
      hello: {title: Hello, kind: check-in, lead: both, minutes: 5, floor: 4, steps: {s1: Sit., s2: Pour.}}
      taste:
        title: Tasting
        kind: practice
        lead: mentor
        minutes: 20
        floor: 10
        worksheet: log
        say: {mentor: Smell it.}
        note: Mind the heat.
      back: {title: Give back, kind: swap, lead: both, minutes: 15, floor: 10}
    prompts:
      mentor: {q1: What do you smell?, q2: What do you like?, q3: What next?}
    worksheets:
      log:
        title: Tea log
        for: pair
        how: Fill it in.
        fields:
          leaf: {label: Leaf, answer: line}
          kind: {label: Kind, answer: choice, options: {green: Green, black: Black}}
  bread:
    title: Bread
    needs: [tea]
    activities:
      knead: {title: Knead, kind: practice, lead: mentoree, minutes: 9}
    prompts:
      mentor: {q1: What rises?}
programmes:
  weekend:
    title: Weekend
    length: 60
    every: 7
    sessions: {first: {module: tea}, second: {module: bread, length: 45}}
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a base: the resolution, and every problem, those of the reading included."""

    resolution: Resolution
    problems: tuple[Problem, ...]

    @property
    def tree(self) -> Table:
        return self.resolution.tree

    @property
    def text(self) -> str:
        return as_json(self.tree)

    @property
    def codes(self) -> list[str]:
        return sorted(problem.code for problem in self.problems)

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(edit for stage in self.resolution.stages for edit in stage.edits)


@dataclass(frozen=True, slots=True)
class Read:
    """An overlay, what was wrong with its file, and the file itself."""

    overlay: Overlay
    problems: tuple[Problem, ...]
    text: str

    @property
    def path(self) -> str:
        return self.overlay.where.path

    def accepting(self, accepted: Mapping[str, Baseline]) -> "Read":
        """Return the same file beside a lockfile that holds what stood under its changes."""
        return replace(self, overlay=replace(self.overlay, accepted=accepted))


def tree_of(text: str, path: str = "base.yml") -> Table:
    """Read a tree that has no mistakes."""
    node, problems = read_yaml(text, path)
    assert problems == ()
    assert isinstance(node, Table)
    return node


def overlay_text(
    changes: Iterable[Entry], role: OverlayRole = "client", settings: Mapping[str, Any] | None = None
) -> str:
    """Write an overlay, one change a line; JSON is YAML."""
    head = [f"{role}: acme", *(["base: baking-swap@1.0"] if role != "variant" else [])]
    told = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in (settings or {}).items()]
    lines = [f"  - {json.dumps(entry, ensure_ascii=False)}" for entry in changes]
    return "\n".join([*head, *told, *(["changes:", *lines] if lines else [])]) + "\n"


def read_text(text: str, role: OverlayRole = "client", name: str = "acme") -> Read:
    """Read the text of an overlay; a file that a change names is not there."""
    node, in_yaml = read_yaml(text, f"{name}.yml")
    table = node if isinstance(node, Table) else tree_of("{}", f"{name}.yml")
    overlay, problems = read_overlay(table, role, lambda name: (None, (Problem(name.location, "missing-file", ""),)))
    called = f"--layer {name}" if role == "layer" else f"--client {name}"
    return Read(replace(overlay, name=name, called=called), (*in_yaml, *problems), text)


def overlay_of(
    changes: Iterable[Entry],
    role: OverlayRole = "client",
    name: str = "acme",
    settings: Mapping[str, Any] | None = None,
) -> Read:
    """Write an overlay and read it back."""
    return read_text(overlay_text(changes, role, settings), role, name)


def outcome_of(
    base: Table, layers: Iterable[Read] = (), client: Read | None = None, variant: Read | None = None
) -> Outcome:
    """Resolve a base with what was read."""
    shared = tuple(layers)
    resolution = resolve(
        base,
        tuple(layer.overlay for layer in shared),
        client.overlay if client else None,
        variant.overlay if variant else None,
    )
    parts = (*shared, *(part for part in (client, variant) if part))
    return Outcome(resolution, (*(p for part in parts for p in part.problems), *resolution.problems))


def frame_breaks(base: Table, outcome: Outcome) -> list[Path]:
    """Return the values outside every edit that are no longer the very node of the base."""
    wide = {edit.path for edit in outcome.edits if not edit.is_move}
    return [
        path
        for path, node in addresses(base)
        if kind_of(path) == "value"
        and not any(path[:end] in wide for end in range(1, len(path) + 1))
        and find(outcome.tree, path) is not node
    ]


def is_reported(problems: Iterable[Problem], path: str, line: int) -> bool:
    """Tell whether a problem stands at a line, or speaks of it."""
    return any((p.location.path, p.location.line) == (path, line) or f"{path}:{line}:" in p.message for p in problems)


def without_order(node: Node) -> Any:
    """Return a tree as plain data that compares equal whatever the order of its items."""
    match node:
        case Table():
            return {key: without_order(entry) for key, entry in node.entries.items()}
        case Scalar():
            return node.text.strip()
        case _:
            return [without_order(item) for item in node.items]
