"""The preview: what an author sees while a file is broken, and after."""

import html
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from house import MakeWorkspace, heeding_signals
from turnabout.core.problems import Location, Problem
from turnabout.site.mkdocs_build import make, problem_tree
from turnabout.site.tree import NavItem, Page, Tree

PROBLEM = Problem(Location("a <b>.yml", 3, 4), "unknown-key", "'<i>' is no key", "did you mean '<u>'")


def test_problems_stand_on_every_page_that_there_was() -> None:
    last = Tree(
        (Page("index.md", "Home", "# Home", None), Page("x.md", "X", "# X", "x.yml")), (NavItem("X", "x.md"),), {}
    )
    shown = problem_tree((PROBLEM,), last)
    assert [page.path for page in shown.pages] == ["index.md", "x.md"]
    assert shown.nav == last.nav
    assert "&#60;i&#62;" in shown.pages[1].markdown
    assert "<i>" not in shown.pages[1].markdown


def test_problems_stand_on_the_front_page_where_there_was_none() -> None:
    assert [page.path for page in problem_tree((PROBLEM,), None).pages] == ["index.md"]


def test_the_plugin_shows_problems_only_while_it_serves(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace()
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
    file = root / "curricula/baking-swap/modules/sourdough.yml"
    file.write_text(file.read_text().replace("purpose:", "purpos:"))
    build(config, serve_url="http://127.0.0.1/")
    assert "Something is wrong" in (tmp_path / "site/modules/sourdough.html").read_text()
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        build(config)


def test_a_preview_binds_booklets_anew_and_the_handbook_once(workspace: MakeWorkspace) -> None:
    root = workspace()
    first = make(root, root / ".cache")
    page = root / "content/mentor/index.md"
    page.write_text(page.read_text("utf-8") + "\nOne line more.\n", "utf-8")
    papers = ("print/a4/booklet-mentor.pdf", "print/a4/handbook.pdf")
    before = [first.files[path].read_bytes() for path in papers]
    for last, same in ((first, [False, True]), (None, [False, False])):
        made = make(root, root / ".cache", last=last)
        assert [made.files[path].read_bytes() == old for path, old in zip(papers, before, strict=True)] == same


@pytest.fixture
def preview(workspace: MakeWorkspace) -> Iterator[tuple[Path, str]]:
    """A preview of the tiny workspace: its folder, and its address on this machine."""
    root = workspace()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "turnabout", "serve", "--address", f"127.0.0.1:{port}"]
    with heeding_signals():
        server = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with server:
        try:
            yield root, f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def shows(address: str, text: str, *, seconds: float = 120) -> bool:
    """Wait until a page holds a text."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 - our own server
                if text in html.unescape(page.read().decode()):
                    return True
        except OSError:  # it is not up yet, or builds for longer than a request waits
            pass
        time.sleep(0.25)
    return False


def test_a_mistake_shows_in_place_and_goes_when_it_is_repaired(preview: tuple[Path, str]) -> None:
    root, address = preview
    file = root / "curricula/baking-swap/modules/sourdough.yml"
    good = file.read_text()
    page = f"{address}/modules/sourdough.html"
    assert shows(page, "Stretch a piece of dough")
    file.write_text(good.replace("purpose:", "purpos:"))
    assert shows(page, "Something is wrong")
    assert shows(page, "sourdough.yml:2:1")
    file.write_text(good.replace("Stretch a piece", "Pull a piece"))
    assert shows(page, "Pull a piece of dough")
