"""Find the fewest items that must be moved to turn one order into another."""

from bisect import bisect_left
from collections.abc import Collection, Sequence


def moved(old: Sequence[str], new: Sequence[str], *, willing: Collection[str] = ()) -> frozenset[str]:
    """Return the items of both orders that must change their place: all but a longest part that keeps its order.

    Where several would do, those of `willing` are moved first.
    """
    place = {name: position for position, name in enumerate(old)}
    common = [name for name in new if name in place]
    kept = _kept(common, place) if not willing else _kept_but(common, place, willing)
    return frozenset(common) - kept


def _kept(common: Sequence[str], place: dict[str, int]) -> frozenset[str]:
    """The longest increasing subsequence, by patience sorting (C. Schensted, 1961)."""
    lowest: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for name in common:
        pile = bisect_left(lowest, place[name])
        before[name] = ends[pile - 1] if pile else None
        lowest[pile : pile + 1], ends[pile : pile + 1] = [place[name]], [name]
    return _chain(ends[-1] if ends else None, before)


def _kept_but(common: Sequence[str], place: dict[str, int], willing: Collection[str]) -> frozenset[str]:
    """The longest of all, and among these the one with the fewest of the willing; in quadratic time."""
    best: dict[str, tuple[int, int]] = {}
    before: dict[str, str | None] = {}
    for name in common:
        lower = [other for other in best if place[other] < place[name]]
        last = max(lower, key=best.__getitem__, default=None)
        length, steady = best[last] if last is not None else (0, 0)
        best[name], before[name] = (length + 1, steady + (name not in willing)), last
    return _chain(max(best, key=best.__getitem__, default=None), before)


def _chain(last: str | None, before: dict[str, str | None]) -> frozenset[str]:
    kept = set()
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)
