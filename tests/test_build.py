"""A build is whole or not there, and the same each time."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout, make_workspace
from turnabout.core.problems import WorkspaceError
from turnabout.usecases.building import build_workspace


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_builds_of_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = make_workspace(tmp_path / "first"), make_workspace(tmp_path / "second")
    for root in (first, second):
        build_workspace(root, timestamp=1_800_000_000)
    one, other = _bytes_of(first / "dist"), _bytes_of(second / "dist")
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_a_build_leaves_the_workspace_as_it_was(workspace: MakeWorkspace) -> None:
    root = workspace()
    before = _bytes_of(root)
    build_workspace(root, timestamp=None)
    made = ("dist", "build", ".cache")
    assert {path: data for path, data in _bytes_of(root).items() if path.split("/")[0] not in made} == before


def test_a_build_that_fails_leaves_the_last_good_one(workspace: MakeWorkspace) -> None:
    root = workspace()
    build_workspace(root, timestamp=None)
    good = _bytes_of(root / "dist")
    module = next(root.glob("curricula/*/modules/*.yml"))
    module.write_text(module.read_text("utf-8").replace("tier: core", "tier: cor", 1), "utf-8")
    with pytest.raises(WorkspaceError):
        build_workspace(root, timestamp=None)
    assert _bytes_of(root / "dist") == good


def test_what_a_killed_build_left_is_tidied_and_the_last_good_site_comes_back(workspace: MakeWorkspace) -> None:
    root = workspace()
    build_workspace(root, timestamp=None)
    good = _bytes_of(root / "dist")
    base = root / "dist" / "base"
    (base / "handbook").rename(base / ".old-handbook")
    (base / ".new-killed").mkdir()
    (base / ".new-killed" / "half").write_text("half")
    build_workspace(root, timestamp=None)
    assert _bytes_of(root / "dist") == good


def test_a_build_that_is_killed_leaves_the_last_good_one(workspace: MakeWorkspace) -> None:
    root = workspace()
    build_workspace(root, timestamp=None)
    good = _bytes_of(root / "dist" / "base" / "handbook")
    building = subprocess.Popen([sys.executable, "-m", "turnabout", "build"], cwd=root)
    while not list((root / "dist" / "base").glob(".new-*")):
        assert building.poll() is None
    building.kill()
    building.wait()
    assert list((root / "dist" / "base").glob(".new-*")), "it was killed in the middle"
    assert _bytes_of(root / "dist" / "base" / "handbook") == good


def test_the_handbook_has_nothing_of_the_facilitators_edition(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    assert turnabout("build", cwd=root).code == 0
    handbook, facilitator = (root / "dist" / "base" / name for name in ("handbook", "facilitator"))
    assert not (handbook / "hr").exists()
    # Whoever leads a session reads its worksheets, and fills in none.
    filled_in = {path for path in _bytes_of(handbook) if re.search(r"worksheet-.*-fillable\.pdf$", str(path))}
    assert filled_in
    assert _bytes_of(facilitator).keys() >= _bytes_of(handbook).keys() - filled_in
