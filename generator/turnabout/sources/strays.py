"""Find folders under curricula/ that are meant for a curriculum and are not taken for one."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..core.problems import Location, Problem, did_you_mean, nearest
from ..model.base import is_id
from .gate import is_there

_NO_CURRICULA = ("clients", "layers")
_TRANSLATIONS = "i18n"
"""All that a workspace has of a curriculum that ships, besides the curriculum itself."""

_MAIN = "curriculum.yml"


def stray_folders(root: Path, wanted: str) -> Iterator[Problem]:
    """Yield a problem for each folder of a workspace that holds no curriculum, or one that nothing would find;
    `wanted` is the curriculum that the workspace names."""
    curricula = root / "curricula"
    names = sorted(os.listdir(curricula)) if os.path.isdir(curricula) else []
    for name in names:
        inside = _inside(curricula / name)
        if name.startswith(".") or name in _NO_CURRICULA or not inside or inside == [_TRANSLATIONS]:
            continue
        shown = f"curricula/{name}"
        if not is_there(curricula / name / _MAIN):
            hint = did_you_mean(_MAIN, inside) or "write it, or move the folder out of curricula/"
            yield Problem(Location(f"{shown}/{_MAIN}"), "missing-file", f"{shown}/{_MAIN} is not there", hint)
        elif not is_id(name):
            hint = f"rename it to {_better(name, wanted)}"
            yield Problem(Location(shown), "bad-id", f"{name!r} is no name of a curriculum", hint)
        elif wanted not in names and _is_misspelt(name, wanted):
            message = f"the workspace names the curriculum {wanted!r}, and has {name!r}"
            hint = f"rename the folder to {wanted}, or write in mkdocs.yml: curriculum: {name}"
            yield Problem(Location(shown), "unknown-reference", message, hint)


def _inside(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if not name.startswith(".")] if os.path.isdir(folder) else []


def _better(name: str, wanted: str) -> str:
    words = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    return wanted if nearest(words, (wanted,)) else words or "small letters, figures and single hyphens"


def _is_misspelt(name: str, wanted: str) -> bool:
    """A name that goes on behind the other is one that somebody chose: reverse-mentoring-2."""
    return not name.startswith(f"{wanted}-") and nearest(name, (wanted,)) is not None
