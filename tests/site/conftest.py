"""A tiny handbook whose texts look like markup, as a tree and as a built site."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from handbooks import build, read

from house import make_shipped_workspace, make_workspace
from turnabout.site.tree import Tree


@pytest.fixture(scope="session")
def tiny_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny workspace, out of the repository, so that nothing in it ships with the tool; not to be changed."""
    return make_workspace(tmp_path_factory.mktemp("tiny-root") / "workspace")


@pytest.fixture(scope="session")
def tiny(tiny_root: Path) -> Tree:
    """The facilitator's edition of the tiny workspace."""
    return read(tiny_root, "facilitator")[1]


@pytest.fixture(scope="session")
def tiny_site(tiny_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facilitator's edition of the tiny workspace, built."""
    return build(tiny_root, "facilitator", tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facilitator's edition of the shipped curriculum, built."""
    folder = tmp_path_factory.mktemp("shipped")
    return build(make_shipped_workspace(folder / "workspace"), "facilitator", folder)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(tiny_site: Path) -> Iterator[str]:
    """The address of a server of the tiny site, on this machine alone."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tiny_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
