"""Make the papers of handbooks: take those that were made before, and draw the rest."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ...core.problems import Location, Problem, WorkspaceError
from ...planning.booklets import BOOKS
from ...planning.handbook import Handbook
from ...planning.paper_list import Sheet, paper_name
from ...system.processes import ProcessesLost
from ...system.progress import ProgressCallback, unheard
from ...system.scratch import scratch_folder, sweep_folders
from ...system.whole_files import write_whole
from ..brand import brand_files
from ..sheets import common_data, own_data
from .arranging import Question, questions
from .failure import TypesettingError
from .images import NO_IMAGES, Images, images_of
from .lanes import Drawing, Files, Inquiry, Outcome, Task, Unopened, done
from .print_options import USUAL, PrintOptions, options_data, options_of, path_with_options
from .store import Cache, PaperStore
from .template_folder import usable_templates
from .unprinted import Failure, problems_with

_LARGE = (*BOOKS, "pack")
"""Kinds of papers that need much memory to draw."""

_NOT_DRAWN = TypesettingError(
    "the process that drew it ended, and so did the next", "see whether memory is short, and build again"
)


@dataclass(frozen=True, slots=True)
class PressRun:
    """Papers of a handbook with one set of options, and the folder that their paths count from."""

    handbook: Handbook
    sheets: tuple[Sheet, ...]
    folder: Path
    options: PrintOptions = USUAL

    def path(self, sheet: Sheet) -> str:
        """Return the file of one of the papers in the folder."""
        return path_with_options(sheet.path, options_of(sheet.kind, self.handbook.edition, self.options))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One paper of a run: where it goes, and its data as JSON."""

    handbook: Handbook
    sheet: Sheet
    options: PrintOptions
    target: Path
    data: str


_Asked = tuple[Question, ...]
"""What has to be found out before a paper is drawn."""

_Waiting = Mapping[str, Sequence[_Wanted]]
"""Papers to draw, by the names under which they are kept; what differs in nothing is drawn once."""


def put_papers(
    runs: Sequence[PressRun],
    *,
    templates: tuple[Path, ...],
    cache: Cache | None = None,
    timestamp: int | None = None,
    jobs: int = 0,
    link: bool = False,
    on_progress: ProgressCallback = unheard,
) -> None:
    """Put the papers of some runs, all of one client, into their folders.

    So many `jobs` are processes that draw side by side; with 0 all is drawn in this one. With `link` a paper that stays
    in the cache is not written twice: for folders that nobody writes into. `on_progress` hears how many are done.
    Raises `WorkspaceError` with all that do not print, and `OSError`.
    """
    sweep_folders()  # a run that finds all papers made opens none that would do it
    images = _images(runs)
    files = {**usable_templates(templates), **{name: data for run in runs for name, data in _brand(run)}}
    wanted = sum(len(run.sheets) for run in runs)
    on_progress(0, wanted)
    with _opened(cache, files, timestamp) as store:
        waiting: dict[str, list[_Wanted]] = {}
        for one in _all_wanted(runs, images):
            name = store.name(one.data)
            if name in waiting or not store.take(name, one.target, link=link):
                waiting.setdefault(name, []).append(one)
        left = sum(map(len, waiting.values()))
        on_progress(wanted - left, wanted)
        failures: list[Failure] = []
        for name, outcome in _drawn(waiting, {**files, **images.files}, store, jobs):
            if isinstance(outcome, bytes):
                _place(store, name, outcome, waiting[name], link=link)
            else:
                error = outcome if isinstance(outcome, TypesettingError) else _NOT_DRAWN
                failures += [(one.handbook, one.sheet, error) for one in waiting[name]]
            left -= len(waiting[name])
            on_progress(wanted - left, wanted)
    if problems := [*images.problems, *problems_with(failures)]:
        raise WorkspaceError(problems)


def _images(runs: Sequence[PressRun]) -> Images:
    """Return the pictures of all books; what a page shows is the same in each edition that has it."""
    with_books = (run.handbook for run in runs if any(sheet.kind in BOOKS for sheet in run.sheets))
    found = [images_of(handbook.prose, handbook.assets) for handbook in with_books]
    files = {path: data for images in found for path, data in images.files.items()}
    return Images(files, tuple(problem for images in found for problem in images.problems)) if found else NO_IMAGES


def _brand(run: PressRun) -> Iterator[tuple[str, bytes]]:
    yield from brand_files(run.handbook).items()


@contextmanager
def _opened(cache: Cache | None, files: Files, timestamp: int | None) -> Iterator[PaperStore]:
    if cache:
        yield PaperStore(cache.folder, files, timestamp)
        cache.trim()
        return
    with scratch_folder() as folder:
        yield PaperStore(folder, files, timestamp)


def _all_wanted(runs: Sequence[PressRun], images: Images) -> Iterator[_Wanted]:
    """Yield each paper; books wait until what is wrong with their pictures is settled."""
    for papers in _alike(runs):
        run, sheet = papers[0]
        is_book = sheet.kind in BOOKS
        if is_book and images.problems:
            continue
        own = {**own_data(run.handbook, sheet), **({"pictures": images.digests} if is_book else {})}
        shown = json.dumps(own, ensure_ascii=False)
        for run, sheet in papers:
            options = options_of(sheet.kind, run.handbook.edition, run.options)
            common = {**common_data(run.handbook, sheet), "finish": options_data(options)}
            more = json.dumps({key: value for key, value in common.items() if key not in own}, ensure_ascii=False)
            yield _Wanted(run.handbook, sheet, options, run.folder / run.path(sheet), f"{more[:-1]}, {shown[1:]}")


def _alike(runs: Sequence[PressRun]) -> Iterable[Sequence[tuple[PressRun, Sheet]]]:
    """Return papers that differ in their size and their options alone side by side: what they show is made once."""
    alike: dict[tuple[int, str], list[tuple[PressRun, Sheet]]] = {}
    for run in runs:
        for sheet in run.sheets:
            alike.setdefault((id(run.handbook), paper_name(sheet)), []).append((run, sheet))
    return alike.values()


def _drawn(waiting: _Waiting, files: Files, store: PaperStore, jobs: int) -> Iterator[tuple[str, Outcome]]:
    """Yield what comes of each paper by its name.

    The longest come first, so that none is left alone in the end; then papers that are alike follow each other, since
    Typst remembers what the last few had in common.
    """
    names = sorted(waiting, key=lambda name: _turn(waiting[name][0]))
    papers = [waiting[name][0] for name in names]
    asked = [tuple(filter(None, questions(json.loads(one.data), files))) for one in papers]
    answers = _answers(list(zip(papers, asked, strict=True)), files, store, jobs)
    tasks = [_drawing(*paper, answers, store.timestamp) for paper in zip(papers, asked, strict=True)]
    for at, outcome in _done(files, tasks, jobs):
        yield names[at], outcome


def _turn(one: _Wanted) -> tuple[int, str, str]:
    return (-len(one.data) if one.sheet.kind in _LARGE else 0, str(one.options), one.sheet.path)


def _done(files: Files, tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, Outcome]]:
    """Yield what comes of tasks; raises `WorkspaceError` where it is no use to go on."""
    place = Location("templates/print")
    try:
        for at, outcome in done(files, tasks, jobs=jobs):
            if isinstance(outcome, Unopened):
                raise WorkspaceError([Problem(place, "broken-template", outcome.message, outcome.hint)])
            yield at, outcome
    except ProcessesLost as error:
        hint = "see whether memory is short, and run it again: papers that are done are kept"
        raise WorkspaceError([Problem(place, "does-not-print", str(error), hint)]) from error


def _answers(
    papers: Sequence[tuple[_Wanted, _Asked]], files: Files, store: PaperStore, jobs: int
) -> Mapping[str, object]:
    """Return what has to be found out before papers are drawn, by the names of questions."""
    with store.answers() as known:
        asked = {question.name: (question, one.options) for one, own in papers for question in own}
        tasks: list[Task] = [Inquiry(*asking) for name, asking in asked.items() if name not in known]
        for at, answer in _done(files, tasks, jobs):
            task = tasks[at]
            if answer is not None and isinstance(task, Inquiry):
                known[task.question.name] = answer
        return dict(known)


def _drawing(one: _Wanted, asked: _Asked, answers: Mapping[str, object], timestamp: int | None) -> Drawing:
    own = {question.name: answers[question.name] for question in asked if question.name in answers}
    return Drawing(one.data, own, one.options, timestamp, is_large=one.sheet.kind in _LARGE)


def _place(store: PaperStore, name: str, pdf: bytes, papers: Sequence[_Wanted], *, link: bool) -> None:
    """A cache that cannot be written to keeps nobody from the paper."""
    with suppress(OSError):
        store.put(name, pdf)
    for one in papers:
        if not store.take(name, one.target, link=link):
            write_whole(one.target, pdf)
