"""The card for a session that was missed."""

from collections.abc import Callable
from typing import Any

import pytest

from printing import print_papers
from turnabout.core.problems import WorkspaceError
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import activity, collisions_of, handbook, module, pages_of, sheet_of, text_of

Print = Callable[[Handbook, str], bytes]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


def _printed(printed: Print, size: str = "a4", own: dict[str, Any] | None = None, **options: Any) -> bytes:
    pdf = printed(handbook({"first": own or module()}, papers=(size,), **options), "catch-up-first")
    assert pages_of(pdf) == 1
    assert collisions_of(pdf) == []
    return pdf


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_card_holds_what_matters_a_quarter_of_an_hour_and_the_plan(size: str, printed: Print) -> None:
    text = text_of(_printed(printed, size))
    assert "Meeting 1 of 1" in text
    assert "Catch up: Sample module" in text
    assert "Learn one thing well." in text
    assert "1 Both: Do it. Shown by: It is done." in text
    for start in ("00:00 Part 1 · 2 min · Guide leads", "00:02 Part 3 · 9 min · Host leads", "00:11 Part 10 · 4 min"):
        assert start in text
    assert "Have ready: Sample sheet." in text
    assert "Guide asks: Guide question 1? Traveller asks: Traveller question 1?" in text
    assert "If I want to talk, then I listen first. By next time: Count it once." in text
    assert "Next meeting Time Place" in text
    assert "The agenda of this meeting has a text to sign." in text
    assert "We both agree" not in text


def test_neither_edition_has_notes_on_the_card(printed: Print) -> None:
    for edition in ("handbook", "facilitator"):
        assert "Secret" not in text_of(_printed(printed, edition=edition))


def test_a_card_leads_to_its_page_and_says_whom_to_ask(printed: Print) -> None:
    contacts = {"desk": {"name": "Berta", "how": "Ring 01632 960199."}}
    text = text_of(_printed(printed, site_url="https://example.org", contacts=contacts))
    assert "More: example.org/programme/meet-first.html" in text
    assert "Whom to ask: Berta: Ring 01632 960199." in text


def test_a_card_of_a_module_that_others_need_asks_for_the_whole(printed: Print) -> None:
    asked = "Later meetings rest on this one: hold it in full as soon as you can."
    book = handbook({"first": module(), "second": module(needs=["first"])})
    assert asked in text_of(printed(book, "catch-up-first"))
    assert asked not in text_of(printed(book, "catch-up-second"))


def test_a_practice_that_takes_longer_is_to_be_stopped(printed: Print) -> None:
    long = {name: activity(number) for number, name in ((3, "long"), (10, "plan"))}
    long["long"] |= {"minutes": 40, "floor": 30}
    text = text_of(_printed(printed, own=module(activities=long)))
    assert "Part 3 takes longer than this. Stop when the time is up." in text


def test_a_short_card_has_more_room_to_write_than_a_long_one(printed: Print) -> None:
    short = {name: activity(number) | {"steps": {"s1": "Do it."}, "say": {}} for number, name in ((3, "a"), (10, "b"))}
    assert "4 5 6 Next meeting" in text_of(_printed(printed, own=module(activities=short)))
    steps = {f"s{n}": f"Step {n}: say what you did, then write one word for it on the sheet." for n in range(9)}
    long = {name: activity(number) | {"steps": steps} for number, name in ((1, "r"), (3, "a"), (10, "b"))}
    assert "6 Next meeting" not in text_of(_printed(printed, own=module(activities=long), size="letter"))


def test_words_longer_than_a_line_stay_on_the_paper(printed: Print) -> None:
    texts = {"purpose": LONG, "title": LONG[:170], "practice": {"if": LONG, "then": LONG}}
    _printed(printed, own=module(**texts))


def test_a_module_without_prompts_and_without_a_signature_has_a_card_too(printed: Print) -> None:
    text = text_of(_printed(printed, own=module(prompts={"mentor": {}, "mentoree": {}}, sign=None)))
    assert "Questions to ask" not in text
    assert "to sign" not in text


def test_a_module_with_nothing_to_learn_by_has_no_card() -> None:
    book = handbook({"first": module(activities={"plan": activity(10)})})
    assert not [sheet for sheet in print_run(book) if sheet.kind == "catch-up"]


@pytest.mark.parametrize(
    ("changes", "longest"),
    [
        ({"activities": {"a": activity(3) | {"steps": {f"s{n}": "Say what you did. " * 9 for n in range(40)}}}},
         "'Part 3' is its longest part"),
        ({"purpose": "Learn one thing well. " * 400}, "the title with the purpose is its longest part"),
        ({"practice": {"if": "I talk " * 1500, "then": "I listen"}}, "the practice plan is its longest part"),
        ({"objectives": {name: {"for": "both", "level": "apply", "text": "Do it. " * 900, "evidence": "It is done."}
                         for name in ("one", "two")}}, "the objectives are its longest part"),
    ],
    ids=["steps", "purpose", "practice", "objectives"],
)  # fmt: skip
def test_a_card_that_does_not_fit_is_a_problem_that_names_its_longest_part(
    changes: dict[str, Any], longest: str
) -> None:
    book = handbook({"first": module(**changes)})
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, [sheet_of(book, "catch-up-first")], templates=(TEMPLATES,))
    (problem,) = caught.value.problems
    assert problem.location.path == "modules/first.yml"
    assert "the catch-up card of 'Sample module' has too little room on A4 paper: it ends " in problem.message
    assert problem.message.endswith(longest)
