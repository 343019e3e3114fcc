"""Report one mistake once: leave out what only follows from a line of the file that does not read."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ...core.nodes import Path
from ...core.problems import Problem

_STRUCTURE = frozenset({"yaml-indentation", "yaml-syntax", "yaml-no-colon", "yaml-duplicate-key"})
"""Where a file has one of these, what stands around it may have been taken for something else."""
_BEGINS = re.compile(r" {0,2}- |[^\s#]")
"""A line with which a change or a setting begins."""


def is_garbled(problems: Iterable[Problem], path: str) -> bool:
    """Tell whether lines of a file do not read, so that others may have been taken for something else."""
    return any(problem.code in _STRUCTURE and problem.location.path == path for problem in problems)


def without_follow_ons(problems: tuple[Problem, ...], path: str, text: str) -> tuple[Problem, ...]:
    """Return problems with one left in each stretch of a file that does not read: a change or setting with such a line,
    and the one before, to which the line may belong."""
    starts = [1] + [number for number, line in enumerate(text.split("\n"), 1) if _BEGINS.match(line)]
    kept: list[Problem] = []
    doubtful: list[range] = []
    for problem in sorted(p for p in problems if p.code in _STRUCTURE and p.location.path == path):
        stretch = _stretch(problem.location.line, starts)
        if not doubtful or stretch.start >= doubtful[-1].stop:
            kept.append(problem)
        doubtful.append(stretch)
    others = (problem for problem in problems if problem.code not in _STRUCTURE or problem.location.path != path)
    return (*kept, *(problem for problem in others if not _is_follow_on(problem, path, doubtful)))


def terms_reported_once(problems: Iterable[Problem], doubtful: Iterable[Path]) -> tuple[Problem, ...]:
    """Return problems with each unknown term named once, and none where a change about terms was not understood."""
    every = tuple(sorted(set(problems)))
    if any(path[:1] in ((), ("terms",)) for path in doubtful):
        return tuple(problem for problem in every if problem.code != "unknown-term")
    times = Counter(problem.message for problem in every if problem.code == "unknown-term")
    kept = []
    for problem in every:
        if problem.code != "unknown-term":
            kept.append(problem)
        elif count := times.pop(problem.message, 0):
            more = f"; it stands {count} times" if count > 1 else ""
            kept.append(replace(problem, message=problem.message + more))
    return tuple(kept)


def _is_follow_on(problem: Problem, path: str, doubtful: Iterable[range]) -> bool:
    where = problem.location
    return (
        where.path == path and not problem.code.startswith("yaml-") and any(where.line in lines for lines in doubtful)
    )


def _stretch(line: int, starts: list[int]) -> range:
    """Return the lines of the entry that a line belongs to, and of the one before."""
    before = [start for start in starts if start <= line]
    return range(before[-2:][0], next((start for start in starts if start > line), line + 1000))
