"""Make the sound tree of a handbook from the templates of its workspace."""

from dataclasses import replace

from ..core.problems import WorkspaceError
from ..planning.handbook import Handbook, written_files
from ..sources.workspace import Workspace
from .assets import published
from .links import link_problems
from .papers import paper_files
from .templates import Templates
from .tree import Tree
from .whole_tree import build_tree


def make_tree(workspace: Workspace, handbook: Handbook) -> Tree:
    """Return all pages of a handbook, and what lies beside them; raises `WorkspaceError` for a broken template, links
    that lead nowhere, and pictures that cannot be published."""
    tree = build_tree(handbook, Templates(workspace.folders("templates/site")))
    if dead := link_problems(workspace, tree, paper_files(handbook).union(handbook.assets), written_files(handbook)):
        raise WorkspaceError(dead)
    return replace(tree, assets={**tree.assets, **published(workspace.root, handbook.assets)})
