"""Agendas as they come out of the press."""

from collections.abc import Callable
from datetime import datetime

import pytest

from turnabout.model.settings import Edition, PaperSize
from turnabout.papers.press.failure import TypesettingError
from turnabout.planning.handbook import Handbook

from .samples import handbook, module, pages_of, text_of

PrintOne = Callable[[Handbook, str], bytes]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("length", [30, 45, 60, 90])
def test_an_agenda_of_the_handbook_has_two_pages(printed: PrintOne, length: int, size: PaperSize) -> None:
    book = handbook(papers=(size,), start=datetime(2027, 3, 1, 9, 30), site_url="https://example.org/handbook")
    assert pages_of(printed(book, f"agenda-meet-first-{length}")) == 2


def test_an_agenda_says_all_that_a_pair_needs(printed: PrintOne) -> None:
    book = handbook(start=datetime(2027, 3, 1, 9, 30), site_url="https://example.org/handbook")
    text = text_of(printed(book, "agenda-meet-first-60"))
    for expected in (
        "Sample programme · Meeting 1 of 2", "Sample module", "Learn one thing well.", "Monday 1 March 2027",
        "09:30 to 10:30", "Do it.", "It is done.", "Part 3 · sheet: Sample sheet", "Traveller", "Phones away.",
        "No room in 60 minutes: Part 7 (from 90 min).", "Guide asks", "Guide question 3?", "Traveller question 1?",
        "If I want to talk, then I listen first.", "By next time: Count it once.", "Next meeting Monday 15 March 2027",
        "We both agree.", "Guide, signature", "curriculum 2.1", "Page 1 of 2", "Page 2 of 2",
        "example.org/handbook/ programme/meet-first.html",
    ):  # fmt: skip
        assert expected in text


def test_every_step_and_line_to_say_is_printed_once(printed: PrintOne) -> None:
    text = text_of(printed(handbook(), "agenda-meet-first-90"))
    for number in range(11):
        for step in range(1, 5):
            assert text.count(f"Step {number}.{step}:") == 1
        assert text.count(f"Guide line {number}.") == 1


def test_steps_too_long_for_two_pages_lose_the_lines_to_say_before_they_fail(printed: PrintOne) -> None:
    text = text_of(printed(handbook({"first": _wordy(2.4)}), "agenda-meet-first-90"))
    assert "Guide line 1." not in text
    assert "Step 10.4:" in text


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({}, "the steps of the activities need"),
        ({"prompts": {"mentor": {f"q{n}": "Why so? " * 9 for n in range(30)}}}, "the room to write needs"),
        ({"purpose": "Why so? " * 700}, "what stands before the steps needs"),
    ],
)
def test_an_agenda_that_cannot_fit_names_the_part_and_the_millimetres(
    printed: PrintOne, changes: dict[str, object], named: str
) -> None:
    own = module(**changes) if changes else _wordy(6)
    with pytest.raises(TypesettingError, match=rf"'Sample module' at 90 minutes .* A4 paper: {named} \d+ mm more"):
        printed(handbook({"first": own}), "agenda-meet-first-90")


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_notes_are_printed_in_the_facilitators_edition_alone(printed: PrintOne, edition: Edition) -> None:
    pdf = printed(handbook(edition=edition), "agenda-meet-first-60")
    text = text_of(pdf)
    is_theirs = edition == "facilitator"
    assert ("Secret note 3." in text) is is_theirs
    assert ("Notes for the host" in text) is is_theirs
    assert ("Host’s edition" in text) is is_theirs
    assert (pages_of(pdf) > 2) is is_theirs


def test_an_agenda_without_rules_signature_or_address_leaves_no_empty_heading(printed: PrintOne) -> None:
    bare = {"ground-rules": [], "sign": None}
    text = text_of(printed(handbook({"first": module(**bare)}), "agenda-meet-first-60"))
    assert "Ground rules" not in text
    assert "signature" not in text


def _wordy(times: float) -> dict[str, object]:
    own = module()
    for one in own["activities"].values():
        one["steps"] = {name: (text * 10)[: int(len(text) * times)] for name, text in one["steps"].items()}
    return own
