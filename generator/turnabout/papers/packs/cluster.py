"""Make packs on the workers of a Dask cluster, which share no disk with us."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from ...core.problems import RequestError
from ...planning.pairs import Pair
from .executor import ExecutorLost
from .inputs import Inputs, tools
from .making import Made, PackMaker, Unmade, arranged_inputs

_SECONDS = 10
"""How long a scheduler has to answer, and workers to be there."""

_EXAMPLE = "tcp://127.0.0.1:8786"

_CHUNK = 4
"""Pairs that a worker gets at a time, so that handing them out costs little beside making their packs."""

_AHEAD = 3
"""Chunks in the cluster for each of its threads: one in the works, and some so that no thread waits for us."""

_LOSSES = 5
"""How often the workers may lose the inputs, one time after another, before a pack is made."""

Chunk = tuple[int, ...]
"""Positions of pairs."""


def on_cluster(inputs: Inputs, pairs: Sequence[Pair], *, address: str) -> Generator[tuple[int, Made]]:
    """Make the packs of pairs on the workers of a Dask scheduler; raises `RequestError`, and `ExecutorLost` where it
    goes away in the middle."""
    with _connected(address) as client:
        yield from _Run(client, arranged_inputs(inputs, pairs), pairs).results()


def make_chunk(inputs: Inputs, pairs: Sequence[Pair]) -> list[Made]:
    """Make the packs of a few pairs on a worker."""
    # Each thread keeps a press of its own for the chunks to come.
    if getattr(_kept, "digest", None) != inputs.digest:
        _kept.digest, _kept.maker = inputs.digest, PackMaker(inputs)
    return [_kept.maker.make(pair) for pair in pairs]


_kept = threading.local()


class _Run:
    """Chunks of pairs on their way through a cluster; no more of them than its threads come to soon."""

    def __init__(self, client: Any, inputs: Inputs, pairs: Sequence[Pair]) -> None:
        from distributed import as_completed

        self._client, self._inputs, self._pairs = client, inputs, pairs
        self._todo = deque(_chunks(len(pairs), _threads(client)))
        self._doing: dict[Any, tuple[Chunk, Any]] = {}
        self._suspects, self._alone = deque[Chunk](), Chunk()
        self._done = as_completed(loop=client.loop)
        self._losses = 0
        self._there = self._sent()

    def results(self) -> Iterator[tuple[int, Made]]:
        """Yield what the workers make, as it comes."""
        while self._todo or self._doing or self._suspects:
            self._submit()
            future = next(self._done)
            chunk, inputs = self._doing.pop(future)
            outcome = _outcome(future)
            if outcome is None:
                self._recover(chunk, inputs)
            elif isinstance(outcome, list):
                self._losses = 0
                yield from zip(chunk, outcome, strict=True)
            elif chunk == self._alone:
                yield chunk[0], outcome
            else:
                self._suspects.extend((at,) for at in chunk)

    def _submit(self) -> None:
        """Dask suspects all that a dead worker had: when the rest is done, each of them is tried with nothing beside
        it."""
        if not (self._todo or self._doing):
            self._alone = self._suspects.popleft()
            self._todo.append(self._alone)
        most = _AHEAD * _threads(self._client)
        while self._todo and len(self._doing) < most:
            chunk = self._todo.popleft()
            pairs = [self._pairs[at] for at in chunk]
            future = self._client.submit(make_chunk, self._there, pairs, pure=False)
            self._doing[future] = chunk, self._there
            self._done.add(future)

    def _recover(self, chunk: Chunk, inputs: Any) -> None:
        """When all workers that had the inputs are gone, those that came since get it again."""
        self._todo.appendleft(chunk)
        if inputs is self._there:
            self._losses += 1
            if self._losses == _LOSSES:
                raise ExecutorLost(f"the workers of the cluster were lost {_LOSSES} times before they had made a pack")
            self._there = self._sent()

    def _sent(self) -> Any:
        try:
            return self._client.scatter(self._inputs, broadcast=True, hash=False, timeout=_SECONDS)
        except (OSError, RuntimeError, CancelledError) as error:
            raise ExecutorLost("the cluster is gone, or has no worker any more") from error


def _outcome(future: Any) -> list[Made] | Unmade | None:
    """What a worker made, why none could, or None where it was lost on the way."""
    try:
        made: list[Made] = future.result()
    except (CancelledError, OSError):
        return None
    except Exception as error:
        if type(error).__name__ == "KilledWorker":
            return Unmade("the workers that tried to make it ended", "try it by itself with --jobs 1")
        return Unmade(f"a worker could not make it: {type(error).__name__}: {error}")
    return made


def _threads(client: Any) -> int:
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


def _chunks(pairs: int, threads: int) -> Iterator[Chunk]:
    """The last ones are handed out so that all threads have something to do where there are few pairs."""
    size = max(1, min(_CHUNK, pairs // threads))
    return (tuple(range(first, min(first + size, pairs))) for first in range(0, pairs, size))


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        what = "--cluster needs Dask; install it beside turnabout: pip install 'distributed>=2025.1'"
        raise RequestError(what) from None
    with _quiet():
        try:
            kind = asyncio.run(_kind_of(address))
        except ValueError as error:
            raise RequestError(f"--cluster {address!r}: {error}; write an address such as {_EXAMPLE}") from None
        except OSError:
            kind = None
        if kind != "Scheduler":
            found = f"no Dask scheduler answers at {address!r} within {_SECONDS} seconds"
            raise RequestError(f"{found}; start one there, or leave out --cluster")
        with Client(address, timeout=_SECONDS, set_as_default=False) as client:
            _demand_workers(client, address)
            yield client


async def _kind_of(address: str) -> object:
    """Ask who is there; a Dask client waits for ever where somebody else listens."""
    from distributed import Security
    from distributed.core import rpc

    async with asyncio.timeout(_SECONDS):
        async with rpc(address, connection_args=Security().get_connection_args("client")) as scheduler:
            return (await scheduler.identity())["type"]


def _demand_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError:
        raise RequestError(f"the Dask scheduler at {address!r} has no worker") from None
    for worker, found in client.run(tools, on_error="return").items():
        if not isinstance(found, Mapping):
            raise RequestError(f"the worker at {worker} has no turnabout {tools()['turnabout']}; install it there")
        for name, own in tools().items():
            if found.get(name) != own:
                theirs, ours = (f"{name} {one}" if one else f"no {name}" for one in (found.get(name), own))
                raise RequestError(f"the worker at {worker} has {theirs}, and here is {ours}; install the same on both")


@contextmanager
def _quiet() -> Iterator[None]:
    """What Dask logs says in other words what we say."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
