"""What commands say while they work: a line a phase, a bar on a terminal, or nothing."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from house import MakeWorkspace, make_workspace, run_turnabout
from small_packs import make_small_workspace
from turnabout.cli.lines import Lines
from turnabout.system.progress import named
from two_clients import make_two

DRAWN = ("print", "wallet-card", "poster", "--paper", "a4")


def test_a_phase_has_one_line_and_one_more_for_each_minute_that_a_count_goes_on() -> None:
    said, now = [], [0.0]
    progress = Lines(said.append, lambda: now[0])
    progress("reading")
    for done in range(150):
        now[0] = float(done)
        progress("papers", done, 150)
    named(progress, "fr")("site")
    assert said == ["reading", "papers 0 of 150", "papers 60 of 150", "papers 120 of 150", "fr: site"]


def test_a_build_says_a_line_a_phase_on_standard_error(workspace: MakeWorkspace) -> None:
    run = run_turnabout("build", cwd=workspace())
    assert (run.code, run.out) == (0, "")
    assert re.sub(r"[1-9][0-9]*$", "N", run.err, flags=re.MULTILINE).splitlines() == [
        "reading",
        "papers 0 of N",
        "handbook: site",
        "facilitator: site",
        "search for leaks",
        "delivered in dist/base",
    ]


def test_a_build_in_several_languages_names_them(workspace: MakeWorkspace) -> None:
    root = workspace("bilingual")
    client = root / "curricula/clients/acme/client.yml"
    client.parent.mkdir(parents=True)
    client.write_text("client: acme\nbase: jam-session@0.1\nlanguages: [en, fr]\n")
    run = run_turnabout("build", "--client", "acme", "--only", "papers", cwd=root)
    assert [line.partition(" 0 of ")[0] for line in run.err.splitlines()] == [
        "reading",
        "papers", "search for leaks", "fr: papers", "fr: search for leaks",
        "delivered in dist/acme",
    ]  # fmt: skip


def test_a_build_of_all_says_a_line_a_client(tmp_path: Path) -> None:
    run = run_turnabout("build", "--all", cwd=make_two(tmp_path / "workspace"))
    assert (run.code, run.out) == (0, "")
    assert run.err.splitlines() == [
        "client acme 1 of 3",
        "client acme/leaders 2 of 3",
        "client birch 3 of 3",
        "search for texts of other clients",
        "delivered clients 3 of 3",
    ]


def test_print_says_how_many_papers_and_where_they_are(workspace: MakeWorkspace) -> None:
    run = run_turnabout(*DRAWN, cwd=workspace())
    assert run.err.splitlines() == ["reading", "papers 0 of 2", "delivered in dist/base/print/handbook"]
    assert len(run.out.splitlines()) == 2


def test_packs_say_how_many_there_are_and_how_many_are_good_already(tmp_path: Path) -> None:
    root = make_small_workspace(tmp_path / "workspace", pairs=2)
    said = [run_turnabout("packs", "pairs.csv", cwd=root).err.splitlines() for _ in range(2)]
    assert said[0] == ["reading", "packs 0 of 2", "delivered in dist/base/packs"]
    assert said[1] == ["reading", "packs 2 of 2", "delivered in dist/base/packs"]


@pytest.mark.parametrize("switch", ["-q", "--quiet"])
def test_a_quiet_command_still_prints_its_results_and_problems(switch: str, tmp_path: Path) -> None:
    run = run_turnabout(*DRAWN, switch, cwd=make_workspace(tmp_path / "good"))
    assert (run.code, run.err, len(run.out.splitlines())) == (0, "", 2)
    run = run_turnabout(*DRAWN, switch, cwd=make_workspace(tmp_path / "bad", bad="unknown-key"))
    assert (run.code, run.err, "unknown-key" in run.out) == (1, "", True)


def test_a_terminal_shows_a_bar_and_keeps_where_the_result_is(workspace: MakeWorkspace) -> None:
    shown = _on_a_terminal(workspace(), "xterm-256color")
    assert "reading" in shown
    assert "papers 2 of 2" in shown
    assert "\x1b[" in shown
    assert shown.endswith("delivered in dist/base/print/handbook\r\n")


def test_a_terminal_that_cannot_move_its_cursor_gets_lines(workspace: MakeWorkspace) -> None:
    shown = _on_a_terminal(workspace(), "dumb")
    assert shown.split("\r\n") == ["reading", "papers 0 of 2", "delivered in dist/base/print/handbook", ""]


def _on_a_terminal(root: Path, kind: str) -> str:
    """Return what a command writes to a terminal that is its standard error."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "turnabout", *DRAWN]
    environment = {**os.environ, "TERM": kind}
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as run:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert run.returncode == 0
    return shown.decode()


def _read(terminal: int) -> bytes:
    """Return what is written next, or nothing where the other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
