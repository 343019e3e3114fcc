"""Build both editions of a workspace or of its clients, and put them in the place of the last ones when they are
whole."""

import shutil
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Literal

from ..clients.customising import Customiser
from ..clients.files import demand_client
from ..core.problems import Location, Problem, WorkspaceError
from ..model.settings import EDITIONS, Edition
from ..papers.press.lanes import lanes
from ..papers.press.printing import put_papers
from ..papers.press.store import Cache
from ..reading.edition_source import edition_source_of
from ..reading.lockfiles import record_new_baselines
from ..reading.pipeline import Reader, read_workspace
from ..reading.reading import Reading, handbook_of
from ..release.delivery import carry_over, deliver, dist_of, fresh_folder, link_or_copy, link_same, tidy
from ..release.searching import demand_no_others, demand_no_secrets, demand_nothing_foreign, leaks_of_others
from ..site.build_tree import make_tree
from ..site.engine import load_settings
from ..site.last_site import LastSite, build_unless_same
from ..site.papers import SitePapers
from ..site.staging import DOCS, stage
from ..site.tree import Tree
from ..sources.workspace import open_workspace
from ..system.locking import alone
from ..system.progress import Progress, named, silent
from ..system.scratch import folder_made_whole
from ..system.signals import heed_signals
from ..system.whole_files import write_whole
from .one_writer import writing_sources

Only = Literal["site", "papers"]
"""A half of a build; the other half stays as the last build left it."""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build and how: `client` None for the base; a draft may hold what a client has yet to decide; `only` one
    half, or None for both; `jobs` builds that run beside each other share the machine."""

    root: Path
    client: str | None
    timestamp: int | None
    is_draft: bool = False
    only: Only | None = None
    jobs: int = 1


def build_workspace(
    root: Path,
    client: str | None = None,
    *,
    timestamp: int | None,
    is_draft: bool = False,
    only: Only | None = None,
    progress: Progress = silent,
) -> Path:
    """Build the sites under dist/base/, or dist/CLIENT/, and return that folder; raises `WorkspaceError`, and then what
    was there before is still there, `NoSuchClient`, and `InUse` where another build of the same is at work."""
    demand_client(root, client)
    dist = dist_of(root, client)
    with fresh_folder(dist) as fresh:
        _make(BuildRequest(root, client, timestamp, is_draft, only), fresh, progress)
        demand_no_others(root, client, fresh)
        deliver(fresh, dist)
    return dist


def build_clients(
    root: Path,
    clients: Iterable[str],
    *,
    timestamp: int | None,
    is_draft: bool = False,
    only: Only | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> None:
    """Build several clients, each as if it were alone; raises `WorkspaceError` with the problems of all.

    A client with problems keeps its last good build, and does not stop the others. If a text of one client is found
    with another, none is delivered.
    """
    names = tuple(clients)
    with ExitStack() as stack:
        fresh = stack.enter_context(fresh_folder(root / "dist"))
        for name in names:
            stack.enter_context(alone(dist_of(root, name)))
            tidy(dist_of(root, name))
        folders = {name: fresh / name.replace("/", "+") for name in names}
        requests = [(BuildRequest(root, name, timestamp, is_draft, only, jobs), folders[name]) for name in names]
        problems: dict[str, tuple[Problem, ...]] = {}
        made = stack.enter_context(closing(_made(requests, jobs)))
        for number, name in enumerate(names, start=1):
            progress(f"client {name}", number, len(names))
            problems[name] = next(made)
        every = [problem for found in problems.values() for problem in found]
        whole = {name: folders[name] for name in names if not problems[name]}
        progress("search for texts of other clients")
        if leaks := leaks_of_others(root, whole):
            raise WorkspaceError((*every, *leaks))
        for name, folder in whole.items():
            deliver(folder, dist_of(root, name))
        progress("delivered clients", len(whole), len(names))
    if every:
        raise WorkspaceError(every)


def stage_edition(
    root: Path,
    edition: Edition,
    folder: Path,
    *,
    timestamp: int | None,
    client: str | None = None,
    progress: Progress = silent,
) -> None:
    """Write one edition as Markdown with a plain mkdocs.yml into a folder that is new or empty, whole or not at all;
    raises `WorkspaceError`, `NoSuchClient`."""
    progress("reading")
    reading = read_workspace(root, client)
    reading.demand_sound()
    with folder_made_whole(folder.resolve()) as fresh:
        _stage(reading, {edition: fresh}, BuildRequest(root, client, timestamp), link=False, progress=progress)
        demand_nothing_foreign(reading, edition, fresh)


def _made(requests: list[tuple[BuildRequest, Path]], jobs: int) -> Generator[tuple[Problem, ...]]:
    """Yield the problems of each build in turn; every job is a process of its own, which shares nothing."""
    if jobs == 1:
        yield from map(_make_alone, requests)
        return
    with ProcessPoolExecutor(jobs, max_tasks_per_child=1, initializer=heed_signals) as pool:
        try:
            yield from pool.map(_make_alone, requests)
        except BrokenProcessPool as error:
            hint = "see whether memory is short, and run it again with fewer --jobs"
            message = "a process that built a client ended before it had done anything"
            raise WorkspaceError([Problem(Location("dist"), "site-does-not-build", message, hint)]) from error
        except GeneratorExit:
            raise
        except BaseException:  # a signal: nobody waits for what is in the works
            for process in active_children():
                process.terminate()
            raise


def _make_alone(task: tuple[BuildRequest, Path]) -> tuple[Problem, ...]:
    request, folder = task
    try:
        _make(request, folder, silent)
    except WorkspaceError as error:
        return error.problems
    return ()


def _make(request: BuildRequest, fresh: Path, progress: Progress) -> None:
    progress("reading")
    workspace, problems = open_workspace(request.root)
    edition_source = edition_source_of(Customiser(workspace), request.client)
    reader = Reader(workspace, problems)
    for language in edition_source.languages:
        reading = reader.read(edition_source, language)
        reading.demand_sound(is_draft=request.is_draft)
        _make_sites(reading, request, language or "", fresh, named(progress, language) if language else progress)
    with writing_sources(request.root):
        record_new_baselines(workspace, edition_source)


def _make_sites(reading: Reading, request: BuildRequest, language: str, fresh: Path, progress: Progress) -> None:
    if request.only == "papers":
        _add_papers(reading, request, language, fresh, progress)
    else:
        _make_pages(reading, request, language, fresh, progress)
    progress("search for leaks")
    demand_no_secrets(reading, fresh / language / "handbook", jobs=request.jobs)
    link_same(fresh / language, names=EDITIONS)


def _make_pages(reading: Reading, request: BuildRequest, language: str, fresh: Path, progress: Progress) -> None:
    build = request.root / "build" / dist_of(Path(), request.client).relative_to("dist")
    staged = {edition: build / language / edition for edition in EDITIONS}
    with _cleared(staged.values()):
        _write_staged(reading, staged, request, language, progress)
        for edition, folder in staged.items():
            progress(f"{edition}: site")
            last = dist_of(request.root, request.client) / language / edition
            records = Cache(request.root, request.client, reading.workspace.settings.cache).folder
            _build_site(folder, fresh / language / edition, LastSite(last, records))


@contextmanager
def _cleared(folders: Collection[Path]) -> Iterator[None]:
    """Clear folders away before and after, whatever happens in between."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        yield
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _write_staged(
    reading: Reading, staged: Mapping[Edition, Path], request: BuildRequest, language: str, progress: Progress
) -> None:
    if request.only == "site":
        for edition, folder in staged.items():
            last = dist_of(request.root, request.client) / language / edition
            papers = _last_papers(SitePapers(handbook_of(reading, edition)), last, folder / DOCS)
            _write_pages(reading, make_tree(reading.workspace, papers), folder)
    else:
        _stage(reading, staged, request, link=True, progress=progress)


def _last_papers(papers: SitePapers, last: Path, docs: Path) -> SitePapers:
    """Put the papers of the last build beside the pages; a handbook that lacks one of them speaks of none."""
    there = frozenset(path for path in papers.paths if (last / path).is_file())
    for path in there:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        link_or_copy(last / path, docs / path)
    return papers if there == papers.paths else SitePapers(replace(papers.handbook, papers=()))


def _add_papers(reading: Reading, request: BuildRequest, language: str, fresh: Path, progress: Progress) -> None:
    """Put new papers beside the pages of the last build."""
    sites = {edition: fresh / language / edition for edition in EDITIONS}
    for edition, site in sites.items():
        carry_over(dist_of(request.root, request.client) / language / edition, site, but="print")
    _put_papers(reading, _papers_of(reading), sites, request, link=False, progress=progress)


def _stage(
    reading: Reading, folders: Mapping[Edition, Path], request: BuildRequest, *, link: bool, progress: Progress
) -> None:
    """Write editions as Markdown with their papers; with `link` these lie in the cache too."""
    papers = _papers_of(reading, folders)
    trees = {edition: make_tree(reading.workspace, papers[edition]) for edition in folders}
    docs = {edition: folder / DOCS for edition, folder in folders.items()}
    _put_papers(reading, papers, docs, request, link=link, progress=progress)
    for edition, folder in folders.items():
        _write_pages(reading, trees[edition], folder)


def _papers_of(reading: Reading, editions: Iterable[Edition] = EDITIONS) -> Mapping[Edition, SitePapers]:
    return {edition: SitePapers(handbook_of(reading, edition)) for edition in editions}


def _put_papers(
    reading: Reading,
    papers: Mapping[Edition, SitePapers],
    folders: Mapping[Edition, Path],
    request: BuildRequest,
    *,
    link: bool,
    progress: Progress,
) -> None:
    """Put the papers of editions, which are drawn together, into a folder each."""
    workspace = reading.workspace
    put_papers(
        [run for edition, folder in folders.items() for run in papers[edition].runs(folder)],
        templates=workspace.folders("templates/print"),
        cache=Cache(workspace.root, reading.client, workspace.settings.cache),
        timestamp=request.timestamp,
        jobs=max(1, lanes() // request.jobs),
        link=link,
        on_progress=partial(progress, "papers"),
    )
    for edition, folder in folders.items():
        for path, data in papers[edition].documents(workspace, request.timestamp).items():
            write_whole(folder / path, data)


def _write_pages(reading: Reading, tree: Tree, folder: Path) -> None:
    stage(tree, {}, load_settings(reading.workspace.root / "mkdocs.yml"), folder)


def _build_site(staged: Path, site: Path, last: LastSite) -> None:
    complaints = build_unless_same(staged, site, last)
    complaints = tuple(text for text in complaints if not text.startswith("Aborted with")) or complaints
    if complaints:
        raise WorkspaceError(Problem(Location("mkdocs.yml"), "site-does-not-build", text) for text in complaints)
