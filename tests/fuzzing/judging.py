"""What a reader may do with any bytes, and what it did."""

import json
import re
import resource
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from unicodedata import category

from turnabout.core.problems import Location, Problem, WorkspaceError
from turnabout.core.report import Format, format_problems

SECONDS = 3
"""Of processor time, for one input."""
MEGABYTES = 300
"""Of memory more than before, for one input."""
LONGEST = 2000
"""Bytes of a message, or of a hint."""
MOST = 300_000
"""Bytes of all problems as they are printed: fifty, each with a message, a hint and a line of the file."""
SHOWN = "fuzzed"
"""The path that a reader is told where it asks for one; problems of other files are not judged by their lines."""

Read = Callable[[bytes], Iterable[Problem]]
"""Reads an input, and returns what is wrong with it; may raise `WorkspaceError`."""

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reader did that it may not: equal ones have one cause, as far as can be told; `more` is for people."""

    kind: str
    more: str = ""


class _TooLong(BaseException):
    pass


def fault_in(read: Read, data: bytes, shown: str = SHOWN, *, seconds: float = SECONDS) -> Fault | None:
    """Read an input under limits, and return what is wrong with how it was read; in the main thread alone."""
    try:
        with _limits(seconds):
            try:
                problems = tuple(read(data))
            except WorkspaceError as error:
                problems = error.problems
            return next(_misfits(problems, data, shown), None)
    except _TooLong as error:
        return Fault(f"more than {seconds} s in {_place(error)}", _trace(error))
    except MemoryError as error:
        return Fault(f"more than {MEGABYTES} MB in {_place(error)}", _trace(error))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a panic of a library in Rust is no Exception
        return Fault(f"{type(error).__name__} in {_place(error)}", _trace(error))


def lines_of(data: bytes) -> list[str]:
    """Return the lines of an input, however it may be encoded, as far as an editor could number them."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return _BREAK.split(data.decode(encoding, "replace"))


def _misfits(problems: Iterable[Problem], data: bytes, shown: str) -> Iterator[Fault]:
    lines = len(lines_of(data))
    for problem in problems:
        where = problem.location
        if min(where.line, where.column) < 1 or (where.path == shown and where.line > lines):
            yield Fault(f"{problem.code} at no line of the file", f"{where}, and the file has {lines} lines")
    for format_ in ("text", "github", "json"):
        yield from misprints(format_, format_problems(problems, format_, _line_in(data)))


def misprints(format_: Format, text: str) -> Iterator[Fault]:
    """Yield what nobody could read of problems as they are printed: hidden signs, and more than a person takes in."""
    text.encode()
    if hidden := {sign for sign in text if not sign.isprintable() and category(sign) != "Zs"} - {"\n"}:
        yield Fault(f"hidden signs in {format_}", ascii("".join(sorted(hidden))))
    if len(text.encode()) > MOST:
        yield Fault(f"too much in {format_}", f"{len(text.encode())} bytes")
    for record in json.loads(text)["problems"] if format_ == "json" else ():
        for name in ("message", "hint"):
            if (size := len(record[name].encode())) > LONGEST:
                yield Fault(f"{record['code']} with a long {name}", f"{size} bytes: {record[name][:100]!a}…")


def _line_in(data: bytes) -> Callable[[Location], str | None]:
    lines = lines_of(data)
    return lambda where: lines[where.line - 1] if 0 < where.line <= len(lines) else None


@contextmanager
def _limits(seconds: float) -> Iterator[None]:
    """Processor time, so that a busy machine does not matter; and memory, beside what the process has already."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEGABYTES * 1_000_000, hard))
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooLong


def _place(error: BaseException) -> str:
    """Return the innermost function of ours that was running, as a cause to tell faults apart by."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/turnabout/" in frame.filename]
    frame = (ours or [frame for frame in frames if frame.name != _stop.__name__])[-1]
    return f"{frame.filename.rpartition('/')[2]}:{frame.name}"


def _trace(error: BaseException) -> str:
    lines = "".join(traceback.format_exception(error, limit=-4)).splitlines()
    return "\n".join(line[:300] for line in lines[-14:])
