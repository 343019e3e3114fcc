"""Build both editions of a workspace, and put them in the place of the last ones when they are whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from .leaks import find_leaks
from .model.settings import EDITIONS, Edition
from .paper.press_run import print_papers
from .planning.handbook import Handbook
from .planning.printing import print_run
from .problems import Location, Problem, WorkspaceError
from .reading import Reading, handbook_of, read_workspace
from .site.engine import load_settings
from .site.making import make_tree
from .site.staging import build_staged, stage

Tell = Callable[[int, int], None]


def build_workspace(root: Path, *, timestamp: int | None, tell: Tell = lambda done, total: None) -> None:
    """Build the sites under dist/base/; raises `WorkspaceError`, and then what was there before is still there."""
    reading = read_workspace(root)
    reading.demand_sound()
    dist = root / "dist" / "base"
    dist.mkdir(parents=True, exist_ok=True)
    _tidy(dist)
    fresh = Path(tempfile.mkdtemp(dir=dist, prefix=".new-"))
    try:
        for edition in EDITIONS:
            staged = root / "build" / "base" / edition
            shutil.rmtree(staged, ignore_errors=True)
            _stage(reading, edition, staged, timestamp=timestamp, tell=tell)
            _build_site(staged, fresh / edition)
        _demand_no_leaks(handbook_of(reading, "facilitator"), fresh / "handbook")
        for edition in EDITIONS:
            _swap_in(fresh / edition, dist / edition)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def stage_edition(root: Path, edition: Edition, folder: Path, *, timestamp: int | None) -> None:
    """Write one edition as Markdown with a plain mkdocs.yml; raises `WorkspaceError`."""
    reading = read_workspace(root)
    reading.demand_sound()
    _stage(reading, edition, folder, timestamp=timestamp, tell=lambda done, total: None)


def _stage(reading: Reading, edition: Edition, folder: Path, *, timestamp: int | None, tell: Tell) -> None:
    workspace, handbook = reading.workspace, handbook_of(reading, edition)
    tree = make_tree(workspace, handbook)
    papers = print_papers(
        handbook,
        print_run(handbook),
        templates=workspace.folders("templates/print"),
        cache=workspace.root / ".cache" / "papers",
        timestamp=timestamp,
        tell=tell,
    )
    files = {**papers, **{path: file.read_bytes() for path, file in handbook.assets.items()}}
    stage(tree, files, load_settings(workspace.root / "mkdocs.yml"), folder)


def _build_site(staged: Path, site: Path) -> None:
    complaints = build_staged(staged, site)
    complaints = tuple(text for text in complaints if not text.startswith("Aborted with")) or complaints
    if complaints:
        raise WorkspaceError(Problem(Location("mkdocs.yml"), "site-does-not-build", text) for text in complaints)


def _demand_no_leaks(facilitators: Handbook, site: Path) -> None:
    leaks = find_leaks(facilitators, site)
    if leaks:
        raise WorkspaceError(
            Problem(
                Location(facilitators.sources.get(leak.address, "curriculum.yml")),
                "edition-leak",
                f"{leak.file} of the handbook holds a text of the facilitator's edition alone: {leak.text[:60]!r}",
                "take the text out of the pages and templates of the handbook",
            )
            for leak in leaks
        )


def _tidy(dist: Path) -> None:
    """A build that was killed leaves its unfinished folder, or the last good site beside its place."""
    for left in dist.glob(".new-*"):
        shutil.rmtree(left, ignore_errors=True)
    for edition in EDITIONS:
        old = dist / f".old-{edition}"
        if old.exists() and not (dist / edition).exists():
            old.rename(dist / edition)
        shutil.rmtree(old, ignore_errors=True)


def _swap_in(fresh: Path, place: Path) -> None:
    old = place.with_name(f".old-{place.name}")
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
