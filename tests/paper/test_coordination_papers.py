"""What is printed for whoever coordinates: checks, the cost, messages and the run sheet."""

import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run
from turnabout.text.labels import Labels

from .samples import COST, check, everything_else, handbook, message, pages_of, text_of

Print = Callable[[Handbook, str], bytes]
KINDS = ("form", "check", "messages", "run-sheet")


def _book(**changes: Any) -> Handbook:
    return handbook(edition="facilitator", **(everything_else() | changes))


def _page(pdf: bytes, number: int) -> str:
    command = ["pdftotext", "-raw", "-f", str(number), "-l", str(number), "-", "-"]
    return " ".join(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode().split())


def test_the_facilitators_edition_has_papers_that_the_handbook_has_not() -> None:
    paths = [sheet.path for sheet in print_run(_book()) if sheet.kind in KINDS]
    assert paths == [
        f"print/a4/{name}.pdf" for name in ("form-ask", "check-sure", "check-cost", "messages", "run-sheet")
    ]
    both = handbook(**everything_else())
    assert [sheet.path for sheet in print_run(both) if sheet.kind in KINDS] == ["print/a4/form-ask.pdf"]


def test_a_curriculum_without_these_papers_prints_none_of_them() -> None:
    assert not [sheet for sheet in print_run(handbook(edition="facilitator")) if sheet.kind in KINDS]


def test_a_check_prints_boxes_for_every_answer_and_marks_the_gates(printed: Print) -> None:
    text = text_of(printed(_book(), "check-sure"))
    assert "1 Is there bread? Yes No" in text
    assert "3 How hot? Gate: at least 2 0 1 2 3" in text
    assert "Total of 6 All gates hold Yes No" in text


def test_a_check_without_scores_has_no_total(printed: Print) -> None:
    items = {"bread": {"ask": "Is there bread?"}}
    rules = {"none": {"when": {"bread": "no"}, "result": "wait", "because": "Nothing is there."}}
    text = text_of(printed(_book(checks={"sure": check(items=items, rules=rules)}), "check-sure"))
    assert "Total" not in text
    assert "gate" not in text


def test_the_rules_of_a_check_are_sentences_that_refer_to_questions_by_number(printed: Print) -> None:
    text = text_of(printed(_book(), "check-sure"))
    rules = (
        "If questions 1 and 2 are no: Wait. Nothing is there.",
        "If question 1 is yes, and question 2 is no: Wait. Nothing cuts.",
        "If any gate is below what it needs: Wait. It stays cold.",
        "If the total is below 3: Wait. It is small.",
        "If the total is 5 or more: Bake two. There is room.",
        "If no line above fits: Bake one. It will do.",
    )
    places = [text.index(rule) for rule in rules]
    assert places == sorted(places)


def test_a_check_ends_with_warnings_results_and_what_to_fix(printed: Print) -> None:
    text = text_of(printed(_book(), "check-sure"))
    assert "If the total is 5 or more: Count your guests. There is room." in text
    assert "Bake one One fits. What to do next: Light it." in text
    assert "3. Gate. Close the door." in text
    assert text.index("Warnings") < text.index("Results") < text.index("Close the door.") < text.index("No trial.")


def test_the_cost_is_computed_and_has_room_for_ones_own_figures(printed: Print) -> None:
    pdf = printed(_book(), "check-cost")
    text = text_of(pdf)
    assert pages_of(pdf) == 1
    assert "Guide: Reading 1.5" in text
    assert "Each guide 3.5" in text
    assert "The HR partner 10" in text
    # Two sessions of an hour for ten duos: 3.5 hours of each guide, 2 of each traveller, 10 of the coordinator.
    assert "Guide: 10 × 3.5 hours × rate 175 35,035 350,000" in text
    assert "The programme 465 105,035 1,050,000" in text
    assert "Of that for each duo 47 10,504 105,000" in text
    assert "Instead: A clinic 665 30,500 300,500" in text
    assert "What the programme costs more -200 74,535 749,500" in text
    assert "For 10 duos" in text
    assert text.count("Yours") == 3
    assert "For 1 duo Low" in text_of(printed(_book(cost={**COST, "pairs": 1}), "check-cost"))


@pytest.mark.parametrize(("number", "shown"), [(20.25, "20.25"), (1.5, "1.5"), (10, "10"), (1 / 3, "0.33"), (0, "0")])
def test_hours_are_printed_with_no_more_decimals_than_they_need(number: float, shown: str) -> None:
    assert Labels("en").hundredths(number) == shown


def test_a_letter_stands_on_one_page_with_its_heading(printed: Print) -> None:
    long = "\n\n".join(f"Paragraph {n} of a letter that goes on for a while." for n in range(1, 31))
    letters = {f"m{n}": message(title=f"Letter {n}", body=long) for n in (1, 2)}
    pdf = printed(_book(messages=letters, **{"run-sheet": {}}), "messages")
    assert pages_of(pdf) == 2
    assert "Letter 2" not in _page(pdf, 1)
    header, facts = "Messages · Sample programme For the HR partner", "When A week before. Subject Who comes on [date]?"
    assert _page(pdf, 2).startswith(f"{header} Letter 2 {facts} From The host To Everybody Paragraph 1 ")


def test_a_letter_longer_than_a_page_is_printed_to_its_end(printed: Print) -> None:
    long = "\n\n".join(f"Paragraph {n}." for n in range(1, 121))
    pdf = printed(_book(messages={"call": message(body=long)}), "messages")
    assert pages_of(pdf) > 1
    assert "Paragraph 1." in _page(pdf, 1)
    assert "Paragraph 120." in text_of(pdf)


def test_a_run_sheet_names_the_letters_that_go_out(printed: Print) -> None:
    text = text_of(printed(_book(), "run-sheet"))
    assert "Start · A week before Date Send the call. Wait. Send: Sample call" in text


def test_a_run_sheet_has_a_running_header_from_its_second_page_on(printed: Print) -> None:
    tasks = {f"t{n}": f"Do the thing that is number {n}." for n in range(12)}
    steps = {f"s{n}": {"title": f"Step {n}", "when": f"Week {n}", "tasks": tasks} for n in range(6)}
    pdf = printed(_book(**{"run-sheet": steps}), "run-sheet")
    assert pages_of(pdf) > 1
    header = "Run sheet · Sample programme For the HR partner"
    assert [header in _page(pdf, number) for number in (1, 2)] == [False, True]
