"""The questions of a module, on cards to cut out."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from printing import print_papers
from turnabout.content.module_parts import ModuleParts
from turnabout.core.problems import WorkspaceError
from turnabout.papers.cards import cards_data
from turnabout.papers.sheets import page_address
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import collisions_of, handbook, module, pages_of, sheet_of, text_of

Print = Callable[[Handbook, str], bytes]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


def _prompts(guide: int, traveller: int, text: str = "Question {}?") -> dict[str, dict[str, str]]:
    return {
        "mentor": {f"q{n}": text.replace("{}", f"G{n}") for n in range(1, guide + 1)},
        "mentoree": {f"q{n}": text.replace("{}", f"T{n}") for n in range(1, traveller + 1)},
    }


def _book(prompts: Mapping[str, Mapping[str, str]], **options: Any) -> Handbook:
    return handbook({"first": module(prompts=prompts)}, **options)


def _layout(guide: int, traveller: int) -> list[list[str]]:
    """Each sheet as its cards, row by row: who asks, and which question, or a dash for a blank card."""
    book = _book(_prompts(guide, traveller))
    prompts = book.curriculum.modules["first"].prompts
    names = [f"G{n}" for n in range(1, guide + 1)] + [f"T{n}" for n in range(1, traveller + 1)]
    assert sum(map(len, prompts.values())) == len(names)
    sheets: Any = cards_data(ModuleParts(book, "first", book.curriculum.modules["first"]))["sheets"]
    return [
        [names[card["number"]] if card["text"] else f"{(card['who'] or ' ')[0]}-" for card in sheet] for sheet in sheets
    ]


def _printed(printed: Print, prompts: Mapping[str, Mapping[str, str]], **options: Any) -> bytes:
    pdf = printed(_book(prompts, **options), "cards-first")
    assert collisions_of(pdf) == []
    return pdf


def test_each_role_has_a_column_of_cards_and_blank_ones_to_write_on() -> None:
    assert _layout(3, 2) == [["G1", "T1", "G2", "T2", "G3", "T-", "G-", "T-"]]
    assert _layout(5, 6) == [
        ["G1", "T1", "G2", "T2", "G3", "T3", "G4", "T4"],
        ["G5", "T5", "G-", "T6", "G-", "T-", "G-", "T-"],
    ]


def test_where_columns_would_take_a_sheet_more_the_cards_follow_each_other() -> None:
    assert _layout(5, 3) == [["G1", "G2", "G3", "G4", "G5", "T1", "T2", "T3"]]
    assert _layout(1, 0) == [["G1", " -", " -", " -", " -", " -", " -", " -"]]


def test_every_card_says_who_asks_and_of_which_module_it_is(printed: Print) -> None:
    text = text_of(_printed(printed, _prompts(3, 3)))
    assert "Guide asks Question G1? Sample programme · Sample module" in text
    assert "Traveller asks Question T3? Sample programme · Sample module" in text
    assert (text.count("Guide asks"), text.count("Traveller asks")) == (4, 4)
    assert "A question of your own" in text_of(_printed(printed, _prompts(2, 0)))


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize(("guide", "traveller", "sheets"), [(1, 0, 1), (3, 3, 1), (15, 15, 4), (30, 0, 4)])
def test_one_prompt_and_thirty_have_a_card_each(
    guide: int, traveller: int, sheets: int, size: str, printed: Print
) -> None:
    pdf = _printed(printed, _prompts(guide, traveller), papers=(size,))
    assert pages_of(pdf) == sheets
    text = text_of(pdf)
    assert [name for name in (f"G{guide}", f"T{traveller}") if f"Question {name}?" in text] == [
        f"{role}{number}" for role, number in (("G", guide), ("T", traveller)) if number
    ]


def test_a_long_prompt_is_set_smaller_and_words_longer_than_a_card_break(printed: Print) -> None:
    long = _prompts(3, 3, "What matters most of all that you have {} told me by now? " * 8)
    assert pages_of(_printed(printed, long)) == 1
    assert pages_of(_printed(printed, _prompts(3, 3, LONG + " {}"), papers=("letter",))) == 1


def _message(programme: str = "Sample programme", **changes: Any) -> str:
    book = handbook({"first": module(**changes)}, papers=("letter",), title=programme)
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, [sheet_of(book, "cards-first")], templates=(TEMPLATES,))
    (problem,) = caught.value.problems
    assert problem.location.path == "modules/first.yml"
    return problem.message


def test_a_prompt_that_does_not_fit_its_card_is_a_problem_that_names_it() -> None:
    prompts = _prompts(3, 3)
    prompts["mentoree"]["q2"] = "And *then*, what happened? " * 30
    message = _message(prompts=prompts)
    assert message.startswith(
        "print/letter/cards-first.pdf: a prompt card of 'Sample module' has too little room on Letter paper: "
        "'And then, what happened? And then, what happened? "
    )
    assert message.endswith(" mm more")


def test_a_title_that_leaves_no_room_on_a_card_is_a_problem() -> None:
    assert "the title of the module needs " in _message("W" * 200, title="W" * 200)


def test_a_module_without_prompts_has_no_cards() -> None:
    book = _book({"mentor": {}, "mentoree": {}})
    assert not [sheet for sheet in print_run(book) if sheet.kind == "cards"]


def test_cards_lead_to_the_page_of_their_session() -> None:
    book = _book(_prompts(3, 3), site_url="https://example.org")
    assert page_address(book, sheet_of(book, "cards-first")) == "https://example.org/programme/meet-first.html"
