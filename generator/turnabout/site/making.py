"""Make the sound tree of a handbook from the templates of its workspace."""

from dataclasses import replace

from ..loading.workspace import Workspace
from ..planning.handbook import Handbook, written_files
from ..problems import WorkspaceError
from .assets import published
from .links import link_problems
from .pages import build_tree
from .papers import paper_files
from .templates import Templates
from .tree import Tree


def make_tree(workspace: Workspace, handbook: Handbook) -> Tree:
    """Return all pages of a handbook, and what lies beside them; raises `WorkspaceError` for a broken template, links
    that lead nowhere, and pictures that cannot be published."""
    tree = build_tree(handbook, Templates(workspace.folders("templates/site")))
    if dead := link_problems(workspace, tree, paper_files(handbook).union(handbook.assets), written_files(handbook)):
        raise WorkspaceError(dead)
    return replace(tree, assets={**tree.assets, **published(workspace.root, handbook.assets)})
