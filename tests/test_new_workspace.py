"""`turnabout new` ends with what to do next, and all of that works as it is printed."""

import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from house import run_turnabout

_NEXT = re.compile(r"^  turnabout (.*?)  ", re.MULTILINE)
_HEAD = re.compile(r"^Made .*\. Next, in it \(cd (.*)\):$", re.MULTILINE)


@pytest.fixture
def said(tmp_path: Path) -> str:
    run = run_turnabout("new", "my handbook", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    return run.out


def _folder(said: str, tmp_path: Path) -> Path:
    """Return the folder that the first line leads to."""
    found = _HEAD.search(said)
    assert found, said
    (name,) = shlex.split(found[1])
    return tmp_path / name


def test_there_are_three_and_the_quickest_is_the_first(said: str) -> None:
    assert [shlex.split(command)[0] for command in _NEXT.findall(said)] == ["print", "serve", "build"]
    assert max(map(len, said.splitlines())) <= 104


def test_the_first_makes_one_paper(said: str, tmp_path: Path) -> None:
    root = _folder(said, tmp_path)
    run = run_turnabout(*shlex.split(_NEXT.findall(said)[0]), cwd=root)
    assert (run.code, len(run.out.splitlines())) == (0, 1)
    assert (root / run.out.strip()).read_bytes().startswith(b"%PDF-")


@pytest.mark.thorough
def test_the_others_build_the_handbook_and_show_it(said: str, tmp_path: Path) -> None:
    root = _folder(said, tmp_path)
    _, serve, build = (shlex.split(command) for command in _NEXT.findall(said))
    run = run_turnabout(*build, cwd=root)
    assert (run.code, run.out) == (0, "")
    page = (root / "dist/base/handbook/index.html").read_text("utf-8")
    assert "<h1" in page
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "turnabout", *serve, "--address", address]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            assert "<h1" in _answer(server, f"http://{address}/index.html")
        finally:
            server.terminate()


def _answer(server: subprocess.Popen[bytes], address: str) -> str:
    """Return what a server answers as soon as it does; it is asked for as long as it lives, ten minutes at most."""
    until = time.monotonic() + 600
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 - our own server
                return str(page.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    pytest.fail(f"nothing answers at {address}")
