"""Time zones by name, as the IANA database has them."""

from functools import cache
from zoneinfo import available_timezones

from ..core.problems import nearest


def is_time_zone(name: str) -> bool:
    """Tell whether a name such as Europe/London is that of a time zone."""
    return name in _names()


def time_zone_hint(typed: str) -> str:
    """Return which zone may be meant: that of the city typed, or the one spelled most alike."""
    city = _plain(typed.rpartition("/")[2])
    of_city = next((name for name in sorted(_names()) if _plain(name.rpartition("/")[2]) == city), None)
    if of_city:
        return f"did you mean {of_city!r}"
    spelled = {name.casefold(): name for name in sorted(_names())}
    near = nearest(typed, spelled)
    return f"did you mean {spelled[near]!r}" if near else "write a continent and a city: Europe/London"


def _plain(name: str) -> str:
    return name.replace("_", " ").casefold().strip()


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
