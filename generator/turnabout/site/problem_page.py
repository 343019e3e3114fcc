"""Show what is wrong with the files of a workspace, in place of its pages."""

from collections.abc import Iterator
from dataclasses import replace

from ..content.places import HOME
from ..core.problems import Problem
from .escape import title
from .tree import NavItem, Page, Tree

_TITLE = "Something is wrong"


def problem_tree(problems: tuple[Problem, ...], last: Tree | None) -> Tree:
    """Return the last good tree with the problems on every page, or one page where there was none."""
    markdown = "\n".join(_lines(problems))
    if last is None:
        return Tree((Page(HOME, _TITLE, markdown, None),), (NavItem(_TITLE, HOME),), {})
    return replace(last, pages=tuple(replace(page, title=_TITLE, markdown=markdown) for page in last.pages))


def _lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"# {_TITLE}"
    yield ""
    yield "The handbook comes back when this is mended and saved."
    yield ""
    for problem in problems:
        hint = f"<br>{title(problem.hint)}" if problem.hint else ""
        yield f"- **{title(str(problem.location))}**<br>{title(problem.message)}{hint}"
