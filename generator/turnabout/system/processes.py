"""Do many pieces of work in processes of their own, side by side."""

import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

Setup = TypeVar("Setup")
Task = TypeVar("Task")
Result = TypeVar("Result")
Opener = Callable[[Setup], AbstractContextManager[Callable[[Task], Result]]]
"""Gets ready in a process of its own what does the work there; both it and the setup are pickled."""

_TRIES = 2
"""Processes that one task may end before it is given up."""

_LOSSES = 10
"""Processes that may end one after another without a result."""

_PATIENCE = 20
"""Seconds that a process has to finish what is in the works when all is over."""


class ProcessesLost(Exception):
    """Process after process ended without a result; what is done stays."""


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(
    opener: Opener[Setup, Task, Result],
    setup: Setup,
    tasks: Sequence[Task],
    *,
    jobs: int,
    ahead: int = 2,
    most_megabytes: int | None = None,
) -> Generator[tuple[int, Result | None]]:
    """Yield the result of each task with its position, as it comes; None where it ended every process that tried it.

    `ahead` is how many tasks a process has at a time: with two it need not wait for the next one. A process that holds
    more than `most_megabytes` after a task makes way for a fresh one. Raises `ProcessesLost` where none lives.
    """
    team = _Team(opener, setup, tasks, min(jobs, len(tasks)), ahead, most_megabytes)
    try:
        yield from team.results()
    finally:
        team.end()


class _Team(Generic[Setup, Task, Result]):
    """Processes at work. Python's own pools keep no more than a promise for each task, and lose all of them with one
    process; here each process has a line of its own, and ends when the other end of it is gone."""

    def __init__(
        self,
        opener: Opener[Setup, Task, Result],
        setup: Setup,
        tasks: Sequence[Task],
        size: int,
        ahead: int,
        most_megabytes: int | None,
    ) -> None:
        self._opener, self._setup, self._ahead = opener, setup, ahead
        self._most = most_megabytes
        self._todo = deque(enumerate(tasks))
        self._tries, self._losses = Counter[int](), 0
        self._threads = max(1, cores() // max(1, size))
        self._workers = [self._worker() for _ in range(size)]
        for worker in self._workers:  # which all are starting by now, and take a second each
            worker.begin()

    def results(self) -> Iterator[tuple[int, Result | None]]:
        while self._todo or any(worker.doing for worker in self._workers):
            for worker in self._workers:
                worker.take_from(self._todo, self._ahead)
            for worker in _heard(self._workers):
                if worker.hear():
                    self._losses = 0
                    yield worker.result()
                    self._relieve(worker)
                else:
                    yield from self._replace(worker)

    def end(self) -> None:
        """Let all processes go."""
        for worker in self._workers:
            worker.hang_up()
        for worker in self._workers:
            worker.end()

    def _begun(self) -> "_Worker[Setup, Task, Result]":
        worker = self._worker()
        worker.begin()
        return worker

    def _worker(self) -> "_Worker[Setup, Task, Result]":
        return _Worker(self._opener, self._setup, self._threads)

    def _relieve(self, worker: "_Worker[Setup, Task, Result]") -> None:
        """Put a fresh process in the place of one that has grown too large, when it has nothing more to do."""
        if self._most is None or worker.megabytes <= self._most or worker.doing:
            return
        worker.hang_up()
        worker.end()
        self._workers.remove(worker)
        if self._todo:
            self._workers.append(self._begun())

    def _replace(self, worker: "_Worker[Setup, Task, Result]") -> Iterator[tuple[int, Result | None]]:
        """Hand what an ended process had to others; a task that ends every process is given up."""
        self._losses += 1
        if self._losses == _LOSSES:
            raise ProcessesLost(f"{_LOSSES} processes ended one after another before they had done anything")
        self._workers.remove(worker)
        worker.hang_up()
        worker.end()
        at, _ = worker.doing[0]
        self._tries[at] += 1
        if self._tries[at] == _TRIES:
            worker.doing.popleft()
            yield at, None
        self._todo.extendleft(reversed(worker.doing))
        self._workers.append(self._begun())


class _Worker(Generic[Setup, Task, Result]):
    """A process, the tasks that it has been handed, and the megabytes that it held after the last one."""

    def __init__(self, opener: Opener[Setup, Task, Result], setup: Setup, threads: int) -> None:
        self.doing = deque[tuple[int, Task]]()
        self.megabytes = 0
        # A process that is forked would have the open lines of all others, and some libraries do not live through it.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, threads), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()
        self._ready = (opener, setup)

    def begin(self) -> None:
        """Hand the process what gets it ready; waits until it has started."""
        self._send(self._ready)

    @property
    def line(self) -> Connection:
        """Our end of the line to the process."""
        return self._line

    def take_from(self, todo: deque[tuple[int, Task]], most: int) -> None:
        """Take as many tasks as a process should have."""
        while todo and len(self.doing) < most:
            self.doing.append(todo.popleft())
            self._send(self.doing[-1][1])

    def hear(self) -> bool:
        """Tell whether the process has done the first of its tasks; else it has ended."""
        try:
            self._said, self.megabytes = self._line.recv()
        except (EOFError, OSError):
            return False
        return True

    def result(self) -> tuple[int, Result]:
        """Return the position of the task that the process has done, and what came of it."""
        said: Result = self._said
        return self.doing.popleft()[0], said

    def hang_up(self) -> None:
        """Let the process end after what is in the works."""
        self._line.close()

    def end(self) -> None:
        """Wait for the process to end, and end it if it does not."""
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()

    def _send(self, message: object) -> None:
        """That a process has ended is heard when it should give something."""
        with suppress(OSError):
            self._line.send(message)


def _heard(workers: Sequence[_Worker[Setup, Task, Result]]) -> list[_Worker[Setup, Task, Result]]:
    """Wait until some process has done a task or has ended."""
    lines = {worker.line: worker for worker in workers if worker.doing}
    return [lines[line] for line in wait([*lines]) if isinstance(line, Connection)]


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal; those that are started here leave it to us."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(line: Connection, threads: int) -> None:
    for told in (signal.SIGINT, signal.SIGTERM):  # which may be sent to all processes: we are told when to end
        signal.signal(told, signal.SIG_IGN)
    # Typst would begin a thread on every core, and threads of several processes only get in each other's way.
    os.environ.setdefault("RAYON_NUM_THREADS", str(threads))
    with suppress(EOFError, OSError):
        opener, setup = line.recv()
        with opener(setup) as do:
            while True:
                line.send((do(line.recv()), _megabytes()))


def _megabytes() -> int:
    """Return how much memory this process holds, or has held at most where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return _most_megabytes()
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def _most_megabytes() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10
