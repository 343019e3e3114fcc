"""For whom each folder of content/ is: one that nobody is known for is for nobody."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from ..core.nodes import Path as NodePath
from ..model.curriculum import Curriculum
from ..model.settings import Edition
from .visibility import forms_for

FACILITATORS = ("hr", "consultant", "coordinator", "facilitator")
"""Who reads the facilitator's edition alone."""

ASSETS = "assets"
"""The folder of pictures and documents that belong to no audience."""

MADE = ("programme", "modules", "forms", "checks")
"""Folders of the site whose pages are made from the curriculum, unless a page written by hand takes their place."""

_FOR_FACILITATORS = ("checks/", "run-sheet.md", "messages.md")
"""Where pages are that only the facilitator's edition has."""

_OTHER_NAMES = {
    "humanresources": "hr",
    "humanresource": "hr",
    "personnel": "hr",
}
_NO_LETTER = re.compile(r"[\W_]+")


_SECTIONS_FOR_FACILITATORS = ("checks", "cost", "messages", "run-sheet")
"""Sections of a curriculum whose texts stand on pages of the facilitator's edition alone."""


def audience_names(terms: Iterable[str]) -> tuple[str, ...]:
    """Return the folders that an audience may have: one for each term of a curriculum, and those of facilitators."""
    return tuple(dict.fromkeys((*terms, *FACILITATORS)))


def is_for(path: str, edition: Edition, curriculum: Curriculum, audiences: Collection[str]) -> bool:
    """Tell whether a page or a file beside the pages belongs to an edition; `audiences` as `audience_names` has them.

    What lies in no known folder belongs to none.
    """
    folder, *inside = path.split("/")
    if not inside:
        folder = ""
    elif folder not in (*audiences, ASSETS, *MADE) or (folder == ASSETS and path.endswith(".md")):
        return False
    if edition == "facilitator":
        return True
    if folder in FACILITATORS or any(facilitators_name(part) for part in path.removesuffix(".md").split("/")):
        return False
    return not path.startswith(_FOR_FACILITATORS) and not _is_form_for_facilitators(path, curriculum)


def shows_text(path: NodePath, edition: Edition, curriculum: Curriculum) -> bool:
    """Tell whether an edition may show the text at a path of a curriculum."""
    if edition == "facilitator":
        return True
    if path[0] == "forms":
        return path[1] in forms_for(curriculum, edition)
    is_note = path[0] == "modules" and path[2:3] == ("activities",) and path[4:] == ("note",)
    return not is_note and path[0] not in _SECTIONS_FOR_FACILITATORS


def facilitators_name(name: str) -> str | None:
    """Return the folder of the facilitator's edition that a name stands for, however it is spelled, or None."""
    letters = _NO_LETTER.sub("", unicodedata.normalize("NFKC", name).casefold())
    singular = letters.removesuffix("s")
    return _OTHER_NAMES.get(letters) or next((folder for folder in FACILITATORS if folder in (letters, singular)), None)


def _is_form_for_facilitators(path: str, curriculum: Curriculum) -> bool:
    folder, _, name = path.removesuffix(".md").partition("/")
    return folder == "forms" and name in curriculum.forms and name not in forms_for(curriculum, "handbook")
