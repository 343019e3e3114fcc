"""Read the first day of a pair as people type it in a list."""

import re
from calendar import month_name, monthrange
from datetime import datetime

from ...planning.schedule import Start

HOW = "write 2027-03-01 or 2027-03-01T09:30"
_YEARS = range(2000, 2100)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::00)?)?", re.ASCII)
_OTHER_ORDER = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_ZONED = re.compile(r"(.*\d\d:\d\d(?::\d\d)?) ?(?:Z|[+-]\d\d:?\d\d)")


class NoStart(ValueError):
    """A text is no day, nor a day and time; `hint` tells how to write it."""

    def __init__(self, message: str, hint: str = HOW) -> None:
        super().__init__(message)
        self.hint = hint


def read_start(text: str) -> Start:
    """Return a day such as 2027-03-01, or a day and time such as 2027-03-01T09:30; raises `NoStart`."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise _no_iso(text)
    year, month, day = map(int, found.group(1, 2, 3))
    _demand_day(text, year, month, day)
    if found[4] is None:
        return Start(datetime(year, month, day), timed=False)
    hour, minute = int(found[4]), int(found[5])
    if hour > 23 or minute > 59:
        raise NoStart(f"{found[4]}:{found[5]} is no time of day", "write a time from 00:00 to 23:59")
    return Start(datetime(year, month, day, hour, minute), timed=True)


def _demand_day(text: str, year: int, month: int, day: int) -> None:
    if year not in _YEARS:
        raise NoStart(f"the year of {text!r} is not one of {_YEARS[0]} to {_YEARS[-1]}")
    if not 1 <= month <= 12:
        raise NoStart(f"{text!r} has no month from 01 to 12", f"the month stands in the middle: {HOW}")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NoStart(f"{text[:10]} does not exist", f"{month_name[month]} {year} has {last} days")


def _no_iso(text: str) -> NoStart:
    if zoned := _ZONED.fullmatch(text):
        return NoStart(f"{text!r} has a time zone", f"leave it out: {zoned[1]}")
    found = _OTHER_ORDER.fullmatch(text)
    if found is None:
        return NoStart(f"{text!r} is no day, nor a day and time", HOW)
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days = {
        f"{datetime(year, month, day):%Y-%m-%d} for {day} {month_name[month]}"
        for day, month in ((first, second), (second, first))
        if year in _YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    }
    if len(days) == 2:
        return NoStart(f"{text!r} can be read as two days", f"write {' or '.join(sorted(days))}")
    return NoStart(f"{text!r} does not begin with the year", f"write {next(iter(days))}" if days else HOW)
