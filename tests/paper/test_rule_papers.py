"""The ground rules on a page to sign, and in short for the wallet."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from printing import print_papers
from turnabout.content.words import first_sentence
from turnabout.core.problems import WorkspaceError
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import collisions_of, handbook, pages_of, sheet_of, text_of

Print = Callable[[Handbook, str], bytes]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


def _rules(number: int, text: str = "Keep the time you booked, and move it early.") -> dict[str, Mapping[str, Any]]:
    return {f"rule-{n}": {"text": text, "why": "People wait."} for n in range(1, number + 1)}


def _printed(printed: Print, kind: str, **options: Any) -> bytes:
    pdf = printed(handbook(**options), kind)
    assert pages_of(pdf) == 1
    assert collisions_of(pdf) == []
    return pdf


def _message(kind: str, **options: Any) -> str:
    book = handbook(**options)
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, [sheet_of(book, kind)], templates=(TEMPLATES,))
    (problem,) = caught.value.problems
    assert problem.location.path == "curriculum.yml"
    return problem.message


def test_the_page_has_every_rule_in_its_order_with_its_reason_and_room_to_sign(printed: Print) -> None:
    text = text_of(_printed(printed, "ground-rules"))
    assert "1. Quiet Phones away. Why: Quiet. 2. Kind Be kind. Why: Kind." in text
    assert "Guide, signature Date Traveller, signature Date" in text


def test_a_locked_rule_is_marked_in_words(printed: Print) -> None:
    rules = {"quiet": {"text": "Phones away.", "lock": "locked"}, "kind": {"text": "Be kind.", "lock": "strengthen"}}
    text = text_of(_printed(printed, "ground-rules", **{"ground-rules": rules}))
    assert "No organisation may change a rule marked “locked”." in text
    assert "1. Quiet (locked) Phones away. 2. Kind Be kind." in text
    assert "locked" not in text_of(_printed(printed, "ground-rules"))


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("number", [1, 2, 7, 18, 30])
def test_few_rules_and_many_stand_on_one_page_and_on_each_card(number: int, size: str, printed: Print) -> None:
    options: dict[str, Any] = {"papers": (size,), "ground-rules": _rules(number)}
    page = text_of(_printed(printed, "ground-rules", **options))
    assert page.count("Keep the time you booked, and move it early.") == number
    cards = text_of(_printed(printed, "wallet-card", **options))
    assert cards.count("Our ground rules, in short") == 8
    assert cards.count("Keep the time" if number <= 7 else f"Rule {number}") == 8 * (number if number <= 7 else 1)


def test_words_longer_than_a_line_stay_on_the_paper(printed: Print) -> None:
    options = {"ground-rules": _rules(3, LONG), "contacts": {"desk": {"name": "Desk", "how": LONG[:90]}}}
    _printed(printed, "ground-rules", **options)
    _printed(printed, "wallet-card", **options)


def test_rules_that_a_page_has_no_room_for_are_a_problem_that_names_the_longest() -> None:
    rules = {**_rules(25, "Keep the time you booked. " * 8), "the-long-one": {"text": "Keep the time. " * 30}}
    message = _message("ground-rules", **{"ground-rules": rules})
    assert message.startswith(
        "print/a4/ground-rules.pdf: the page of ground rules has too little room on A4 paper: the rules need "
    )
    assert message.endswith(" mm more, and 'The long one' is the longest")


def test_names_that_a_card_has_no_room_for_are_a_problem() -> None:
    rules = {f"{'very-' * 12}long-{n}": {"text": "Keep the time you booked. " * 3} for n in range(30)}
    message = _message("wallet-card", **{"ground-rules": rules})
    assert "the wallet card has too little room on A4 paper: the names of the rules need " in message


def test_a_contact_that_a_card_has_no_room_for_is_a_problem() -> None:
    message = _message("wallet-card", contacts={"desk": {"name": "Desk", "how": "Ring twice, and wait. " * 40}})
    assert "the wallet card has too little room on A4 paper: whom to ask needs " in message


def test_the_wallet_card_says_whom_to_ask_or_has_room_for_it(printed: Print) -> None:
    known = {"contacts": {"desk": {"name": "Berta", "how": "Ring [the kitchen](tel:01632960199)."}}}
    said = "Whom to ask: Berta: Ring the kitchen (01632960199)."
    assert text_of(_printed(printed, "wallet-card", **known)).count(said) == 8
    assert text_of(_printed(printed, "wallet-card")).count("Whom to ask: HR partner") == 8


def test_a_card_leads_to_the_rules_in_full_where_the_site_has_an_address(printed: Print) -> None:
    text = text_of(_printed(printed, "wallet-card", site_url="https://example.org/hb"))
    assert text.count("In full: example.org/hb/ground-rules.html") == 8


def test_a_curriculum_without_rules_prints_no_such_paper() -> None:
    kinds = {sheet.kind for sheet in print_run(handbook(modules=None, **{"ground-rules": {}}))}
    assert not kinds & {"ground-rules", "wallet-card"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Be *kind*. Be quiet.", "Be kind."),
        ("Is it? It is.", "Is it?"),
        ("Version 2.1 is out. Read it.", "Version 2.1 is out."),
        ("No end", "No end"),
    ],
)
def test_the_first_sentence_of_a_text_is_plain(text: str, first: str) -> None:
    assert first_sentence(text) == first
