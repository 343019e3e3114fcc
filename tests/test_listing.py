"""Agendas as text and as records."""

from datetime import datetime

from house import MakeWorkspace, Turnabout
from makers import module, running_order
from turnabout.planning.schedule import Start, plan_module
from turnabout.usecases.plan_text import session_records

FOUND = module(
    running_order(hello={"title": 'Hello "you" | <b>'}, tasting={"lead": "mentor"}, give_back={"lead": "sponsor"})
)


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


def test_a_plan_speaks_the_language_of_the_handbook(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    file = root / "curricula/baking-swap/curriculum.yml"
    file.write_text(file.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    run = turnabout("plan", "--session", "1", "--length", "45", "--start", "2027-03-01T09:30", cwd=root)
    assert run.out == (
        "1  Tea round  (45 Minuten, Montag, 1. März 2027, 09:30 bis 10:15 Uhr)\n"
        "   Zeit   Minuten  Aktivität  Leitung\n"
        "   09:30        5  Hello      Beide\n"
        "   09:35       20  Tasting    Owner\n"
        "   09:55       15  Give back  Apprentice\n"
        "   10:10        5  Next date  Beide\n"
        "   Entfällt bei dieser Dauer\n"
        "     A second cup (15 Minuten), passt ab 60 Minuten\n"
        "     A long walk (30 Minuten), passt ab 90 Minuten\n"
    )


def test_nothing_left_out_is_not_mentioned(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    told = [
        turnabout("plan", "--module", "tea-round", "--length", length, cwd=workspace()).out for length in ("90", "60")
    ]
    assert ["Left out" in out for out in told] == [False, True]
