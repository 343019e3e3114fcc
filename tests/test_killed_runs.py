"""A run that is killed at any of its writes loses nothing and leaves nothing half, and the next run tidies up."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from acme import BASE, CLIENT, LOCK, make_acme, reword
from house import TESTS, difference_of, files_of, make_workspace, sampled, share_papers

PAIRS = "pair,mentor,mentoree,start\nBlue,Ada,Bo,2027-03-01\nRed,Cy,Di,2027-03-02\n"
ORDERS = {
    "accept": "accept --client acme",
    "accept-all": "accept --all",
    "new": "new fresh",
    "new-client": "new --client crumb",
    "capture": "capture copy --client acme --write",
    "import": "i18n import fr back.csv",
    "update": "i18n update fr",
    "schema": "schema .schema",
    "pages": "pages made --quiet",
    "print": "print poster form --paper a4 --quiet",
    "packs": "packs pairs.csv --quiet",
    "build": "build --no-papers --quiet",
    "build-client": "build --client acme --draft --no-papers --quiet",
}
QUICK = ("import",)
APPENDED = ".packs.jsonl"
"""A record to which each pack adds a line."""
MOST = 24
"""Writes that are tried of a command, and of a long one, of those around what puts things in their places."""
ALIKE = 12
"""Writes of a long command that are tried besides, from its first to its last, whatever they do."""


@dataclass(frozen=True, slots=True)
class Killed:
    """How a run ended, and its writes, where it ended by itself."""

    code: int
    err: str
    writes: list[str]


@pytest.mark.parametrize("name", sampled(ORDERS, *QUICK))
def test_a_killed_run_loses_nothing_and_the_next_leaves_no_trace(name: str, tmp_path: Path) -> None:
    before = _prepared(tmp_path / "before")
    whole = shutil.copytree(before, tmp_path / "whole", symlinks=True)
    _run(name, shutil.copytree(before, tmp_path / "first", symlinks=True), tmp_path)  # all share the papers it draws
    run = _run(name, whole, tmp_path)
    assert (run.code, run.err) == (0, ""), run.err
    old, new = files_of(before), files_of(whole)
    assert difference_of(old, new), "the run changes nothing, so nothing can be lost"
    moments, writes = _moments(run.writes), len(run.writes)
    print(f"{ORDERS[name]}: killed before {len(moments)} of {writes} writes")
    for at in moments:
        root = shutil.copytree(before, tmp_path / "root", symlinks=True)
        killed = _run(name, root, tmp_path, at)
        assert killed.code == -signal.SIGKILL, f"write {at} of {writes}: {killed.err}"
        _demand_whole(root, old, new, f"write {at} of {writes}")
        again = _run(name, root, tmp_path)
        assert (again.code, again.err) == (0, "") or "is not empty" in again.err or "there is a client" in again.err
        assert not difference_of(files_of(root), new), f"after write {at} of {writes}"
        assert not [*(tmp_path / "temporary").iterdir()]
        shutil.rmtree(root)


def _prepared(root: Path) -> Path:
    """A workspace with a client over a base that has changed, with a site, a translation and a list of pairs."""
    make_acme(share_papers(make_workspace(root)))
    _demand_done(root, "accept", "--all")
    _demand_done(root, "i18n", "update", "fr")
    _demand_done(root, "i18n", "export", "fr", "--csv", "--out", "back.csv")
    _demand_done(root, "build", "--no-papers", "--quiet")
    table = (root / "back.csv").read_text("utf-8-sig").replace("Half each?,,", "Half each?,Moitié?,")
    (root / "back.csv").write_text(table, "utf-8")
    (root / "pairs.csv").write_text(PAIRS, "utf-8")
    reword(root, BASE, "The end piece is shared.", "The end piece is halved.")
    copy = shutil.copytree(root / "curricula" / "baking-swap", root / "copy")
    reword(copy, "curriculum.yml", "Both want it.", "Both are hungry.")
    reword(root, CLIENT, "to: Coffee round", "to: Coffee break")
    assert (root / LOCK).is_file()
    return root


def _demand_done(root: Path, *args: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "turnabout", *args], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _moments(writes: list[str]) -> list[int]:
    """The writes before which a run is killed: all of a short one; of a long one some, and those around each move to a
    place, which may be far from the end where much is cleared away."""
    every = range(1, len(writes) + 1)
    if len(writes) <= MOST:
        return [*every]
    placed = [number for number in every if _puts_in_place(writes[number - 1])]
    around = sorted({at for number in placed for at in (number, number + 1) if at in every})
    return sorted({*_some(every, ALIKE), *_some(around, MOST), every[-1]})


def _puts_in_place(write: str) -> bool:
    """A move to where people look, and not within a folder that is in the making."""
    event, _, path = write.partition(" ")
    return event == "os.rename" and ".new-" not in path


def _some(moments: Sequence[int], most: int) -> Sequence[int]:
    return moments[:: -(-len(moments) // most) or 1]


def _run(name: str, root: Path, folder: Path, at: int = 0) -> Killed:
    temporary, writes = folder / "temporary", folder / "writes"
    temporary.mkdir(exist_ok=True)
    writes.unlink(missing_ok=True)
    kill = {"KILL_WITHIN": str(folder), "KILL_AT": str(at), "KILL_WRITES": str(writes), "TMPDIR": str(temporary)}
    environment = {**os.environ, **kill, "PYTHONPATH": str(TESTS / "killing"), "PYTHONDONTWRITEBYTECODE": "1"}
    order = [sys.executable, "-m", "turnabout", *ORDERS[name].split()]
    done = subprocess.run(order, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return Killed(done.returncode, done.stderr, writes.read_text("utf-8").splitlines() if writes.is_file() else [])


def _demand_whole(root: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], when: str) -> None:
    """Every file that was there is there, as it was or as it will be, and none that will be is there by half."""
    now = files_of(root)
    for path, data in now.items():
        parts = Path(path).parts
        if parts[0] != "build" and not any(
            part.startswith(".") and part not in (".schema", ".cache", ".packs.jsonl") for part in parts
        ):
            is_begun = path.endswith(APPENDED) and new.get(path, b"").startswith(data)
            assert is_begun or data in (old.get(path), new.get(path)), f"{when}: {path} is half written"
    for path in old.keys() & new.keys():
        first, _, rest = path.removeprefix("dist/base/").partition("/")
        beside = f"dist/base/.old-{first}/{rest}"
        assert path in now or beside in now, f"{when}: {path} is lost"
