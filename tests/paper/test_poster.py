"""The poster of a programme."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from printing import print_papers
from turnabout.core.problems import WorkspaceError
from turnabout.papers.sheets import page_address
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import TERMS, collisions_of, handbook, module, pages_of, sheet_of, text_of

Print = Callable[[Handbook, str], bytes]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


def _meaning(**texts: str) -> dict[str, Any]:
    return {name: term | {"means": texts.get(name, "Somebody.")} for name, term in TERMS.items()}


def _contacts(number: int) -> dict[str, dict[str, str]]:
    return {
        f"c{n}": {"name": f"Berta {n}", "how": f"Ring [the kitchen](tel:0163296{n})", "for": "Bread"}
        for n in range(number)
    }


def _printed(printed: Print, book: Handbook) -> str:
    pdf = printed(book, "poster")
    assert pages_of(pdf) == 1
    assert collisions_of(pdf) == []
    return text_of(pdf)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_poster_says_what_it_is_for_what_happens_who_takes_part_and_whom_to_ask(size: Any, printed: Print) -> None:
    book = handbook(
        papers=(size,), contacts=_contacts(1), terms=_meaning(mentor="The junior one. Has a skill."),
        site_url="https://example.org", start=datetime(2027, 3, 1, 9, 30),
    )  # fmt: skip
    text = _printed(printed, book)
    assert "Sample programme Sample To sample." in text
    assert "What happens 2 meetings, 2 hours in all 1. Sample module Monday 1 March 2027 60 min" in text
    assert "2. Second module Monday 15 March 2027 60 min" in text
    assert "Who takes part Guide: The junior one. Has a skill. Traveller: Somebody. Duo: Somebody." in text
    assert "Taking part is voluntary. You may say no, or stop at any time." in text
    assert "Our ground rules: Quiet · Kind" in text
    assert "Whom to ask Berta 0: Ring the kitchen (01632960) (Bread)" in text
    assert "Read more: example.org/programme/index.html" in text
    assert page_address(book, sheet_of(book, "poster")) == "https://example.org/programme/index.html"


def test_a_poster_without_contacts_has_room_for_one_and_other_choices_are_named(printed: Print) -> None:
    book = handbook({"first": module()})
    (session,) = book.programme.sessions.values()
    sessions = {"meet-first": session.model_copy(update={"or_": ("first", "first")})}
    chosen = replace(book, programme=book.programme.model_copy(update={"sessions": sessions}))
    text = _printed(printed, chosen)
    assert "1 meeting, 1 hour in all" in text
    assert "or Sample module or Sample module" in text
    assert "Whom to ask HR partner" in text


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_each_edition_has_one_poster_a_size(edition: Any) -> None:
    book = handbook(edition=edition, papers=("a4", "letter"))
    assert [sheet.path for sheet in print_run(book) if sheet.kind == "poster"] == [
        "print/a4/poster.pdf",
        "print/letter/poster.pdf",
    ]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize(
    ("sessions", "rules", "contacts"), [(1, 1, 0), (1, 30, 1), (12, 18, 3), (20, 10, 1), (2, 2, 20)]
)
def test_one_item_and_many_stand_on_one_page(
    sessions: int, rules: int, contacts: int, size: Any, printed: Print
) -> None:
    modules = {f"m{n}": module(title=f"Module number {n}") for n in range(sessions)}
    own = {f"rule-{n}": {"text": "Be kind."} for n in range(rules)}
    book = handbook(modules, papers=(size,), contacts=_contacts(contacts), **{"ground-rules": own})
    text = _printed(printed, book)
    assert f"Module number {sessions - 1}" in text
    assert f"Rule {rules - 1}" in text
    assert text.count("Ring the kitchen") == contacts


def test_a_curriculum_without_rules_and_terms_has_a_poster_too(printed: Print) -> None:
    text = _printed(printed, handbook(**{"ground-rules": {}, "terms": {}}))
    assert "ground rules" not in text
    assert "Who takes part" not in text
    assert "voluntary" in text


def test_words_longer_than_a_line_stay_on_the_paper(printed: Print) -> None:
    book = handbook(
        {"first": module(title=LONG[:120])}, terms=_meaning(mentor=LONG), title=LONG[:100],
        contacts={"desk": {"name": LONG[:60], "how": LONG}}, site_url="https://example.org/" + "very-long/" * 12,
    )  # fmt: skip
    _printed(printed, replace(book, curriculum=book.curriculum.model_copy(update={"title": LONG[:120]})))


@pytest.mark.parametrize(
    ("options", "longest"),
    [
        ({"contacts": _contacts(60)}, "whom to ask is its longest part"),
        ({"terms": _meaning(pair="Two people " * 400)}, "who takes part is its longest part"),
        ({"ground-rules": {f"{'very-' * 12}long-{n}": {"text": "Be kind."} for n in range(120)}},
         "the line of rules is its longest part"),
        ({"modules": {f"m{n}": module(title=f"Module {n}") for n in range(60)}},
         "what happens in which order is its longest part"),
    ],
    ids=["contacts", "people", "rules", "sessions"],
)  # fmt: skip
def test_a_poster_that_does_not_fit_is_a_problem_that_names_its_longest_part(
    options: dict[str, Any], longest: str
) -> None:
    book = handbook(**options)
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, [sheet_of(book, "poster")], templates=(TEMPLATES,))
    (problem,) = caught.value.problems
    assert problem.location.path == "programmes/only.yml"
    assert "the poster of 'Sample programme' has too little room on A4 paper: it ends " in problem.message
    assert problem.message.endswith(longest)
