"""How far a long piece of work is: the phase that it is in, and the count inside that."""

from collections.abc import Callable
from typing import Protocol

ProgressCallback = Callable[[int, int], None]
"""Hears inside a phase how many are done, of how many."""


class Progress(Protocol):
    """Hears which phase a piece of work is in, by its name, and where things are counted how many are done of how
    many. The first call with a name says that the phase begins."""

    def __call__(self, phase: str, done: int = 0, total: int = 0, /) -> None: ...


def silent(phase: str, done: int = 0, total: int = 0, /) -> None:
    """Say nothing about the phases of a piece of work."""


def unheard(done: int, total: int) -> None:
    """Say nothing about the count inside a phase."""


def named(progress: Progress, prefix: str) -> Progress:
    """Return a progress whose phases carry a prefix: the language or the edition that they are about."""

    def say(phase: str, done: int = 0, total: int = 0, /) -> None:
        progress(f"{prefix}: {phase}", done, total)

    return say
