"""Progress as lines of text, for a log or a pipe."""

from collections.abc import Callable

_PATIENCE = 60
"""Seconds after which a phase that still lasts says how far it is."""


def phase_line(phase: str, done: int, total: int) -> str:
    """Return a phase with its count, where it has one."""
    return f"{phase} {done} of {total}" if total else phase


class Lines:
    """Writes a line for each phase when it begins, and one a minute while a count in it goes on."""

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._write, self._clock = write, clock
        self._phase, self._due = "", 0.0

    def __call__(self, phase: str, done: int = 0, total: int = 0, /) -> None:
        now = self._clock()
        if phase != self._phase or now >= self._due:
            self._phase, self._due = phase, now + _PATIENCE
            self._write(phase_line(phase, done, total))
