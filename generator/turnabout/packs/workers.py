"""Make packs in this process, or in several side by side."""

import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from ..planning.pairs import Pair
from .kit import Kit
from .making import Made, PackMaker, Unmade, arranged_kit

Crew = Callable[[Kit, Sequence[Pair]], Generator[tuple[int, Made]]]
"""Makes the packs of pairs, and gives each with the position of its pair, in any order."""

_AHEAD = 2
"""Pairs that a process has at a time: one in the works, and one so that it need not wait."""

_TRIES = 2
"""Processes that the pack of one pair may end before it is given up."""

_LOSSES = 10
"""Processes that may end one after another without a pack."""

_PATIENCE = 20
"""Seconds that a process has to finish what is in the works when all is over."""


class CrewLost(Exception):
    """Those who make the packs are gone; what is done stays."""


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def one_by_one(kit: Kit, pairs: Sequence[Pair]) -> Generator[tuple[int, Made]]:
    """Make the packs of pairs here, in turn."""
    with PackMaker(kit) as maker:
        for at, pair in enumerate(pairs):
            yield at, maker.make(pair)


def side_by_side(kit: Kit, pairs: Sequence[Pair], *, jobs: int) -> Generator[tuple[int, Made]]:
    """Make the packs of pairs in processes of their own; raises `CrewLost` where none of them lives."""
    team = _Team(pairs, min(jobs, len(pairs)))
    try:
        yield from team.results(kit)
    finally:
        team.end()


class _Team:
    """Processes that make packs. Python's own pools keep no more than a promise for each pair, and lose all of them
    with one process; here each process has a line of its own, and ends when the other end of it is gone."""

    def __init__(self, pairs: Sequence[Pair], size: int) -> None:
        self._todo = deque(enumerate(pairs))
        self._tries, self._losses = Counter[int](), 0
        self._pairs = pairs
        self._threads = max(1, cores() // max(1, size))
        self._workers = [_Worker(self._threads) for _ in range(size)]

    def results(self, kit: Kit) -> Iterator[tuple[int, Made]]:
        """Yield what the processes make, as it comes."""
        kit = arranged_kit(kit, self._pairs)
        for worker in self._workers:
            worker.equip(kit)
        while self._todo or any(worker.doing for worker in self._workers):
            for worker in self._workers:
                worker.take_from(self._todo)
            for worker in _heard(self._workers):
                result = worker.result()
                if result:
                    self._losses = 0
                    yield result
                else:
                    yield from self._replace(worker, kit)

    def end(self) -> None:
        """Let all processes go."""
        for worker in self._workers:
            worker.hang_up()
        for worker in self._workers:
            worker.end()

    def _replace(self, worker: "_Worker", kit: Kit) -> Iterator[tuple[int, Made]]:
        """Hand what an ended process had to others; a pair that ends every process is given up."""
        self._losses += 1
        if self._losses == _LOSSES:
            raise CrewLost(f"{_LOSSES} processes ended one after another before they had made a pack")
        self._workers.remove(worker)
        worker.hang_up()
        worker.end()
        at, _ = worker.doing[0]
        self._tries[at] += 1
        if self._tries[at] == _TRIES:
            worker.doing.popleft()
            yield at, Unmade("the process that made it ended, and so did the next", "try it by itself with --jobs 1")
        self._todo.extendleft(reversed(worker.doing))
        self._workers.append(_Worker(self._threads))
        self._workers[-1].equip(kit)


class _Worker:
    """A process that makes packs, and the pairs that it has been handed."""

    def __init__(self, threads: int) -> None:
        self.doing = deque[tuple[int, Pair]]()
        # A process that is forked would have the open lines of all others, and some libraries do not live through it.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, threads), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    @property
    def line(self) -> Connection:
        """Our end of the line to the process."""
        return self._line

    def equip(self, kit: Kit) -> None:
        """Hand over what packs are made from; that a process has ended is heard when it should give something."""
        with suppress(OSError):
            self._line.send(kit)

    def take_from(self, todo: deque[tuple[int, Pair]]) -> None:
        """Take as many pairs as a process should have."""
        while todo and len(self.doing) < _AHEAD:
            self.doing.append(todo.popleft())
            with suppress(OSError):
                self._line.send(self.doing[-1][1])

    def result(self) -> tuple[int, Made] | None:
        """Return what was made of the first pair that the process has, or None where the process has ended."""
        try:
            made: Made = self._line.recv()
        except (EOFError, OSError):
            return None
        return self.doing.popleft()[0], made

    def hang_up(self) -> None:
        """Let the process end after the pack in the works."""
        self._line.close()

    def end(self) -> None:
        """Wait for the process to end, and end it if it does not."""
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()


def _heard(workers: Sequence[_Worker]) -> list[_Worker]:
    """Wait until some process has made a pack or has ended."""
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Typst would begin a thread on every core, and threads of several processes only get in each other's way.
    os.environ.setdefault("RAYON_NUM_THREADS", str(threads))
    with suppress(EOFError, OSError), PackMaker(line.recv()) as maker:
        while True:
            line.send(maker.make(line.recv()))
