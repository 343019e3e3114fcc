"""Draw papers, here or in processes of their own, so that none of them holds the memory of all."""

import json
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from ...system.processes import cores, side_by_side
from .arranging import Question
from .failure import TypesettingError
from .print_options import PrintOptions, options_files
from .typesetting import Press

Files = Mapping[str, bytes]

_FEW = 12
"""Papers for which it is not worth while to begin a process."""

_MOST_MEGABYTES = 220
"""What a process may hold when it begins a paper: Typst keeps what it has drawn, and has no call to forget it."""

_MOST_LANES = 4
"""Processes beyond which memory is dearer than time."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A paper to draw: its data as JSON, what was found out for it by the names of questions, and its options."""

    data: str
    answers: Mapping[str, object]
    options: PrintOptions
    timestamp: int | None
    is_large: bool


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Something to find out before papers are drawn with some options."""

    question: Question
    options: PrintOptions


Task = Drawing | Inquiry
Outcome = object
"""The PDF of a drawing or why there is none, as a `TypesettingError`; the answer to a question, or None without one;
`Unopened` where nothing at all can be drawn."""


class Unopened(TypesettingError):
    """Templates and fonts with which no paper can be drawn."""


def lanes() -> int:
    """Return how many processes draw side by side where nobody says it."""
    return min(cores(), _MOST_LANES)


def done(files: Files, tasks: Sequence[Task], *, jobs: int) -> Generator[tuple[int, Outcome]]:
    """Yield what comes of each task with its position, in any order; None where it ended the processes that tried it.

    `files` are templates, fonts and brand by their paths. With 0 `jobs`, or a few small papers, all is done in this
    process. Raises `ProcessesLost`.
    """
    if jobs == 0 or (len(tasks) <= _FEW and not any(isinstance(task, Drawing) and task.is_large for task in tasks)):
        with _presses(files) as do:
            yield from enumerate(map(do, tasks))
        return
    yield from side_by_side(_presses, files, tasks, jobs=jobs, ahead=1, most_megabytes=_MOST_MEGABYTES)


@contextmanager
def _presses(files: Files) -> Iterator[Callable[[Task], Outcome]]:
    """Open a press for each set of options, when it is asked for."""
    with ExitStack() as stack:
        presses: dict[PrintOptions, Press] = {}
        known: dict[str, object] = {}

        def press_for(options: PrintOptions) -> Press:
            if options not in presses:
                presses[options] = stack.enter_context(Press((), {**files, **options_files(options)}, known))
            return presses[options]

        def do(task: Task) -> Outcome:
            try:
                press = press_for(task.options)
            except TypesettingError as error:
                return Unopened(error.message, error.hint)
            if isinstance(task, Inquiry):
                return press.find(task.question)
            known.update(task.answers)
            return _drawn(press, task)

        yield do


def _drawn(press: Press, drawing: Drawing) -> bytes | TypesettingError:
    try:
        return press.typeset(json.loads(drawing.data), timestamp=drawing.timestamp)
    except TypesettingError as error:
        return error
