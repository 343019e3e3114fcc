"""Find everything that is wrong with a workspace, the links between its pages included."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from ..core.problems import Problem, WorkspaceError
from ..model.settings import EDITIONS
from ..planning.handbook import Handbook, ProsePage
from ..reading.pipeline import Reading, handbook_of, read_workspace
from ..site.early_links import early_link_problems
from ..translation.files import translation_problems
from ..translation.labels import label_problems

_FENCED = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1", re.MULTILINE | re.DOTALL)
"""Code, in which a picture is only shown as it is written."""


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
    name = reading.workspace.settings.curriculum
    in_texts = translation_problems(reading.workspace, name, reading.node)
    return (*in_texts, *label_problems(reading.workspace, name, reading.node))


def site_problems(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what is wrong with the links and templates of one edition."""
    found = early_link_problems(reading.workspace, handbook, reading.shown)
    found = problems_in_making(reading, handbook) if found is None else found
    return (*found, *problems_of_pictures(handbook.prose, handbook.assets, found)) if handbook.papers else found


def problems_of_pictures(
    prose: Iterable[ProsePage], assets: Mapping[str, Path], known: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield what is wrong with the pictures that pages show, for whoever prints the pages; a line with a `known`
    problem has enough."""
    with_pictures = [page for page in prose if "![" in _FENCED.sub("", page.markdown)]
    if not with_pictures:
        return
    from ..papers.press.images import images_of

    lines = {problem.location[:2] for problem in known}
    yield from (found for found in images_of(with_pictures, assets).problems if found.location[:2] not in lines)


def problems_in_making(reading: Reading, handbook: Handbook) -> tuple[Problem, ...]:
    """Return what stops a build from making the pages of one edition."""
    from ..site.build_tree import make_tree

    try:
        make_tree(reading.workspace, handbook)
    except WorkspaceError as error:
        return error.problems
    return ()
