"""Make a handbook for MkDocs: every page, picture and paper as a file in a cache, rewritten only where it changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..content.places import HOME
from ..core.problems import Problem
from ..papers.press.lanes import lanes
from ..papers.press.printing import put_papers
from ..papers.press.store import Cache
from ..planning.paper_list import paper_path
from ..reading.pipeline import read_workspace
from ..reading.reading import handbook_of
from ..system.whole_files import write_whole
from .build_tree import make_tree
from .escape import title
from .papers import SitePapers
from .tree import NavItem, Page, Tree, document

_TITLE = "Something is wrong"


@dataclass(frozen=True, slots=True)
class Made:
    """A tree, and where the file of each path below docs/ is."""

    tree: Tree
    files: Mapping[str, Path]


def make(root: Path, cache: Path, client: str | None = None, last: Made | None = None) -> Made:
    """Make the handbook of a workspace, or of a client; raises `WorkspaceError` with all that is wrong.

    Where there is a `last` one, its book of everything stays: nobody waits for hundreds of pages after each edit.
    """
    reading = read_workspace(root, client)
    cache = cache / (client or "base")
    reading.demand_sound()
    handbook = handbook_of(reading)
    workspace, folder, beside = reading.workspace, cache / handbook.edition, SitePapers(handbook)
    tree = make_tree(workspace, beside)
    all_in_one = (paper_path("handbook", size) for size in handbook.papers)
    books = {path: last.files[path] for path in all_in_one if last and path in last.files}
    runs = beside.runs(folder, kept=books)
    store = Cache(root, client, workspace.settings.cache)
    put_papers(runs, templates=workspace.folders("templates/print"), cache=store, jobs=lanes(), link=True)
    papers = {path: folder / path for run in runs for path in map(run.path, run.sheets)}
    return Made(tree, {**_written(folder, tree), **papers, **_kept(folder, beside.documents(workspace)), **books})


def make_problems(problems: tuple[Problem, ...], last: Made | None, cache: Path) -> Made:
    """Show problems on every page that there was, and on the front page."""
    tree = problem_tree(problems, last.tree if last else None)
    return Made(tree, {**(last.files if last else {}), **_written(cache / "problems", tree)})


def _written(folder: Path, tree: Tree) -> dict[str, Path]:
    pages = {page.path: document(page).encode() for page in tree.pages}
    return _kept(folder, {**tree.assets, **pages})


def _kept(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """A file that did not change keeps its time, so that `mkdocs serve --dirty` skips it."""
    for path, content in contents.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != content:
            write_whole(file, content)
    return {path: folder / path for path in contents}


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
