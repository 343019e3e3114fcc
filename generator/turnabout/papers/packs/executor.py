"""Make packs in this process, or in several side by side."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager

from ...planning.pairs import Pair
from ...system.processes import ProcessesLost
from ...system.processes import side_by_side as in_processes
from .inputs import Inputs
from .making import Made, PackMaker, Unmade, arranged_inputs

Executor = Callable[[Inputs, Sequence[Pair]], Generator[tuple[int, Made]]]
"""Makes the packs of pairs, and gives each with the position of its pair, in any order."""


class ExecutorLost(Exception):
    """Those who make the packs are gone; what is done stays."""


def one_by_one(inputs: Inputs, pairs: Sequence[Pair]) -> Generator[tuple[int, Made]]:
    """Make the packs of pairs here, in turn."""
    with PackMaker(inputs) as maker:
        for at, pair in enumerate(pairs):
            yield at, maker.make(pair)


def side_by_side(inputs: Inputs, pairs: Sequence[Pair], *, jobs: int) -> Generator[tuple[int, Made]]:
    """Make the packs of pairs in processes of their own; raises `ExecutorLost` where none of them lives."""
    try:
        for at, made in in_processes(_opened, arranged_inputs(inputs, pairs), pairs, jobs=jobs):
            yield at, made or _given_up()
    except ProcessesLost as error:
        raise ExecutorLost(str(error)) from error


@contextmanager
def _opened(inputs: Inputs) -> Iterator[Callable[[Pair], Made]]:
    with PackMaker(inputs) as maker:
        yield maker.make


def _given_up() -> Unmade:
    return Unmade("the process that made it ended, and so did the next", "try it by itself with --jobs 1")
