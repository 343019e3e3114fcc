"""Helpers that tests import by name: small workspaces, the command line, and what differs between two sets of files."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
GOOD = TESTS / "workspaces" / "good"
BAD = TESTS / "workspaces" / "bad"


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended: its exit status and what it printed."""

    code: int
    out: str
    err: str


T = TypeVar("T")
SLOWEST = (
    "test_bounds.py", "test_from_locks.py", "test_slips.py", "test_conformance.py", "test_removals.py",
    "test_command_line.py", "test_upstream.py", "test_build_clients.py", "test_consultant_guide.py",
    "test_checking_clients.py", "test_early_links.py", "test_isolation.py", "test_bad_workspaces.py",
    "test_site_browser.py", "test_packs_cluster.py", "test_arrangement.py", "test_build.py", "test_build_halves.py",
    "test_large_print.py", "test_assess_command.py", "test_safety_core.py", "test_packs_broken_off.py",
    "test_renamed_terms.py", "test_killed_runs.py", "test_two_runs.py", "test_system_errors.py",
    "test_edition_leaks.py",
)  # fmt: skip
"""The files that take longest, the longest first."""

SHARED_PAPERS = "TURNABOUT_TESTS_SHARED_PAPERS"
"""The variable that names the folder with the papers that a run of the tests has made; all its processes share it."""

Turnabout = Callable[..., Run]
MakeWorkspace = Callable[..., Path]
Golden = Callable[[Path | Mapping[str, str | bytes], Path], None]


def run_turnabout(*args: str, cwd: Path, apart: bool = False) -> Run:
    """Run the command line in this process, or `apart` in one of its own."""
    if apart:
        done = subprocess.run(
            [sys.executable, "-m", "turnabout", *args], cwd=cwd, capture_output=True, text=True, check=False
        )
        return Run(done.returncode, done.stdout, done.stderr)
    from turnabout.cli import main

    out, err = StringIO(), StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["turnabout", *args]):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return Run(code, out.getvalue(), err.getvalue())


def sampled(values: Iterable[T], *sample: T) -> Sequence[object]:
    """Return what to run a test with: the sample in `make test`, every value in `make test-all`.

    A tuple is a value for each of several parameters.
    """
    every = list(values)
    assert all(value in every for value in sample), "each of the sample is one of the values"
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else (value,)),
            marks=() if value in sample else pytest.mark.thorough,
        )
        for value in every
    ]


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Have processes that are started meanwhile end when they are interrupted or told to end.

    A process inherits which signals are ignored; a job in the background of a script ignores SIGINT.
    """
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def make_workspace(folder: Path, name: str = "tiny", *, bad: str | None = None) -> Path:
    """Copy a good workspace into a folder, and lay the files of a bad one over it."""
    if bad:
        name = base_of(bad)
    shutil.copytree(GOOD / name, folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    if bad:
        shutil.copytree(BAD / bad, folder, ignore=shutil.ignore_patterns("expected.txt", "base"), dirs_exist_ok=True)
    return folder


def share_papers(root: Path) -> Path:
    """Have a workspace and its clients keep their papers where every test of this run keeps them; return the workspace.

    The first test that wants a paper makes it. Tests of the cache, or of papers made twice, do without.
    """
    own = (root / "curricula" / "clients").glob("*/client.yml")
    variants = (root / "curricula" / "clients").glob("*/variants/*.yml")
    names = (f.parent.name for f in own), (f"{f.parents[1].name}/{f.stem}" for f in variants)
    for name in ("base", *chain(*names)):
        papers = root / ".cache" / name / "papers"
        papers.parent.mkdir(parents=True, exist_ok=True)
        if not papers.is_symlink():
            papers.symlink_to(os.environ[SHARED_PAPERS])
    return root


def base_of(bad: str) -> str:
    """Return the good workspace that a bad one changes, as its own file `base` names it: tiny where there is none."""
    file = BAD / bad / "base"
    return file.read_text("utf-8").strip() if file.is_file() else "tiny"


def make_shipped_workspace(folder: Path) -> Path:
    """Copy the shipped curriculum and its pages into a workspace of their own."""
    for name in ("curricula", "content", "templates/docs"):
        shutil.copytree(REPOSITORY / name, folder / name, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def difference_of(made: Mapping[str, bytes], expected: Mapping[str, bytes]) -> str:
    """Return a unified diff of two sets of files, with those missing and those not expected; empty if all is equal."""
    lines = [f"missing: {path}" for path in sorted(expected.keys() - made.keys())]
    lines += [f"not expected: {path}" for path in sorted(made.keys() - expected.keys())]
    for path in sorted(made.keys() & expected.keys()):
        if made[path] != expected[path]:
            lines += _diff(path, made[path], expected[path])
    return "\n".join(lines)


def _diff(path: str, made: bytes, expected: bytes) -> list[str]:
    try:
        before, after = expected.decode().splitlines(), made.decode().splitlines()
    except UnicodeDecodeError:
        return [f"differs: {path} ({len(expected)} bytes expected, {len(made)} made)"]
    lines = list(unified_diff(before, after, f"expected/{path}", f"made/{path}", lineterm=""))
    return lines or [f"differs in line ends: {path}"]


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def as_bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
