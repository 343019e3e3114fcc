"""What a paper shows, before any paper exists."""

import json
import re
from dataclasses import replace
from datetime import datetime

import pytest

from printing import print_papers
from turnabout.core.problems import WorkspaceError
from turnabout.model.settings import Edition
from turnabout.papers.sheets import page_address, sheet_data
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import COST, check, everything_else, form, handbook, message, module, sheet_of, worksheet

MORNING = datetime(2027, 3, 1, 9, 30)


def test_every_paper_is_plain_data() -> None:
    book = handbook(edition="facilitator", start=MORNING, site_url="https://example.org/")
    for sheet in print_run(book):
        data = sheet_data(book, sheet)
        assert json.loads(json.dumps(data)) == data


def test_an_agenda_with_a_start_has_its_date_and_clock_times() -> None:
    book = handbook(start=MORNING)
    data = sheet_data(book, sheet_of(book, "agenda-meet-second-60"))
    assert (data["date"], data["clock"]) == ("Monday 15 March 2027", "09:30 to 10:30")
    assert [one["start"] for one in data["activities"]][:3] == ["09:30", "09:34", "09:38"]


def test_an_agenda_with_a_day_but_no_time_counts_from_zero() -> None:
    book = handbook(start=MORNING, is_timed=False)
    data = sheet_data(book, sheet_of(book, "agenda-meet-first-60"))
    assert (data["date"], data["clock"]) == ("Monday 1 March 2027", None)
    assert [one["start"] for one in data["activities"]][:3] == ["00:00", "00:04", "00:08"]
    assert (data["next"]["date"], data["next"]["clock"]) == ("Monday 15 March 2027", None)


def test_the_last_session_has_no_next_one() -> None:
    book = handbook(start=MORNING)
    assert sheet_data(book, sheet_of(book, "agenda-meet-first-60"))["next"] == {
        "id": "meet-second", "meeting": "meet-second", "session": "Meeting 2 of 2", "title": "Second module",
        "date": "Monday 15 March 2027", "clock": "09:30",
    }  # fmt: skip
    assert sheet_data(book, sheet_of(book, "agenda-meet-second-60"))["next"] is None


def test_a_short_agenda_tells_what_is_left_out_and_which_objectives_stay() -> None:
    book = handbook()
    data = sheet_data(book, sheet_of(book, "agenda-meet-first-30"))
    assert data["left_out"] == [
        "Part 4 (from 47 min)", "Part 5 (from 54 min)", "Part 6 (from 60 min)", "Part 7 (from 90 min)",
    ]  # fmt: skip
    assert len(data["objectives"]) == 1
    assert len(sheet_data(book, sheet_of(book, "agenda-meet-first-90"))["objectives"]) == 2


def test_an_activity_that_no_session_has_room_for_is_for_between_sessions() -> None:
    huge = module()
    huge["activities"]["part-7"]["minutes"] = 90
    book = handbook({"first": huge})
    assert sheet_data(book, sheet_of(book, "agenda-meet-first-60"))["left_out"] == ["Part 7 (between sessions only)"]


def test_role_words_come_from_the_terms() -> None:
    book = handbook()
    data = sheet_data(book, sheet_of(book, "agenda-meet-first-60"))
    assert [one["who"] for one in data["activities"]][:5] == ["Both", "Guide", "Traveller", "Host", "Patron"]
    assert [one["asks"] for one in data["prompts"]] == ["Guide asks", "Traveller asks"]
    assert data["roles"]["coordinator"] == "HR partner"
    assert data["words"]["pair"] == "duo"


def test_a_role_without_a_term_goes_by_its_own_name() -> None:
    book = handbook()
    bare = book.curriculum.model_copy(update={"terms": {}})
    data = sheet_data(replace(book, curriculum=bare), sheet_of(book, "agenda-meet-first-60"))
    assert data["roles"]["facilitator"] == "Facilitator"


@pytest.mark.parametrize(("edition", "has_secrets"), [("handbook", False), ("facilitator", True)])
def test_only_the_facilitators_edition_holds_notes_and_keys(edition: Edition, has_secrets: bool) -> None:
    rows = {"r1": {"text": "A row", "key": "Secret row"}}
    table = {"label": "Rows", "answer": "table", "columns": {"why": {"label": "Why"}}, "rows": rows}
    sheet = worksheet({"rows": table, "one": {"label": "One", "answer": "line", "key": "Secret line"}})
    book = handbook({"first": module(worksheets={"tally": sheet})}, edition=edition)
    texts = [json.dumps(sheet_data(book, one)) for one in print_run(book)]
    assert any("Secret note" in text for text in texts) is has_secrets
    assert any("Secret row" in text and "Secret line" in text for text in texts) is has_secrets
    assert any('"notes"' in text or re.search('"key": (?!null)', text) for text in texts) is has_secrets


def test_private_fields_stand_on_a_sheet_of_their_own() -> None:
    fields = {
        "shared": {"label": "Shared", "answer": "line"},
        "own": {"label": "Own", "answer": "line", "visibility": "private"},
        "hr": {"label": "For HR", "answer": "tick", "visibility": "coordinator"},
        "pair": {"label": "Again", "answer": "line"},
    }
    book = handbook({"first": module(worksheets={"tally": worksheet(fields)})})
    parts = sheet_data(book, sheet_of(book, "worksheet-first-tally"))["parts"]
    assert [[field["name"] for field in part["fields"]] for part in parts] == [["Shared", "For HR", "Again"], ["Own"]]
    assert [part["sees"] for part in parts] == [
        "Only the two of you see this sheet. Exceptions are marked below.",
        "Only you see this sheet.",
    ]
    assert [field["mark"] for field in parts[0]["fields"]] == [None, "the HR partner sees this too", None]


def test_a_paper_leads_to_its_page_where_the_site_has_an_address() -> None:
    book = handbook(site_url="https://example.org/hb/")
    sheet = sheet_of(book, "agenda-meet-first-60")
    assert page_address(book, sheet) == "https://example.org/hb/programme/meet-first.html"
    link = sheet_data(book, sheet)["link"]
    assert link["text"] == "example.org/hb/programme/meet-first.html"
    assert link["qr"].startswith("<svg")
    assert sheet_data(handbook(), sheet_of(handbook(), "agenda-meet-first-60"))["link"] is None


def test_a_module_outside_the_programme_leads_to_its_own_page() -> None:
    book = handbook(site_url="https://example.org")
    alone = replace(book, sessions=book.sessions[:1])
    data = sheet_data(alone, sheet_of(alone, "agenda-module-second-60"))
    assert data["session"] is None
    assert data["link"]["url"] == "https://example.org/modules/second.html"


def test_forms_and_what_the_coordinator_works_from_lead_to_their_pages() -> None:
    book = handbook(site_url="https://example.org", edition="facilitator", **everything_else())
    assert [page_address(book, sheet) for sheet in print_run(book)[-5:]] == [
        f"https://example.org/{page}.html"
        for page in ("forms/ask", "checks/sure", "checks/cost", "messages", "run-sheet")
    ]


def test_a_paper_that_does_not_print_names_the_file_of_its_texts() -> None:
    no_glyph = "漢"
    book = handbook(
        edition="facilitator",
        forms={"ask": form({"one": {"label": no_glyph, "answer": "line"}})},
        checks={"sure": check(title=no_glyph)},
        cost={**COST, "title": no_glyph},
        messages={"call": message(title=no_glyph)},
    )
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, print_run(book)[-4:], templates=(TEMPLATES,))
    places = [problem.location.path for problem in caught.value.problems]
    assert places == ["checks/sure.yml", "cost.yml", "forms/ask.yml", "messages.yml"]


@pytest.mark.parametrize(
    ("tag", "parts"),
    [("en", ("en", None)), ("en-GB", ("en", "GB")), ("zh-Hant", ("zh", None)), ("pt-br", ("pt", "BR"))],
)
def test_the_language_tag_is_split_for_typesetting(tag: str, parts: tuple[str, str | None]) -> None:
    book = handbook(language=tag)
    language = sheet_data(book, sheet_of(book, "agenda-meet-first-60"))["language"]
    assert (language["lang"], language["region"]) == parts
