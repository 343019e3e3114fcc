"""Agendas as text and as records."""

from datetime import datetime

from makers import activity, module, running_order
from turnabout.model.wording import Term
from turnabout.planning.agenda_text import list_sessions, session_records, where_it_goes
from turnabout.planning.fit import LeftOut
from turnabout.planning.schedule import Start, plan_module

FOUND = module(
    running_order(hello={"title": 'Hello "you" | <b>'}, tasting={"lead": "mentor"}, give_back={"lead": "sponsor"})
)
TERMS = {"mentor": Term(one="apprentice", many="apprentices", means="Bakes.")}


def test_a_record_tells_all_that_runs_and_what_is_left_out() -> None:
    session = plan_module("tea-round", FOUND, 60, Start(datetime(2027, 3, 1, 9, 30), timed=True))
    (record,) = session_records([session])["sessions"]
    assert {key: record[key] for key in ("number", "id", "module", "title", "length", "start", "left_out")} == {
        "number": 1,
        "id": "tea-round",
        "module": "tea-round",
        "title": "Tea round",
        "length": 60,
        "start": "2027-03-01T09:30",
        "left_out": ["long-walk"],
    }
    assert record["activities"][1] == {
        "id": "tasting",
        "title": "Practice",
        "lead": "mentor",
        "kind": "practice",
        "tier": "core",
        "minutes": 20,
        "start": "09:35",
    }


def test_a_day_without_a_time_is_a_date() -> None:
    (record,) = session_records([plan_module("a", FOUND, 60, Start(datetime(2027, 3, 1), timed=False))])["sessions"]
    assert record["start"] == "2027-03-01"
    assert record["activities"][0]["start"] == "00:00"


def test_no_start_is_no_key() -> None:
    (record,) = session_records([plan_module("a", FOUND, 60, None)])["sessions"]
    assert "start" not in record


def test_the_text_has_a_line_an_activity_in_the_words_of_the_curriculum_and_says_where_the_rest_goes() -> None:
    session = plan_module("tea-round", FOUND, 45, Start(datetime(2027, 3, 1), timed=False))
    assert list_sessions([session, session], TERMS).split("\n\n")[0] == (
        "1  Tea round  (45 minutes, Monday 01 March 2027)\n"
        '   00:00   5 min  Hello "you" | <b>  both\n'
        "   00:05  20 min  Practice           apprentice\n"
        "   00:25  15 min  Swap               sponsor\n"
        "   00:40   5 min  Commit             both\n"
        "   00:45          end\n"
        "   left out:\n"
        "     Case (15 min), runs from 60 minutes; do it between sessions, or next time\n"
        "     Practice (30 min), runs from 90 minutes; do it between sessions, or next time"
    )


def test_nothing_left_out_is_not_mentioned() -> None:
    assert "left out" not in list_sessions([plan_module("a", FOUND, 90, None)], TERMS)


def test_what_no_session_has_room_for_is_not_promised_to_one() -> None:
    left = LeftOut("x", module({"x": activity("case", "extension", 9)}).activities["x"], fits_from=91)
    assert where_it_goes(left) == "do it between sessions, or next time"
