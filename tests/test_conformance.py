"""Overlays resolve as the conformance set says, which any other implementation can run as well."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from house import TESTS
from makers import resolve
from turnabout.clients.lockfile.lockfile import baselines_of
from turnabout.clients.overlay.change import Baseline
from turnabout.clients.overlay.resolve import Resolution
from turnabout.clients.overlay.writing import read_overlay
from turnabout.core.nodes import Node, Scalar, Sequence, Table, find
from turnabout.core.nodes import Path as NodePath
from turnabout.core.plain import plain_data
from turnabout.core.problems import Location, Problem
from turnabout.model.overlay_file import OverlayRole
from turnabout.sources.address import kind_of
from turnabout.sources.own_files import own_file
from turnabout.sources.yaml_reader import read_yaml_bytes

FILES = tuple(sorted((TESTS / "conformance").glob("*.yml")))
WITH_LAYERS = tuple(file for file in FILES if "\nlayers:\n" in file.read_text("utf-8"))
KEYS = {
    "title", "source", "note", "accepted", "base", "files", "layers", "client", "variant",
    "expected", "warnings", "problems",
}  # fmt: skip
CODES = {
    "unknown-key", "missing-key", "wrong-type", "empty-value", "bad-id", "not-allowed", "not-a-change",
    "unknown-address", "unknown-anchor", "id-taken", "circular-places", "changes-collide", "wrong-verb",
    "expectation-failed", "base-changed", "no-effect", "base-removed", "layers-disagree", "followed-rename",
    "locked", "missing-file", "outside-folder",
}  # fmt: skip
"""All that can be wrong with a change; what is wrong with words, minutes and colours is found in the resolved tree."""
ROLES: tuple[OverlayRole, ...] = ("client", "variant")


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the set, whose own lines are the places that problems point to; `folder` holds the client's files."""

    node: Table
    folder: Path

    def table(self, *path: str) -> Table | None:
        """Return the table at a path."""
        node = find(self.node, path)
        return node if isinstance(node, Table) else None

    def overlays(self) -> Iterator[tuple[OverlayRole, Table]]:
        """Yield each layer, the client and the variant, as far as the case has them."""
        for layer in _items(self.node.entries.get("layers")):
            if isinstance(layer, Table):
                yield "layer", layer
        for role in ROLES:
            table = self.table(role)
            if table:
                yield role, table

    def named(self, name: str) -> Table:
        """Return the overlay or the file of a name, the client without one."""
        for role, table in self.overlays():
            if plain_data(table.entries[role]) == name if name else role == "client":
                return table
        file = self.table("files", name)
        assert file, f"the case has no {name!r}"
        return file

    def load(self, name: Scalar) -> tuple[Node | None, tuple[Problem, ...]]:
        """Read a file that a change names."""
        file = own_file(self.folder, name.text, name.location)
        return (None, (file,)) if isinstance(file, Problem) else (self.table("files", name.text), ())


def _case(file: Path, folder: Path) -> Case:
    node, problems = read_yaml_bytes(file.read_bytes(), file.name)
    assert not problems
    assert isinstance(node, Table)
    case = Case(node, folder / "client")
    for name in (case.table("files") or Table({}, node.location)).entries:
        (case.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (case.folder / name).touch()
    return case


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _run(
    case: Case, base: Table, accepted: Mapping[str, Mapping[str, Baseline]]
) -> tuple[Resolution, tuple[Problem, ...]]:
    read = [(role, *read_overlay(table, role, case.load)) for role, table in case.overlays()]
    one = {
        role: replace(overlay, called=overlay.name, accepted=accepted.get(overlay.name, {}))
        for role, overlay, _ in read
    }
    layers = [overlay for role, overlay, _ in read if role == "layer"]
    resolution = resolve(base, layers, one.get("client"), one.get("variant"))
    return resolution, (*(p for _, _, problems in read for p in problems), *resolution.problems)


def _resolved(case: Case) -> tuple[Resolution, tuple[Problem, ...]]:
    """Resolve a case; where it says what was accepted, every change was accepted over that base."""
    base, before = case.table("base"), case.table("accepted")
    assert base
    if before is None:
        return _run(case, base, {})
    stages = _run(case, before, {})[0].stages
    return _run(case, base, {stage.owner: baselines_of(stage.edits, stage.before) for stage in stages if stage.owner})


def _comparable(data: Any, path: NodePath = ()) -> Any:
    """Return a tree as it compares: the items of a collection in their order, the fields of a record in none."""
    if not isinstance(data, dict):
        return data
    entries = [(key, _comparable(value, (*path, key))) for key, value in data.items()]
    return entries if kind_of(path) == "collection" else sorted(entries)


def _places(table: Table, at: str) -> set[Location]:
    """Return where the key and the value at a path of an overlay stand."""
    path: NodePath = tuple(int(step) if step.isdecimal() else step for step in at.split("/"))
    value, above = find(table, path), find(table, path[:-1])
    assert value, f"there is nothing at {at}"
    keys = {above.keys[str(path[-1])]} if isinstance(above, Table) else set()
    return {value.location} | keys


def _wanted(case: Case, problem: Any) -> set[Location]:
    """Return the places at which a problem may stand."""
    wanted: set[Location] = set()
    for place in problem.get("one-of") or [problem["at"]]:
        owner, _, at = place.rpartition(": ")
        wanted |= _places(case.named(owner or problem.get("in", "")), at)
    return wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_resolves_as_it_says(file: Path, tmp_path: Path) -> None:
    case = _case(file, tmp_path)
    resolution, problems = _resolved(case)
    told = plain_data(case.node)
    errors = [p for p in problems if p.severity == "error"]
    expected = [(p["code"], _wanted(case, p)) for p in told.get("problems", ())]
    assert sorted(p.code for p in errors) == sorted(code for code, _ in expected), problems
    for code, places in expected:
        found = next((p for p in errors if p.code == code and p.location in places), None)
        assert found, (code, places, errors)
        errors.remove(found)
    assert sorted(p.code for p in problems if p.severity == "warning") == sorted(told.get("warnings", ()))
    if "expected" in told:
        assert _comparable(plain_data(resolution.tree)) == _comparable(told["expected"])


@pytest.mark.parametrize("file", WITH_LAYERS, ids=lambda file: file.stem)
def test_the_order_of_the_layers_of_a_case_is_irrelevant(file: Path, tmp_path: Path) -> None:
    case = _case(file, tmp_path)
    outcomes = []
    for layers in permutations(_items(case.node.entries.get("layers"))):
        turned = Table({**case.node.entries, "layers": Sequence(layers, case.node.location)}, case.node.location)
        resolution, problems = _resolved(Case(turned, case.folder))
        outcomes.append((_comparable(plain_data(resolution.tree)), sorted(problems)))
    assert all(outcome == outcomes[0] for outcome in outcomes)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_says_what_holds_and_where_it_comes_from(file: Path, tmp_path: Path) -> None:
    told = plain_data(_case(file, tmp_path).node)
    assert set(told) <= KEYS
    assert {"title", "source", "base"} <= set(told)
    assert ("expected" in told) != ("problems" in told)
    assert not told["title"].endswith(".")


def test_everything_that_can_be_wrong_with_a_change_has_two_cases(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for file in FILES:
        told = plain_data(_case(file, tmp_path).node)
        found.update({p["code"] for p in told.get("problems", ())} | set(told.get("warnings", ())))
    assert set(found) == CODES
    assert min(found.values()) >= 2
    assert len(FILES) >= 130


def test_no_two_cases_are_the_same(tmp_path: Path) -> None:
    told = [plain_data(_case(file, tmp_path).node) for file in FILES]
    titles = Counter(case["title"] for case in told)
    assert [title for title, count in titles.items() if count > 1] == []
