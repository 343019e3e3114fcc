"""Helpers that tests of the site import by name: a handbook read, and a site built without typesetting."""

from pathlib import Path

from turnabout.model.settings import Edition
from turnabout.planning.handbook import Handbook
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import handbook_of
from turnabout.site.build_tree import make_tree
from turnabout.site.engine import load_settings
from turnabout.site.papers import SitePapers
from turnabout.site.staging import build_staged, stage
from turnabout.site.tree import Tree

PAPER = b"%PDF-1.7 a paper"


def read(root: Path, edition: Edition) -> tuple[Handbook, Tree]:
    """Return the handbook and the tree of one edition of a workspace."""
    reading = read_workspace(root)
    reading.demand_sound()
    handbook = handbook_of(reading, edition)
    return handbook, make_tree(reading.workspace, SitePapers(handbook))


def build(root: Path, edition: Edition, folder: Path) -> Path:
    """Stage and build one edition, with stand-ins for the papers, and return the site."""
    handbook, tree = read(root, edition)
    papers = dict.fromkeys(SitePapers(handbook).paths, PAPER)
    assets = {path: file.read_bytes() for path, file in handbook.assets.items()}
    stage(tree, {**papers, **assets}, load_settings(root / "mkdocs.yml"), folder / "staged")
    assert build_staged(folder / "staged", folder / "site") == ()
    return folder / "site"
