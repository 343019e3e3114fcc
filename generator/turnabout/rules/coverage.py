"""Every requirement that a curriculum answers to is served by some file."""

from collections.abc import Iterable, Iterator

from ..model.curriculum import Curriculum
from .rule import Finding


def uncovered_requirements(curriculum: Curriculum, seeds_of_pages: Iterable[int]) -> Iterator[Finding]:
    """Yield a finding for each number up to `requirements` that no file has among its seeds."""
    covered = set(seeds_of_pages)
    for items in (curriculum.modules, curriculum.forms, curriculum.checks):
        for item in items.values():
            covered.update(item.seeds)
    missing = [number for number in range(1, curriculum.requirements + 1) if number not in covered]
    if missing:
        yield Finding(
            ("requirements",),
            f"no file serves requirement {', '.join(map(str, missing))}",
            "add the number to seeds: of the file that does",
        )
