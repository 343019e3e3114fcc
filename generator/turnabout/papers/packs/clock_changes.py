"""Tell when the clocks of a time zone change."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS_OF_A_RULE = 5
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """From when on a zone has an offset to UTC, by the clocks as they were before.

    A change that comes back every year on the same weekday of a month has both as iCalendar writes them: month 3 and
    day -1SU; one that does not has month 0.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    month: int = 0
    day: str = ""

    @property
    def is_forward(self) -> bool:
        """Tell whether the clocks go forward."""
        return self.after > self.before


@lru_cache
def clock_changes(zone: str, first: int, last: int) -> tuple[ClockChange, ...]:
    """Return what tells the offset of a zone on every day of some years; where the clocks change by a yearly rule, that
    rule, which Outlook understands best."""
    place = ZoneInfo(zone)
    end = max(last + 1, first + _YEARS_OF_A_RULE)
    changes = tuple(_changes(place, first - 1, end))
    yearly = tuple(_yearly(tuple(c for c in changes if c.is_forward is way), end - first + 2) for way in (True, False))
    if None not in yearly and len(changes) == 2 * (end - first + 2):
        return tuple(change for change in yearly if change)
    begin = datetime(first - 1, 1, 1, tzinfo=UTC)
    offset, name = _state(place, begin)
    return ClockChange(begin.replace(tzinfo=None), offset, offset, name), *(c for c in changes if c.at.year <= last + 1)


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[ClockChange]:
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        before, after = _state(zone, day), _state(zone, day + _DAY)
        if before != after:
            moment = _moment(zone, day, day + _DAY)
            yield ClockChange((moment + before[0]).replace(tzinfo=None), before[0], after[0], after[1])
        day += _DAY


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first minute with the offset that a day ends with."""
    while high - low > _MINUTE:
        middle = low + (high - low) // 2 // _MINUTE * _MINUTE
        low, high = (middle, high) if _state(zone, middle) == _state(zone, low) else (low, middle)
    return high


def _state(zone: ZoneInfo, moment: datetime) -> tuple[timedelta, str]:
    local = moment.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _yearly(changes: tuple[ClockChange, ...], years: int) -> ClockChange | None:
    """Return the rule that these changes, one in each of so many years, have in common."""
    first = changes[0] if len(changes) == years else None
    if first is None or len({(c.at.month, c.at.weekday(), c.at.time(), c.before, c.after) for c in changes}) > 1:
        return None
    weeks = set.intersection(*(_weeks(change.at) for change in changes))
    if not weeks:
        return None
    return replace(first, month=first.at.month, day=f"{min(weeks)}{_DAYS[first.at.weekday()]}")


def _weeks(day: datetime) -> set[int]:
    """Count the weekday of a day within its month: from the front, and -1 for the last."""
    is_last = day.day > monthrange(day.year, day.month)[1] - 7
    return {(day.day - 1) // 7 + 1, *((-1,) if is_last else ())}
