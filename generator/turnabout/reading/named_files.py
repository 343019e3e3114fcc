"""Read the files that a curriculum names: its logo and its fonts."""

from ..core.nodes import Node, Scalar, Sequence, find, place
from ..core.problems import Problem
from ..media.pictures import Picture, read_picture
from ..media.typefaces import Typeface, read_typeface
from ..model.curriculum import Curriculum
from ..sources.workspace import Workspace


def logo_of(workspace: Workspace, curriculum: Curriculum, node: Node) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Return the logo of a curriculum, which lies in the folder of the file that names it, or what is wrong with it."""
    text = curriculum.brand.logo if curriculum.brand else None
    if text is None:
        return None, ()
    at = place(node, ("brand", "logo"))
    found = read_picture((workspace.root / at.path).parent, text, at)
    return (None, (found,)) if isinstance(found, Problem) else (found, ())


def fonts_of(workspace: Workspace, node: Node) -> tuple[tuple[Typeface, ...], tuple[Problem, ...]]:
    """Return the fonts that a brand names, which lie in the folder of the file that names them, and what is wrong."""
    named = find(node, ("brand", "fonts"))
    items = named.items if isinstance(named, Sequence) else ()
    found = [
        read_typeface((workspace.root / item.location.path).parent, item.text, item.location)
        for item in items
        if isinstance(item, Scalar) and item.text.strip() and not item.damaged
    ]
    fonts = tuple(one for one in found if isinstance(one, Typeface))
    return fonts, tuple(one for one in found if isinstance(one, Problem))
