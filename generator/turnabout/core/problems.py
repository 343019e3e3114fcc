"""What a person can have done wrong, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Location(NamedTuple):  # there are tens of thousands, and a dataclass takes five times as long to make
    """A place in a file: the path as a person would type it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to fix: where, a stable code, what was found and is accepted, and a hint where the fix is known."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class WorkspaceError(Exception):
    """The user's files cannot be used as they are; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(f"{p.location}  {p.code}  {p.message}" for p in self.problems))


class RequestError(ValueError):
    """What was asked for is not there or cannot be had, and this says so; it is no problem in a file."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)


class NoSuchClient(RequestError):
    """A client was asked for by a name that no folder under curricula/clients/ has."""


def did_you_mean(word: str, accepted: Iterable[str]) -> str:
    """Return `did you mean 'x'` for the nearest accepted word, or nothing where none is near."""
    near = nearest(word, accepted)
    return f"did you mean {near!r}" if near else ""


def nearest(word: str, accepted: Iterable[str]) -> str | None:
    """Return the accepted word nearest to what was typed, or None where none is near."""
    matches = get_close_matches(word.lower(), list(accepted), n=1, cutoff=0.6)
    return matches[0] if matches else None


def one_of(accepted: Iterable[str]) -> str:
    """List accepted words for the end of a message."""
    return ", ".join(accepted)


def in_short(text: str, most: int = 60) -> str:
    """Return a text as a message quotes it, cut where it has more signs."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
