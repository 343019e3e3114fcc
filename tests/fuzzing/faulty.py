"""Readers that do each thing that none may do, so that it can be told whether it is noticed."""

import os
import re
from pathlib import Path

from fuzzing.judging import SHOWN, Read
from fuzzing.readers import CORPUS, Found, Reader
from turnabout.core.problems import Location, Problem


def _only(data: bytes, problem: Problem) -> Found:
    return (problem,) if b"no" in data else ()


def raising(data: bytes) -> Found:
    """Raise what is no `WorkspaceError`."""
    raise KeyError(data)


def looping(_data: bytes) -> Found:
    """Never end."""
    while True:
        pass


def matching(_data: bytes) -> Found:
    """Never end, in code that is not Python."""
    re.match(r"(a+)+$", "a" * 60 + "b")
    return ()


def hoarding(_data: bytes) -> Found:
    """Take all memory there is."""
    return (Problem(Location(SHOWN), "x", "y" * 10**10),)


def misplacing(data: bytes) -> Found:
    """Point behind the end of the file."""
    return _only(data, Problem(Location(SHOWN, 4), "some-code", "x"))


def counting_from_nought(data: bytes) -> Found:
    """Point before the first column."""
    return _only(data, Problem(Location(SHOWN, 1, 0), "some-code", "x"))


def stumbling(data: bytes) -> Found:
    """Raise over one word."""
    if b"no" in data:
        raise ValueError(data)
    return ()


def ending(data: bytes) -> Found:
    """End the process of whoever reads, now and then."""
    if b"odd" in data:
        os._exit(3)
    return ()


class _Opened:
    def __init__(self, read: Read) -> None:
        self.read = read

    def __call__(self, _folder: Path) -> Read:
        return self.read


def reader_of(read: Read) -> Reader:
    """Return a reader that a process of its own can open."""
    return Reader(_Opened(read), (CORPUS / "seeds" / "answers.yml",), ("odd", "no"))
