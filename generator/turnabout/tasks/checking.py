"""Find everything that is wrong with a workspace, the links between its pages included."""

from datetime import date
from pathlib import Path

from ..model.settings import EDITIONS
from ..planning.handbook import Handbook
from ..problems import Problem, WorkspaceError
from ..reading import Reading, handbook_of, read_workspace
from ..site.early_links import early_link_problems
from ..translation.files import translation_problems


def check_workspace(root: Path, *, today: date | None = None) -> tuple[Problem, ...]:
    """Return every problem of every file; raises `WorkspaceError` only where there is no curriculum to speak of."""
    return check_reading(read_workspace(root, today=today))


def check_reading(reading: Reading) -> tuple[Problem, ...]:
    """Return every problem of what was read, its site and its translations."""
    if any(problem.severity == "error" for problem in reading.problems):
        return reading.problems
    found = (problem for edition in EDITIONS for problem in site_problems(reading, handbook_of(reading, edition)))
    return tuple(sorted({*reading.problems, *found, *_in_translations(reading)}))


def _in_translations(reading: Reading) -> tuple[Problem, ...]:
    return translation_problems(reading.workspace, reading.workspace.settings.curriculum, reading.node)


def site_problems(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what is wrong with the links and templates of one edition."""
    found = early_link_problems(reading.workspace, handbook, reading.shown)
    return problems_in_making(reading, handbook) if found is None else found


def problems_in_making(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what stops a build from making the pages of one edition."""
    from ..site.making import make_tree

    try:
        make_tree(reading.workspace, handbook)
    except WorkspaceError as error:
        return error.problems
    return ()
