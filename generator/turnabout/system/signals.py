"""End a command that is told to end as one that fails: what it has begun is cleared away first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(BaseException):
    """The system, or somebody, told the command to end; `status` is what a shell expects then."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Raise `Ended` where the command is told to end; a signal that is to be ignored (nohup) stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    heed_signals()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def heed_signals() -> None:
    """Have this process raise `Ended` from now on where it is told to end; for one that was begun to do one thing."""
    for number in _SIGNALS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    """Being told once is enough: clearing away is not broken off."""
    signal.signal(number, signal.SIG_IGN)
    raise Ended(number)
