"""Try inputs on a reader in processes of their own, so that one that ends or hangs loses nothing but itself."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from fuzzing.judging import SECONDS, Fault, fault_in
from fuzzing.mutating import mutated
from fuzzing.readers import Reader

PATIENCE = 20 * SECONDS
"""Seconds after which a process that tries one input still is ended: it does not heed its own limit."""
_SLICE = 20_000
"""Inputs that one process tries: readers keep some of what they read."""
_MOST_KINDS = 20
"""Kinds of fault after which a reader has been tried enough."""
_AT_ONCE = 25
"""Inputs between two reports of a process."""


@dataclass(slots=True)
class Tally:
    """How many inputs a reader was given, and what it did wrong: the first input for each kind of fault."""

    inputs: int = 0
    faults: dict[Fault, bytes] = field(default_factory=dict)
    times: int = 0

    def add(self, fault: Fault, data: bytes) -> None:
        """Count a fault, and keep its input if there is none of its kind, or a longer one."""
        self.times += 1
        known = next((known for known in self.faults if known.kind == fault.kind), None)
        if known is None or len(data) < len(self.faults[known]):
            if known:
                del self.faults[known]
            self.faults[fault] = data


def input_of(name: str, reader: Reader, seed: int, number: int) -> bytes:
    """Return an input by its number: no other has to be made for it."""
    return _made(name, reader.texts(), _words(reader), seed, number)


def tried(name: str, reader: Reader, seed: int, *, seconds: float, inputs: int | None = None) -> Tally:
    """Give a reader inputs for some time, or so many of them."""
    tally, end = Tally(), time.monotonic() + seconds
    while (inputs is None or tally.inputs < inputs) and time.monotonic() < end and len(tally.faults) < _MOST_KINDS:
        last = tally.inputs + _SLICE if inputs is None else min(inputs, tally.inputs + _SLICE)
        _slice(tally, name, reader, seed, last, end - time.monotonic())
    return tally


def smaller(reader: Reader, data: bytes, fault: Fault) -> bytes:
    """Return an input of the same fault from which no part can be left out, as far as it was found in a short time."""
    end = time.monotonic() + 4 * SECONDS
    with TemporaryDirectory() as folder:
        read = reader.opened(Path(folder))
        size = len(data) // 2
        while size and time.monotonic() < end:
            at = 0
            while at < len(data) and time.monotonic() < end:
                less = data[:at] + data[at + size :]
                found = fault_in(read, less, reader.shown)
                data, at = (less, at) if found and found.kind == fault.kind else (data, at + size)
            size //= 2
    return data


def _words(reader: Reader) -> list[bytes]:
    """A word is bytes, written as the signs of the same numbers."""
    return [word.encode("latin-1") for word in reader.words]


def _made(name: str, seeds: tuple[bytes, ...], words: list[bytes], seed: int, number: int) -> bytes:
    return mutated(Random(f"{seed}/{name}/{number}"), seeds, words)


def _slice(tally: Tally, name: str, reader: Reader, seed: int, last: int, seconds: float) -> None:
    """Have one process try the next inputs; one that it did not survive is a fault too."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    current = context.Value("q", tally.inputs, lock=False)
    process = context.Process(target=_work, args=(theirs, current, name, reader, seed, tally.inputs, last, seconds))
    process.start()
    theirs.close()
    is_stuck = False
    for report in _reports(ours, current):
        if report is None:
            is_stuck = True
            process.kill()
            break
        tally.inputs = report[0] + 1
        if report[1]:
            tally.add(report[1], input_of(name, reader, seed, report[0]))
    process.join()
    if is_stuck or process.exitcode:
        how = f"did not end within {PATIENCE} s" if is_stuck else f"ended with {process.exitcode}"
        tally.inputs = current.value + 1
        tally.add(Fault(f"the process {how}"), input_of(name, reader, seed, current.value))


def _reports(ours: Connection, current: Any) -> Iterator[tuple[int, Fault | None] | None]:
    """Yield what a process reports until it closes its end; None where it stays with one input for too long."""
    before = -1
    while True:
        if ours.poll(PATIENCE):
            try:
                yield ours.recv()
            except EOFError:
                return
        elif current.value == before:
            yield None
        before = current.value


def _work(
    reports: Connection, current: Any, name: str, reader: Reader, seed: int, first: int, last: int, seconds: float
) -> None:
    seeds, words = reader.texts(), _words(reader)
    with TemporaryDirectory() as folder:
        read = reader.opened(Path(folder))
        end = time.monotonic() + seconds  # not counting how long it takes to begin
        for number in range(first, last):
            current.value = number
            fault = fault_in(read, _made(name, seeds, words, seed, number), reader.shown)
            is_end = time.monotonic() >= end or number == last - 1
            if fault or is_end or number % _AT_ONCE == 0:
                reports.send((number, fault))
            if is_end:
                return
