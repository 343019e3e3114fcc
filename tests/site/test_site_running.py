"""The pages a coordinator works from, the other programmes, and what stands round a page written by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from handbooks import read

from house import REPOSITORY
from turnabout.content.example_answers import example_answers
from turnabout.model.programme import Programme
from turnabout.planning.assessment import assess
from turnabout.planning.cost import estimate
from turnabout.planning.handbook import Handbook, ProsePage
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import handbook_of
from turnabout.site.build_tree import build_tree
from turnabout.site.papers import SitePapers
from turnabout.site.templates import Templates
from turnabout.sources.workspace import shipped

SHIPPED = Templates((shipped() / "templates" / "site",))
FACILITATORS = {"checks/index.md", "checks/oven-check.md", "checks/cost.md", "messages.md", "run-sheet.md"}


@pytest.fixture(scope="module")
def handbook(tiny_root: Path) -> Handbook:
    return read(tiny_root, "facilitator")[0]


@pytest.fixture(scope="module")
def shipped_handbook() -> Handbook:
    return handbook_of(read_workspace(REPOSITORY), "facilitator")


def markdown(handbook: Handbook, path: str) -> str:
    return next(page.markdown for page in build_tree(SitePapers(handbook), SHIPPED).pages if page.path == path)


def paths(handbook: Handbook) -> set[str]:
    return {page.path for page in build_tree(SitePapers(handbook), SHIPPED).pages}


def with_curriculum(handbook: Handbook, **changes: object) -> Handbook:
    return replace(handbook, curriculum=handbook.curriculum.model_copy(update=changes))


def test_checks_letters_and_run_sheet_are_the_facilitators_alone(handbook: Handbook) -> None:
    assert paths(handbook) >= FACILITATORS
    assert not paths(replace(handbook, edition="handbook")) & FACILITATORS


def test_what_a_curriculum_does_not_have_makes_no_page(handbook: Handbook) -> None:
    bare = with_curriculum(handbook, checks={}, cost=None, messages={}, run_sheet={})
    assert not paths(bare) & FACILITATORS
    assert "checks/index.md" in paths(with_curriculum(handbook, checks={}))
    assert "checks/index.md" in paths(with_curriculum(handbook, cost=None))
    assert "run-sheet.md" in paths(with_curriculum(handbook, messages={}))


def test_the_rules_of_a_check_are_sentences_in_order(handbook: Handbook) -> None:
    page = markdown(handbook, "checks/oven-check.md")
    rules = page.split("## What the answers come to")[1].split("## Warnings")[0].split("\n1. ")[1:]
    assert [rule.split("<br>")[1].strip() for rule in rules] == [
        "No oven &#38; no loaf.",
        "Dough stays dough.",
        "Half a loaf does not fit.",
        "There is room.",
        "The oven is hot, and neither small nor large.",
    ]
    assert "If question 1 is <strong>no</strong>: [Buy bread" in rules[0]
    assert "If any <strong>gate</strong> is below what it needs: [Buy bread" in rules[1]
    assert "If the total is <strong>below 3</strong>: [Buy bread" in rules[2]
    assert "If the total is <strong>6 or more</strong>: [Bake two](#result-bake-two).<br>" in rules[3]
    assert "If no line above fits: [Bake one loaf](#result-bake-one)." in rules[4]
    warnings = page.split("## Warnings")[1].split("## Results")[0]
    assert "If questions 1 and 2 are <strong>yes</strong>: Eat first, &#34;really&#34;.<br>" in warnings
    assert "If the total is <strong>6 or more</strong>: Count your apprentices.<br>" in warnings


def test_the_example_answers_of_a_check_come_to_what_the_page_says(handbook: Handbook) -> None:
    check = handbook.curriculum.checks["oven-check"]
    answers = example_answers(check)
    assert answers == {"has-oven": "yes", "hungry": "no", "heat": "2", "size": "2"}
    page = markdown(handbook, "checks/oven-check.md")
    assert f"What this file comes to: [{assess(check, answers).result.title}](#result-bake-one)" in page
    assert "# How hot does it get?\nheat: 2\n" in page
    assert "turnabout assess oven-check --answers answers.yml" in page


def test_what_a_check_does_not_have_is_left_out(handbook: Handbook) -> None:
    check = handbook.curriculum.checks["oven-check"]
    items = {name: item.model_copy(update={"gate": None, "fix": None}) for name, item in check.items.items()}
    rules = {name: rule for name, rule in check.rules.items() if not rule.warning}
    plain = check.model_copy(update={"items": items, "caveat": None, "rules": rules})
    page = markdown(with_curriculum(handbook, checks={"oven-check": plain}), "checks/oven-check.md")
    assert "Gate" not in page
    assert "falls short" not in page
    assert "How far to trust it" not in page
    assert "Warnings" not in page


def test_the_bill_of_the_shipped_example_is_computed(shipped_handbook: Handbook) -> None:
    page = markdown(shipped_handbook, "checks/cost.md")
    assert "| 10 mentors | 20&#46;25 | 202&#46;5 | 40 | 8,100 |" in page
    assert "| 10 mentorees | 14&#46;5 | 145 | 150 | 21,750 |" in page
    assert "| 1 coordinator | 70 | 70 | 60 | 4,200 |" in page
    assert "| **The programme** | **23,725** | **34,050** | **52,988** |" in page
    assert "| **Of that for each pair** | **2,373** | **3,405** | **5,299** |" in page
    assert "| **6,000** | **7,500** | **10,500** |" in page


def test_the_estimate_says_one_of_a_single_pair(handbook: Handbook) -> None:
    cost = handbook.curriculum.cost
    assert cost
    rates = {"low": cost.rates["low"]}
    single = cost.model_copy(update={"pairs": 1, "rates": rates})
    page = markdown(with_curriculum(handbook, cost=single), "checks/cost.md")
    assert "1 pair · " in page
    assert "| 1 apprentice |" in page
    assert "pairs: 1\nmentor: 5\n" in page
    assert estimate(handbook.curriculum, single).pairs == 1


def test_a_letter_has_its_moment_its_people_and_a_body_that_no_text_breaks_out_of(handbook: Handbook) -> None:
    page = markdown(handbook, "messages.md")
    assert "- **From:** Host\n- **To:** Everybody with an oven" in page
    letter = page.split('<div class="tt-letter tt-copy" markdown>')[1].split("</div>")[0]
    assert "<strong>Not a heading</strong>" in letter
    assert "&#60;script&#62;" in letter


def test_a_step_of_the_run_sheet_leads_to_its_letters(handbook: Handbook) -> None:
    page = markdown(handbook, "run-sheet.md")
    assert "- Wait &#124; three days.\n" in page
    assert "Send: [Call for bakers" in page
    assert "](messages.md#call)" in page
    step = handbook.curriculum.run_sheet["week-before"].model_copy(update={"messages": ("gone",)})
    assert "messages.md#gone" not in markdown(
        with_curriculum(handbook, run_sheet={"week-before": step}), "run-sheet.md"
    )


def test_a_choice_of_topic_stands_with_its_session(handbook: Handbook) -> None:
    assert "<br>or [Tea round](../modules/tea-round.md) |" in markdown(handbook, "programme/index.md")
    assert "You may choose another topic for this meeting: [Tea round](../modules/tea-round.md)." in markdown(
        handbook, "programme/second.md"
    )


def test_a_module_that_may_be_chosen_is_in_the_programme(handbook: Handbook) -> None:
    later = replace(handbook, sessions=handbook.sessions[1:])
    assert "| a choice for [Batch 2](../programme/second.md) |" in markdown(later, "modules/index.md")


def test_an_opt_in_module_is_marked_and_explained(handbook: Handbook) -> None:
    modules = handbook.curriculum.modules
    opt_in = {**modules, "tea-round": modules["tea-round"].model_copy(update={"opt_in": "yes"})}
    sessions = tuple(
        replace(session, agenda=replace(session.agenda, module=opt_in[session.agenda.module_id]))
        for session in handbook.sessions
    )
    book = replace(with_curriculum(handbook, modules=opt_in), sessions=sessions)
    assert "opt-in · [Batch 1](../programme/first.md)" in markdown(book, "modules/index.md")
    assert "**Opt-in.** An opt-in module runs only when both people have agreed" in markdown(book, "modules/index.md")
    assert '!!! note "Opt-in"' in markdown(book, "modules/tea-round.md")
    assert '!!! note "Opt-in"' in markdown(book, "programme/first.md")
    assert "Opt-in" not in markdown(handbook, "modules/index.md")


def test_other_programmes_and_tracks_say_whom_they_are_for(shipped_handbook: Handbook, handbook: Handbook) -> None:
    page = markdown(shipped_handbook, "programme/choices.md")
    current = shipped_handbook.programme_id
    for name, programme in shipped_handbook.curriculum.programmes.items():
        assert (f"## {programme.title} {{ #programme-{name} }}" in page) == (name != current)
    for track in shipped_handbook.curriculum.tracks.values():
        assert f"### {track.title} " in page
    assert "[other programmes and tracks](../programme/choices.md)" in markdown(handbook, "programme/index.md")
    alone = with_curriculum(handbook, tracks={})
    assert "programme/choices.md" not in paths(alone)
    assert "choices.md" not in markdown(alone, "programme/index.md")


def test_another_programme_shows_its_choices(handbook: Handbook) -> None:
    other: Programme = handbook.programme.model_copy(update={"title": "Week"})
    book = with_curriculum(handbook, programmes={"weekend": handbook.programme, "week": other}, tracks={})
    page = markdown(book, "programme/choices.md")
    assert "## Week { #programme-week }" in page
    assert ", or [Tea round](../modules/tea-round.md)\n" in page
    assert "## Tracks" not in page


@pytest.mark.parametrize(
    ("written", "job", "review", "shown"),
    [
        ("Text.\n", None, None, "Text.\n"),
        ("Text.\n", "Do *it*.", None, "Do <em>it</em>.\n{ .tt-lead }\n\nText.\n"),
        ("\n# Own title\n\nText.\n", "Do it.", None, "# Own title\n\nDo it.\n{ .tt-lead }\n\nText.\n"),
        ("Text.", None, "2027-06-05", "Text.\n\n{} 5 June 2027.\n{{ .tt-facts .tt-foot }}\n"),
        ("Text.", None, "soon|", "Text.\n\n{} soon&#124;.\n{{ .tt-facts .tt-foot }}\n"),
    ],
)
def test_a_page_written_by_hand_shows_its_job_and_its_review(
    handbook: Handbook, written: str, job: str | None, review: str | None, shown: str
) -> None:
    start = ProsePage("mentor/index.md", "Start", "")
    own = ProsePage("mentor/more.md", "More", written, job, review)
    expected = shown.format("To be reviewed by") if review else shown
    notice = "For head bakers only – do not publish\n{ .tt-notice data-search-exclude }\n\n"
    assert markdown(replace(handbook, prose=(start, own)), "mentor/more.md") == notice + expected


def test_the_first_page_for_an_audience_leads_to_its_booklet_and_home_to_the_handbook(handbook: Handbook) -> None:
    book = replace(
        handbook,
        papers=("a4", "letter"),
        prose=tuple(ProsePage(path, "Page", "Text.") for path in ("sponsor/more.md", "sponsor/first.md", "a.md")),
    )
    link = "Print these pages as a booklet: [A4](../print/a4/booklet-sponsor.pdf), [Letter](../print/letter/booklet-"
    assert link in markdown(book, "sponsor/more.md")
    assert "booklet" not in markdown(book, "sponsor/first.md") + markdown(book, "a.md")
    assert "in one file, to print or to take along: [A4](print/a4/handbook.pdf), [Letter]" in markdown(book, "index.md")


def test_claims_can_be_linked_to(handbook: Handbook) -> None:
    assert '<span id="steam-helps"></span>Steam gives' in markdown(handbook, "evidence.md")
