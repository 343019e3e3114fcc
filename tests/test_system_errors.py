"""What the system refuses is a problem in every command, and a fault of ours is one line."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from acme import make_acme
from house import MakeWorkspace, Run, Turnabout, files_of, sampled
from test_every_command import ANSWERS, ORDERS, PAIRS
from turnabout.system.system_errors import _SAID, system_problem

READ_ONLY = {"check", "plan", "assess", "ids", "explain", "diff", "capture", "update", "clean"}
"""Commands, as they are ordered, that write nothing."""
NEW = {"accept": "accept --client acme", "i18n": "i18n update fr", "capture": "capture copy --client acme --write"}
ORDERED: Mapping[str, str] = {name: order for name, (order, _) in ORDERS.items()} | NEW


@pytest.mark.parametrize("command", sampled(ORDERED, "new", "accept", "schema", "i18n"))
def test_a_disk_without_room_is_a_problem(command: str, workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = _prepared(workspace())
    before = _kept(root)
    run = _run_apart(ORDERED[command], root, preexec=partial(_no_room, 0), TMPDIR=str(tmp_path))
    assert "Traceback" not in run.err + run.out
    assert run.code == (0 if command in READ_ONLY - {"capture"} else 1), run.out + run.err
    if run.code:
        assert "1 problem in 1 file" in run.out
    assert _kept(root) == before


@pytest.mark.parametrize(("order", "in_the_way"), [
    ("build --no-papers", "dist"),
    ("build --no-papers", "build"),
    ("schema .schema/inner", ".schema/inner"),
    ("i18n update fr", "curricula/baking-swap/i18n"),
    ("accept --client acme", "curricula/clients/acme/client.lock/"),
    ("diff --client acme --html made/page.html", "made"),
    ("packs pairs.csv", "dist"),
    ("print poster", "dist"),
    ("pages made", "made"),
    ("new made/inner", "made"),
])  # fmt: skip
def test_what_stands_in_the_way_is_named(
    order: str, in_the_way: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = _prepared(workspace())
    (root / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (root / in_the_way).mkdir() if in_the_way.endswith("/") else (root / in_the_way).write_text("mine")
    run = turnabout(*order.split(), cwd=root)
    assert run.code in (1, 2), run.out + run.err
    assert in_the_way.rstrip("/") in run.out + run.err
    assert "Traceback" not in run.err + run.out
    assert files_of(root).get(in_the_way, b"mine") == b"mine"


def test_a_name_that_is_too_long_for_the_disk_is_a_problem(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("new", "n" * 300, cwd=workspace())
    assert run.code == 1
    assert "system-error\n  the name is too long for this disk\n  → take a shorter name" in run.out


def test_problems_of_the_system_have_the_format_that_was_asked_for(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / "dist").write_text("mine")
    run = turnabout("build", "--quiet", "--format", "json", cwd=root)
    assert (run.code, run.err) == (1, "")
    assert '"code": "system-error"' in run.out
    assert '"path": "dist' in run.out


@pytest.mark.parametrize("number", _SAID)
def test_what_the_system_refuses_is_said_in_our_words(number: int, tmp_path: Path) -> None:
    problem = system_problem(OSError(number, os.strerror(number), str(tmp_path / "a" / "b")), tmp_path)
    assert (problem.location.path, problem.code) == ("a/b", "system-error")
    assert problem.hint
    assert os.strerror(number).lower() not in problem.message


def test_an_error_without_a_name_or_a_number_is_said_as_it_is() -> None:
    problem = system_problem(OSError("the Tape broke"))
    assert (problem.location.path, problem.message) == (".", "the tape broke")


def test_a_fault_of_ours_is_one_line_with_a_file_to_send(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root, broken = workspace(), tmp_path / "broken"
    (broken / "babel").mkdir(parents=True)
    (broken / "babel" / "__init__.py").write_text("raise RuntimeError('this library is broken')\n")
    (tmp_path / "temporary").mkdir()
    run = _run_apart("i18n update fr", root, PYTHONPATH=str(broken), TMPDIR=str(tmp_path / "temporary"))
    assert (run.code, run.out) == (3, "")
    assert len(run.err.splitlines()) == 1
    (report,) = (tmp_path / "temporary").iterdir()
    assert str(report) in run.err
    text = report.read_text("utf-8")
    assert "RuntimeError: this library is broken" in text
    assert "command: ['i18n', 'update', 'fr']" in text
    assert report.stat().st_mode & 0o077 == 0
    shown = _run_apart("--debug i18n update fr", root, PYTHONPATH=str(broken))
    assert (shown.code, "Traceback" in shown.err) == (1, True)
    nowhere = _run_apart("i18n update fr", root, preexec=partial(_no_room, 0), PYTHONPATH=str(broken))
    assert (nowhere.code, "turnabout --debug shows all of it" in nowhere.err) == (3, True)


def test_whoever_has_read_enough_of_the_output_ends_it_quietly(workspace: MakeWorkspace) -> None:
    order = f"{sys.executable} -m turnabout ids | head -n 1"
    words = ["bash", "-c", f"set -o pipefail; {order}"]
    done = subprocess.run(words, cwd=workspace(), capture_output=True, text=True, check=False)
    assert (done.stderr, len(done.stdout.splitlines())) == ("", 1)


def test_a_terminal_that_lacks_a_sign_shows_its_number(workspace: MakeWorkspace) -> None:
    root = workspace(bad="yaml-tabs")
    run = _run_apart("check", root, PYTHONIOENCODING="latin-1")
    assert (run.code, run.err) == (1, "")
    assert "\\u2192" in run.out


def _prepared(root: Path) -> Path:
    make_acme(root)
    (root / "answers.yml").write_text(ANSWERS, "utf-8")
    (root / "pairs.csv").write_text(PAIRS, "utf-8")
    text = (root / "curricula" / "baking-swap" / "curriculum.yml").read_text("utf-8")
    copy = root / "copy"
    for path, data in files_of(root / "curricula" / "baking-swap").items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data)
    (copy / "curriculum.yml").write_text(text.replace("Both want it.", "Both are hungry."), "utf-8")
    return root


def _kept(root: Path) -> Mapping[str, bytes]:
    return {path: data for path, data in files_of(root).items() if not path.startswith(".cache/") and data}


def _no_room(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _run_apart(order: str, root: Path, preexec: "partial[None] | None" = None, **environment: str) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "turnabout", *order.split()],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        preexec_fn=preexec,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)
