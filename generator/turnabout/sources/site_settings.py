"""What in mkdocs.yml decides what is published: the folder that other builders take their pages from."""

from collections.abc import Iterator
from pathlib import Path

from ..core.nodes import Node, Scalar, find
from ..core.problems import Problem
from .gate import SETTINGS, read_file
from .yaml_reader import read_yaml_bytes

DOCS = "templates/docs"
"""The folder of a workspace that is safe to publish: one page, which says how to build the handbook."""

_SOURCES = ("content", "curricula")
"""Folders that hold what is not for everybody."""

_DEEPEST = 10
"""Settings files of which each inherits from the next."""


def docs_problems(root: Path, node: Node) -> Iterator[Problem]:
    """Yield a problem if a builder without our plugin would publish the sources of a workspace; `node` is its
    mkdocs.yml."""
    named = _docs_dir(root, node)
    if named is None:
        return
    folder = (root / named.text).resolve()
    for source in (root.resolve() / name for name in _SOURCES):
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            yield Problem(
                named.location,
                "unsafe-docs-dir",
                f"a builder without this plugin publishes all of {named.text!r}, pages for facilitators included",
                f"write docs_dir: {DOCS}, and keep one page there that says how to build",
            )
            return


def _docs_dir(root: Path, node: Node) -> Scalar | None:
    """Return the setting, from the file that this one inherits from where it has none."""
    folder = root
    for _ in range(_DEEPEST):
        if isinstance(found := find(node, ("docs_dir",)), Scalar):
            return found if found.text.strip() else None
        parent = find(node, ("INHERIT",))
        if not isinstance(parent, Scalar):
            return None
        file = folder / parent.text
        data = read_file(file, SETTINGS, parent.location)
        read = None if isinstance(data, Problem) else read_yaml_bytes(data, _shown(root, file))[0]
        if read is None:
            return None
        node, folder = read, file.parent
    return None


def _shown(root: Path, file: Path) -> str:
    return str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
