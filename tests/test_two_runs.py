"""Two runs at the same moment never write into one another's work, and one that is told to end clears it away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from acme import CLIENT, LOCK, make_acme
from house import MakeWorkspace, Turnabout, files_of, heeding_signals, sampled
from turnabout.system.locking import InUse, alone

PAIRS = "pair,mentor,mentoree\nBlue,Ada,Bo\n"


@pytest.mark.parametrize(("order", "place"), sampled([
    ("build --no-papers --quiet", "dist/base"),
    ("build --client acme --no-papers --quiet", "dist/acme"),
    ("build --all --no-papers --quiet", "dist"),
    ("build --all --no-papers --quiet", "dist/acme"),
    ("build --all --no-papers --quiet", "dist/acme/variants/leaders"),
    ("packs pairs.csv --quiet", "dist/base/packs"),
    ("clean", "dist/acme"),
    ("clean", "dist/acme/variants/leaders"),
], ("build --client acme --no-papers --quiet", "dist/acme"), ("clean", "dist/acme")))  # fmt: skip
def test_a_run_says_that_another_is_writing_there(
    order: str, place: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    (root / "pairs.csv").write_text(PAIRS, "utf-8")
    with alone(root / place):
        before = files_of(root)
        run = turnabout(*order.split(), cwd=root)
    assert (run.code, run.out) == (2, "")
    assert f"another run is writing into {root / place}; try again when it has ended" in run.err
    assert files_of(root) == before
    assert turnabout(*order.split(), cwd=root).code == 0


@pytest.mark.parametrize("order", sampled([
    "accept --client acme",
    "new --client crumb",
    "i18n update fr",
    "schema .",
    "capture copy --client acme --write",
    "build --client acme --no-papers --quiet",
], "accept --client acme", "i18n update fr"))  # fmt: skip
def test_what_takes_a_moment_waits_its_turn(order: str, workspace: MakeWorkspace) -> None:
    root = make_acme(workspace())
    copy = root / "copy"
    for path, data in files_of(root / "curricula" / "baking-swap").items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data.replace(b"Both want it.", b"Both are hungry."))
    with alone(root):
        before = {path: data for path, data in files_of(root).items() if path.startswith("curricula")}
        run = _started(order, root)
        time.sleep(1.5)
        assert {path: data for path, data in files_of(root).items() if path.startswith("curricula")} == before
        assert run.poll() is None, run.communicate()
    assert run.wait(60) == 0, run.communicate()


@pytest.mark.thorough
@pytest.mark.parametrize("order", ["build --no-papers --quiet", "accept --client acme", "i18n update fr"])
def test_runs_that_begin_at_the_same_moment_leave_what_one_of_them_makes(
    order: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    assert turnabout(*order.split(), cwd=root).code == 0
    expected = files_of(root)
    for _ in range(4):
        runs = [_started(order, root) for _ in range(3)]
        ended = [(run.communicate()[1], run.returncode) for run in runs]
        assert {code for _, code in ended} <= {0, 2}, ended
        assert 0 in {code for _, code in ended}
        assert all("another run is writing into" in err for err, code in ended if code == 2)
        assert files_of(root) == expected


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "order",
    [
        "packs pairs.csv --jobs 2",
        "build --no-papers",
        pytest.param("build --all --jobs 2 --no-papers", marks=pytest.mark.thorough),
        pytest.param("print", marks=pytest.mark.thorough),
    ],
)
def test_a_run_that_is_told_to_end_clears_away_what_it_began(
    order: str, number: signal.Signals, workspace: MakeWorkspace, tmp_path: Path
) -> None:
    root, temporary = make_acme(workspace(cold=True)), tmp_path / "temporary"
    temporary.mkdir()
    rows = (f"pair {row},Ada,Bo\n" for row in range(40))
    (root / "pairs.csv").write_text("pair,mentor,mentoree\n" + "".join(rows), "utf-8")
    run = _started(order, root, TMPDIR=str(temporary))
    _wait(lambda: any(root.glob("dist/**/.new-*/*")) or any(temporary.iterdir()), run)
    run.send_signal(number)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (128 + number, ""), err
    assert "Traceback" not in err
    # Python itself tries the folder with a file of eight letters, in a process that may just have been starting.
    assert not [*temporary.glob("turnabout-*")]
    assert not [*root.glob("dist/**/.new-*"), *root.glob("build/**/mkdocs.yml"), *root.rglob("*.part")]


def test_a_run_that_is_to_outlive_its_terminal_does(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace(cold=True)
    (tmp_path / "temporary").mkdir()
    order = f"trap '' HUP; exec {sys.executable} -m turnabout print poster --paper a4 --quiet"
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    with heeding_signals():
        run = subprocess.Popen(["sh", "-c", order], cwd=root, stdout=subprocess.DEVNULL, env=environment)
    _wait(lambda: any((tmp_path / "temporary").iterdir()), run)
    run.send_signal(signal.SIGHUP)
    assert run.wait(60) == 0
    assert (root / "dist/base/print/handbook/a4/poster.pdf").is_file()


def test_a_lock_ends_with_its_process_and_not_before(tmp_path: Path) -> None:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(theirs, tmp_path))
    process.start()
    assert ours.recv() == "held"
    with pytest.raises(InUse), alone(tmp_path, patience=0.2):
        pass
    process.kill()
    process.join()
    with alone(tmp_path):
        assert not [*tmp_path.iterdir()]


def test_a_link_to_a_folder_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to("there")
    with alone(tmp_path / "here"), pytest.raises(InUse), alone(tmp_path / "there"):
        pass


def test_what_git_should_not_keep_is_ignored(workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path) -> None:
    assert turnabout("new", "mine", cwd=tmp_path).code == 0
    root = tmp_path / "mine"
    left = (
        "dist/.new-ab/x",
        "curricula/clients/acme/.client.lock.12-ab.part",
        "curricula/.acme.new-x/whole/client.yml",
    )
    for path in (*left, CLIENT, LOCK):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    listed = ["git", "ls-files", "--others", "--exclude-standard", "curricula", "dist"]
    done = subprocess.run(listed, cwd=root, check=True, capture_output=True, text=True)
    assert sorted(done.stdout.split()) == [LOCK, CLIENT]


def _hold(line: Connection, folder: Path) -> None:
    with alone(folder):
        line.send("held")
        time.sleep(60)


def _started(order: str, root: Path, **environment: str) -> "subprocess.Popen[str]":
    with heeding_signals():
        return subprocess.Popen(
            [sys.executable, "-m", "turnabout", *order.split()],
            cwd=root,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def _wait(is_there: Callable[[], bool], run: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    for _ in range(6000):
        if is_there():
            return
        assert run.poll() is None, "the run ended too early"
        time.sleep(0.01)
    pytest.fail("nothing was begun after a minute")
