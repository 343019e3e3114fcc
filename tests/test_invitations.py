"""The sessions of a pair in a calendar, read back by other programs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical

from house import make_workspace
from turnabout.core.problems import WorkspaceError
from turnabout.papers.packs.invitations import invitations, revised
from turnabout.papers.packs.starts import read_start
from turnabout.planning.handbook import Handbook, handbook_for
from turnabout.planning.pairs import Pair
from turnabout.reading.pipeline import read_handbook
from turnabout.text.time_zones import is_time_zone, time_zone_hint

PAIR = Pair("Blue", "Ada Lovelace", "Bo Diddley", "Room 4", read_start("2027-03-27T09:30"))
HOSTILE = 'R&D, "x"; \\n\\ {y} 🎉 فاطمة END:VEVENT' + "é" * 80


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return read_handbook(make_workspace(tmp_path_factory.mktemp("tiny")), "handbook")


def file_of(handbook: Handbook, pair: Pair = PAIR, **given: Any) -> bytes:
    options: dict[str, Any] = {"owner": "base", "zone": "Europe/London", "timestamp": None} | given
    made = invitations(handbook_for(handbook, pair), pair, **options)
    assert made is not None
    return made


def events_of(file: bytes) -> list[Any]:
    """The events as vobject reads them."""
    return list(vobject.readOne(file.decode()).vevent_list)


def one(file: bytes, name: str) -> list[str]:
    """What all events say under a name, as typed."""
    return [line.partition(":")[2] for line in file.decode().split("\r\n") if line.startswith(f"{name}:")]


def test_every_session_is_an_event_with_its_time_and_place(handbook: Handbook) -> None:
    first, second = events_of(file_of(handbook))
    london = ZoneInfo("Europe/London")
    assert first.dtstart.value == datetime(2027, 3, 27, 9, 30, tzinfo=london)
    assert first.dtend.value == datetime(2027, 3, 27, 10, 30, tzinfo=london)
    assert second.dtend.value - second.dtstart.value == timedelta(minutes=90)
    assert (first.location.value, second.location.value) == ("Room 4", "Room 4")
    assert first.summary.value.endswith(": Tea round")
    lines = first.description.value.split("\n")
    assert lines == [
        "Batch 1 of 2, 60 minutes: Ada Lovelace (apprentice) and Bo Diddley (owner)",
        "Apprentice: Bring tea.",
        "Owner: Bring cups.",
    ]


def test_an_event_speaks_the_language_of_the_pair(handbook: Handbook) -> None:
    french = replace(handbook, curriculum=handbook.curriculum.model_copy(update={"language": "fr"}))
    first, _ = events_of(file_of(replace(french, site_url="https://handbook.example.org/")))
    assert first.summary.value == f"{handbook.curriculum.title}\N{NO-BREAK SPACE}: Tea round"
    assert first.description.value.split("\n") == [
        "Batch 1 sur 2, 60 minutes\N{NO-BREAK SPACE}: Ada Lovelace (apprentice) et Bo Diddley (owner)",
        "Apprentice\N{NO-BREAK SPACE}: Bring tea.",
        "Owner\N{NO-BREAK SPACE}: Bring cups.",
        "Déroulé\N{NO-BREAK SPACE}: https://handbook.example.org/programme/first.html",
    ]


def test_a_change_of_clocks_between_two_sessions_keeps_the_local_time(handbook: Handbook) -> None:
    first, second = (event.dtstart.value for event in events_of(file_of(handbook)))
    assert [first.hour, second.hour] == [9, 9]
    assert [first.utcoffset(), second.utcoffset()] == [timedelta(0), timedelta(hours=1)]


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca",
        "America/Santiago", "Asia/Jerusalem", "Europe/Dublin", "UTC",
    ],
)  # fmt: skip
def test_the_file_itself_tells_the_clocks_of_its_zone(handbook: Handbook, zone: str) -> None:
    text = file_of(handbook, zone=zone).decode()
    told = tzical(StringIO(text)).get(zone)
    days = [datetime(2027, 1, 1, 12) + timedelta(days=day) for day in range(2 * 365)]
    assert [told.utcoffset(day) for day in days] == [day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in days]


def test_a_yearly_change_of_clocks_is_one_rule_that_outlook_understands(handbook: Handbook) -> None:
    text = file_of(handbook).decode()
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3") == text.count("BEGIN:DAYLIGHT") == 1
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10") == text.count("BEGIN:STANDARD") == 1


def test_a_start_without_a_time_of_day_gives_whole_days_that_stay_free(handbook: Handbook) -> None:
    file = file_of(handbook, replace(PAIR, start=read_start("2027-03-27")), zone=None)
    first, second = events_of(file)
    assert (first.dtstart.value, first.dtend.value) == (date(2027, 3, 27), date(2027, 3, 28))
    assert second.dtstart.value == date(2027, 3, 28)
    assert first.transp.value == "TRANSPARENT"
    assert [alarm.trigger.value for alarm in first.valarm_list] == [timedelta(hours=-15)]
    assert b"VTIMEZONE" not in file


def test_a_timed_session_rings_a_day_and_a_quarter_of_an_hour_before(handbook: Handbook) -> None:
    for event in events_of(file_of(handbook)):
        assert [alarm.trigger.value for alarm in event.valarm_list] == [timedelta(days=-1), timedelta(minutes=-15)]


def test_there_is_no_file_without_a_day_or_for_clocks_of_nowhere(handbook: Handbook) -> None:
    undated = replace(handbook, sessions=tuple(replace(session, start=None) for session in handbook.sessions))
    pair = replace(PAIR, start=None)
    assert invitations(handbook_for(undated, pair), pair, owner="base", zone="UTC", timestamp=None) is None
    assert invitations(handbook_for(handbook, PAIR), PAIR, owner="base", zone=None, timestamp=None) is None


def test_nobody_is_invited_by_address(handbook: Handbook) -> None:
    text = file_of(handbook).decode()
    assert not any(word in text for word in ("ATTENDEE", "ORGANIZER", "METHOD", "mailto"))


def test_the_page_of_the_session_is_linked_where_the_site_has_an_address(handbook: Handbook) -> None:
    first, second = events_of(file_of(replace(handbook, site_url="https://handbook.example.org/")))
    assert first.url.value == "https://handbook.example.org/programme/first.html"
    assert second.description.value.split("\n")[-1] == "Agenda: https://handbook.example.org/programme/second.html"
    assert "url" not in events_of(file_of(handbook))[0].contents


def test_any_text_comes_out_as_typed_in_lines_of_75_octets(handbook: Handbook) -> None:
    file = file_of(handbook, replace(PAIR, mentor=HOSTILE, place=HOSTILE))
    first, second = events_of(file)
    assert first.location.value == second.location.value == HOSTILE
    assert HOSTILE in first.description.value
    assert file.endswith(b"\r\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert b"\n" not in file.replace(b"\r\n", b"")
    for line in file.split(b"\r\n"):
        line.decode()


def test_an_event_keeps_its_name_when_date_people_place_or_title_change(handbook: Handbook) -> None:
    other = Pair("Blue", "Cy", "Di", "Room 5", read_start("2028-01-01"))
    title = replace(handbook, curriculum=handbook.curriculum.model_copy(update={"title": "Other"}))
    assert one(file_of(handbook), "UID") == one(file_of(title, other), "UID")


def test_events_of_other_pairs_clients_and_sessions_have_other_names(handbook: Handbook) -> None:
    files = (
        file_of(handbook), file_of(handbook, replace(PAIR, name="Red")), file_of(handbook, owner="acme"),
        file_of(handbook, replace(PAIR, name="acme"), owner="Blue"),
    )  # fmt: skip
    names = [name for file in files for name in one(file, "UID")]
    assert len(set(names)) == len(names) == 8
    assert not any(word in " ".join(names) for word in ("Blue", "Red", "Ada", "acme"))


def test_equal_input_gives_equal_bytes(handbook: Handbook) -> None:
    assert file_of(handbook) == file_of(handbook)
    assert file_of(handbook, timestamp=1_800_000_000) == file_of(handbook, timestamp=1_800_000_000)


def test_a_later_timestamp_is_a_later_revision(handbook: Handbook) -> None:
    file = file_of(handbook, timestamp=1_800_000_000)
    stamps = {event.dtstamp.value for event in events_of(file)}
    assert stamps == {datetime.fromtimestamp(1_800_000_000, UTC)}
    assert one(file, "LAST-MODIFIED") == one(file, "DTSTAMP")
    earlier, later = (set(map(int, one(f, "SEQUENCE"))) for f in (file, file_of(handbook, timestamp=1_800_000_060)))
    assert max(earlier) < min(later) < 2**31


def test_what_changed_since_the_file_before_takes_its_place_in_a_calendar(handbook: Handbook) -> None:
    """The second session alone moves: a calendar that has both takes one and leaves one."""
    before = file_of(handbook)
    moved = replace(handbook_for(handbook, PAIR), pair=None)
    later = replace(moved.sessions[1], start=read_start("2027-04-01T11:00"))
    moved = replace(moved, sessions=(moved.sessions[0], later))
    fresh = file_of(moved, replace(PAIR, start=None))
    after = revised(fresh, before)
    assert one(after, "UID") == one(before, "UID")
    assert (one(before, "SEQUENCE"), one(after, "SEQUENCE")) == (["0", "0"], ["0", "1"])
    assert one(after, "DTSTAMP") == ["19700101T000000Z", "19700101T000100Z"]
    assert [event.dtstart.value.hour for event in events_of(after)] == [9, 11]
    assert revised(fresh, after) == after
    assert one(revised(before, after), "SEQUENCE") == ["0", "2"]


def test_a_file_that_somebody_damaged_is_simply_replaced(handbook: Handbook) -> None:
    file = file_of(handbook)
    for before in (
        b"",
        b"nonsense",
        file[:300],
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nUID:é".encode("latin-1"),
    ):
        assert revised(file, before) == file


def test_the_highest_revision_is_as_high_as_it_gets(handbook: Handbook) -> None:
    file = file_of(handbook)
    before = file.replace(b"SEQUENCE:0", b"SEQUENCE:9999999999").replace(b"Room 4", b"Room 5")
    assert set(one(revised(file, before), "SEQUENCE")) == {str(2**31 - 1)}
    assert set(one(file_of(handbook, timestamp=2**60), "SEQUENCE")) == {str(2**31 - 1)}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Berlin", "did you mean 'Europe/Berlin'"),
        ("europe/london", "did you mean 'Europe/London'"),
        ("Europe/New York", "did you mean 'America/New_York'"),
        ("Europe/Londn", "did you mean 'Europe/London'"),
        ("Europe/Lodnon", "did you mean 'Europe/London'"),
        ("../etc/passwd", "write a continent and a city: Europe/London"),
    ],
)
def test_a_time_zone_that_nobody_knows_is_told_the_nearest(typed: str, hint: str) -> None:
    assert not is_time_zone(typed)
    assert time_zone_hint(typed) == hint


def test_a_time_zone_of_the_settings_is_checked(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("      start:", "      timezone: London\n      start:"), "utf-8")
    with pytest.raises(WorkspaceError) as caught:
        read_handbook(root)
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.code) == ("mkdocs.yml", "not-allowed")
    assert (problem.message, problem.hint) == ("'London' is no time zone", "did you mean 'Europe/London'")
