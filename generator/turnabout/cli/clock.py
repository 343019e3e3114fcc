"""The moment and the time zone in which a command runs."""

import os
from datetime import UTC, date, datetime
from pathlib import Path


def timestamp() -> int | None:
    """Return the moment that documents carry, in seconds since 1970, where SOURCE_DATE_EPOCH sets one."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdigit() else None


def today() -> date:
    """Return the day on which a command runs, or the one that SOURCE_DATE_EPOCH sets."""
    seconds = timestamp()
    return date.today() if seconds is None else datetime.fromtimestamp(seconds, UTC).date()


def zone_here() -> str:
    """Return the time zone (IANA) of this machine, as TZ or /etc/localtime names it; UTC where neither does."""
    from ..text.time_zones import is_time_zone

    _, _, linked = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")
    names = (os.environ.get("TZ", "").removeprefix(":"), linked)
    return next((name for name in names if is_time_zone(name)), "UTC")
