"""Tell which pages a handbook has before any of them is made."""

from collections.abc import Iterator

from ..content.places import (
    ASSESSMENTS,
    CHOICES,
    CONTACTS,
    COST,
    EVIDENCE,
    FORMS,
    GLOSSARY,
    GROUND_RULES,
    HOME,
    MESSAGES,
    OVERVIEW,
    RUN_SHEET,
    WHAT_HR_SEES,
    WHAT_YOU_SIGN,
)
from ..model.curriculum import Curriculum
from ..planning.handbook import Handbook
from ..planning.visibility import forms_for

_ALWAYS = (
    HOME, OVERVIEW, WHAT_HR_SEES, WHAT_YOU_SIGN, "modules/index.md", GROUND_RULES, GLOSSARY, EVIDENCE,
)  # fmt: skip


def page_paths(handbook: Handbook) -> frozenset[str]:
    """Return the path of each page that `build_tree` makes of a handbook."""
    curriculum = handbook.curriculum
    sessions = (f"programme/{session}.md" for session in handbook.programme.sessions)
    modules = (f"modules/{name}.md" for name in curriculum.modules)
    written = (page.path for page in handbook.prose)
    running = _running(curriculum) if handbook.edition == "facilitator" else ()
    return frozenset((*_ALWAYS, *sessions, *modules, *_papers(handbook), *_further(curriculum), *running, *written))


def _papers(handbook: Handbook) -> Iterator[str]:
    if forms := forms_for(handbook.curriculum, handbook.edition):
        yield FORMS
        yield from (f"forms/{name}.md" for name in forms)


def _further(curriculum: Curriculum) -> Iterator[str]:
    if len(curriculum.programmes) > 1 or curriculum.tracks:
        yield CHOICES
    if curriculum.contacts:
        yield CONTACTS


def _running(curriculum: Curriculum) -> Iterator[str]:
    """What only the facilitator's edition has."""
    if curriculum.checks or curriculum.cost:
        yield ASSESSMENTS
        yield from (f"checks/{name}.md" for name in curriculum.checks)
    if curriculum.cost:
        yield COST
    if curriculum.run_sheet:
        yield RUN_SHEET
    if curriculum.messages:
        yield MESSAGES
