"""Measure the processor time of a build that changes nothing, beside plain MkDocs building the same pages.

Run: python bench/unchanged.py [--pages 200] [--runs 3]; with so many more pages in the handbook as a second row.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from build import shipped_workspace, write_pages

_TURNABOUT = (sys.executable, "-m", "turnabout")
_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")


def main() -> None:
    """Print a row for the shipped workspace, and one for it with more pages."""
    parser = argparse.ArgumentParser(description="Measure builds that change nothing.")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    print(f"{'processor seconds, the least of all runs':44} {'turnabout':>9} {'MkDocs':>9} {'ratio':>9}")
    with tempfile.TemporaryDirectory() as folder:
        root = shipped_workspace(Path(folder) / "workspace")
        print(_row("the shipped workspace", root, Path(folder) / "pages", asked.runs), flush=True)
        write_pages(root, asked.pages)
        print(_row(f"with {asked.pages} more pages", root, Path(folder) / "more-pages", asked.runs))


def _row(what: str, root: Path, pages: Path, runs: int) -> str:
    """Return what an unchanged build costs, and what MkDocs needs for the pages of both editions."""
    _cost((*_TURNABOUT, "build", "--quiet"), root)
    editions = [pages / edition for edition in ("handbook", "facilitator")]
    for folder in editions:
        _cost((*_TURNABOUT, "pages", "--quiet", "--edition", folder.name, str(folder)), root)
    ours = min(_cost((*_TURNABOUT, "build", "--quiet"), root) for _ in range(runs))
    plain = min(sum(_cost(_MKDOCS, folder) for folder in editions) for _ in range(runs))
    return f"{what:44} {ours:9.1f} {plain:9.1f} {ours / plain:9.2f}"


def _cost(command: Sequence[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
