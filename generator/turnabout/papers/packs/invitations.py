"""Write the sessions of a pair as a file that Outlook, Google Calendar and Apple Calendar take in (RFC 5545)."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from ...content.meeting import event_content
from ...planning.handbook import Handbook
from ...planning.pairs import Pair
from ...planning.paper_list import SessionSheet, agenda_path
from ...planning.schedule import Session, Start
from ..sheets import page_address
from .clock_changes import clock_changes

_MAKER = "-//Turnabout//Sessions of a pair//EN"
_OURS = UUID("8f7ad1a6-2f0d-5c59-9a0c-3d9a3f1f6b52")
_DAY_BEFORE, _SOON = timedelta(days=-1), timedelta(minutes=-15)
# A day without a clock time begins at midnight, and an alarm a day before that would ring at night.
_MORNING_BEFORE = timedelta(hours=-15)
_HIGHEST = 2**31 - 1
_EVENT = re.compile(rb"(?ms)^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n")
_UID = re.compile(rb"(?m)^UID:(\S+)")
_SEQUENCE = re.compile(rb"(?m)^SEQUENCE:(\d{1,10})\r$")
_STAMP = re.compile(rb"(?m)^(DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\n")

# Whether an event that comes again is newer, RFC 5546 (2.1.5) decides by UID, then SEQUENCE, then DTSTAMP. Programs
# differ in which of them they heed, and some heed LAST-MODIFIED. So one number, the revision, raises all three: it is
# SEQUENCE itself (RFC 5545, 3.8.7.4; at most 31 bits, 3.3.8, so no seconds), and DTSTAMP and LAST-MODIFIED are so many
# minutes after 1970; in a file without METHOD the two mean the same (3.8.7.2, 3.8.7.3). METHOD:PUBLISH demands an
# organiser with an address (RFC 5546, 3.2.1), and we know none.


def invitations(handbook: Handbook, pair: Pair, *, owner: str, zone: str | None, timestamp: int | None) -> bytes | None:
    """Return the sessions of a handbook for a pair as a calendar file, or None where they have no day, or clock times
    in no known `zone`.

    `owner` is the client, or any other name that keeps its pairs apart from those of others. The revision of all
    events comes from `timestamp`, seconds since 1970, and is 0 without one.
    """
    starts = [session.start for session in handbook.sessions if session.start]
    if not starts or (zone is None and any(start.timed for start in starts)):
        return None
    revision = min((timestamp or 0) // 60, _HIGHEST)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    if zone and any(start.timed for start in starts):
        days = [start.moment.year for start in starts]
        calendar.add_component(_zone(zone, min(days), max(days)))
    for session in handbook.sessions:
        if session.start:
            calendar.add_component(_event(handbook, pair, session, session.start, owner, zone, revision))
    data: bytes = calendar.to_ical()
    return data


def revised(ics: bytes, before: bytes) -> bytes:
    """Return a calendar file that takes the place of the one before: an event that changed has a higher revision, and
    one that did not is left as it was."""
    known = {_uid(event): event for event in _EVENT.findall(before)}
    return _EVENT.sub(lambda found: _counted_on(found[0], known.get(_uid(found[0]))), ics)


def _counted_on(event: bytes, before: bytes | None) -> bytes:
    if before is None:
        return event
    if _STAMP.sub(b"", event) == _STAMP.sub(b"", before):
        return before
    revision = max(_revision(event), min(_revision(before) + 1, _HIGHEST))
    moment = f"{_moment(revision):%Y%m%dT%H%M%SZ}"
    return _STAMP.sub(
        lambda line: b"%s:%s\r\n" % (line[1], str(revision if line[1] == b"SEQUENCE" else moment).encode()), event
    )


def _uid(event: bytes) -> bytes:
    found = _UID.search(event)
    return found[1] if found else b""


def _revision(event: bytes) -> int:
    found = _SEQUENCE.search(event)
    return int(found[1]) if found else 0


def _event(
    handbook: Handbook, pair: Pair, session: Session, start: Start, owner: str, zone: str | None, revision: int
) -> Event:
    event = Event()
    # UIDs name nobody (RFC 7986, 5.3), and stay when dates, names of people or titles change.
    event.add("uid", str(uuid5(_OURS, "\0".join((owner, pair.name, session.id)))))
    event.add("sequence", revision)
    event.add("dtstamp", _moment(revision))
    event.add("last-modified", _moment(revision))
    address = _address(handbook, session)
    content = event_content(handbook, pair, session, address)
    event.add("summary", content.title)
    event.add("description", "\n".join(content.lines))
    if content.place:
        event.add("location", content.place)
    if address:
        event.add("url", address)
    _add_time(event, start, session.agenda.length, zone)
    return event


def _add_time(event: Event, start: Start, minutes: int, zone: str | None) -> None:
    """A meeting at a clock time keeps that time on both sides of a change of clocks; one without is a whole day, which
    leaves the day free for others."""
    if zone and start.timed:
        begin = start.moment.replace(tzinfo=ZoneInfo(zone))
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=minutes))
    else:
        event.add("dtstart", start.moment.date())
        event.add("dtend", start.moment.date() + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    for before in (_DAY_BEFORE, _SOON) if start.timed else (_MORNING_BEFORE,):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event["summary"])
        alarm.add("trigger", before)
        event.add_component(alarm)


def _address(handbook: Handbook, session: Session) -> str | None:
    path = agenda_path(session.agenda, session, session.agenda.length, "a4")
    return page_address(handbook, SessionSheet("agenda", path, "a4", session.agenda, session))


def _moment(revision: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=revision)


def _zone(name: str, first: int, last: int) -> Timezone:
    zone = Timezone()
    zone.add("tzid", name)
    for change in clock_changes(name, first, last):
        part = TimezoneDaylight() if change.is_forward else TimezoneStandard()
        part.add("dtstart", change.at)
        part.add("tzoffsetfrom", change.before)
        part.add("tzoffsetto", change.after)
        part.add("tzname", change.name)
        if change.month:
            part.add("rrule", {"freq": "yearly", "bymonth": change.month, "byday": change.day})
        zone.add_component(part)
    return zone
