"""Which papers a handbook has, and what their files are called."""

from dataclasses import replace

from house import GOOD
from makers import module, running_order
from turnabout.planning.audience_folders import audience_names, is_for
from turnabout.planning.fit import fit_session
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import (
    CommonSheet,
    lengths_of,
    outside,
    print_run,
)
from turnabout.reading.pipeline import read_handbook

ITEMS = ("form", "check", "booklet")
"""Kinds of which there are several papers."""
HANDBOOK = read_handbook(GOOD / "tiny")


def _short(handbook: Handbook) -> Handbook:
    """The same with its first session alone."""
    programme = handbook.programme.model_copy(update={"sessions": dict(list(handbook.programme.sessions.items())[:1])})
    return replace(handbook, programme=programme, sessions=handbook.sessions[:1])


def test_every_session_prints_at_every_usual_length_and_every_worksheet_once() -> None:
    assert [sheet.path for sheet in print_run(HANDBOOK)] == [
        *(f"print/a4/agenda-first-{n}.pdf" for n in (30, 45, 60, 90)), "print/a4/worksheet-tea-round-taste-card.pdf",
        "print/a4/cards-tea-round.pdf", "print/a4/catch-up-tea-round.pdf",
        *(f"print/a4/agenda-second-{n}.pdf" for n in (30, 45, 60, 90)),
        *(f"print/a4/worksheet-sourdough-{name}.pdf" for name in ("dough-log", "private-crumbs", "crust-card")),
        "print/a4/cards-sourdough.pdf", "print/a4/catch-up-sourdough.pdf",
        "print/a4/booklet-mentor.pdf", "print/a4/handbook.pdf", "print/a4/pack.pdf",
        "print/a4/poster.pdf", "print/a4/ground-rules.pdf", "print/a4/wallet-card.pdf",
        *(f"print/a4/form-{name}.pdf" for name in HANDBOOK.curriculum.forms),
    ]  # fmt: skip


def test_both_sizes_of_paper_print_the_same_run() -> None:
    both = replace(HANDBOOK, papers=("a4", "letter"))
    assert len(print_run(both)) == 2 * len(print_run(HANDBOOK))
    assert {sheet.size for sheet in print_run(both)} == {"a4", "letter"}


def test_a_module_outside_the_programme_prints_under_its_own_name() -> None:
    short = _short(HANDBOOK)
    assert outside(short) == ("sourdough",)
    sheets = {sheet.path: sheet for sheet in print_run(short)}
    assert sheets["print/a4/agenda-module-sourdough-60.pdf"].session is None
    assert sheets["print/a4/worksheet-sourdough-crust-card.pdf"].worksheet == "crust-card"


def test_a_length_that_the_core_does_not_fit_is_not_offered_and_ones_own_is() -> None:
    long = module(running_order(tasting={"floor": 15}))
    assert lengths_of(fit_session("any", long, 50)) == (45, 50, 60, 90)


def test_checks_messages_and_run_sheet_are_printed_for_the_facilitator_alone_and_the_rest_for_all() -> None:
    everybodys = {"pack", "poster", "ground-rules", "wallet-card", "form", "booklet", "handbook"}
    for edition, kinds in (("handbook", everybodys), ("facilitator", everybodys | {"check", "messages", "run-sheet"})):
        book = read_handbook(GOOD / "tiny", edition=edition)
        sheets = [sheet for sheet in print_run(book) if isinstance(sheet, CommonSheet)]
        assert {sheet.kind for sheet in sheets} == kinds
        for sheet in sheets:
            name = f"{sheet.kind}-{sheet.item}" if sheet.kind in ITEMS else sheet.kind
            assert sheet.path == f"print/{sheet.size}/{name}.pdf"


def test_what_hr_and_consultants_read_is_the_facilitators() -> None:
    audiences = audience_names(HANDBOOK.curriculum.terms)
    paths = ("hr/a.md", "consultant/a.md", "mentor/a.md", "index.md")
    in_open = [is_for(path, "handbook", HANDBOOK.curriculum, audiences) for path in paths]
    assert in_open == [False, False, True, True]
    assert is_for("hr/a.md", "facilitator", HANDBOOK.curriculum, audiences)
