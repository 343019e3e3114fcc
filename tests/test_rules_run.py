"""Rules report at the place of the nodes, keep silent where they would judge a stand-in, and give way to waivers."""

from datetime import date

import pytest

from house import MakeWorkspace, Turnabout
from turnabout.core.nodes import Path, scalars
from turnabout.core.problems import Problem
from turnabout.model.curriculum import Curriculum
from turnabout.reading.pipeline import read_workspace
from turnabout.rules.passages import passages_among
from turnabout.rules.run import Subject, check_rules
from turnabout.sources.prose_files import PageHead, WrittenPage
from turnabout.sources.validate import validate
from turnabout.sources.yaml_reader import read_yaml

TEXT = """\
title: T
version: 1
language: en
summary: S
terms: {}
ground-rules: {}
modules:
  tea:
    title: T
    purpose: P
    needs: [nothing]
    objectives:
      aim: {for: both, level: apply, text: T, evidence: E}
      nose: {for: both, level: apply, text: T, evidence: E}
    activities:
      hello: {title: H, kind: check-in, lead: both, tier: core, minutes: 45, floor: 30, serves: [nose], steps: {s: S}}
    prompts: {mentor: {a: A, b: B, c: C}, mentoree: {a: A, b: B, c: C}}
    prepare: {}
    practice: {if: I, then: T}
programmes: {}
"""


def _problems(text: str, *doubts: Path, pages: tuple[WrittenPage, ...] = ()) -> tuple[Problem, ...]:
    node, problems = read_yaml(text, "a.yml")
    assert node is not None
    assert not problems
    found = validate(node, Curriculum)
    passages = tuple(passages_among(scalars(node)))
    return check_rules(Subject(found.record, node, (*found.unsure, *doubts), pages, passages, date(2027, 1, 1)))


def _codes(text: str, *doubts: Path) -> dict[str, tuple[int, int]]:
    return {p.code: (p.location.line, p.location.column) for p in _problems(text, *doubts)}


def test_findings_stand_at_their_key_or_their_value() -> None:
    assert _codes(TEXT) == {
        "unknown-reference": (11, 13),
        "minutes-do-not-add-up": (15, 5),
        "missing-return-leg": (15, 5),
        "missing-commitment": (15, 5),
        "objective-without-activity": (13, 7),
        "too-few-core-objectives": (12, 5),
    }


def test_a_rule_is_silent_where_it_reads_a_stand_in_of_the_same_module() -> None:
    codes = _codes(TEXT.replace("minutes: 45", "minutes: long"))
    assert "minutes-do-not-add-up" not in codes
    assert "missing-commitment" in codes


def test_a_rule_is_silent_inside_what_could_not_be_read() -> None:
    assert _codes(TEXT, ("modules", "tea")) == {}
    assert _codes(TEXT, ()) == {}


def test_a_doubt_about_another_module_silences_nothing() -> None:
    assert len(_codes(TEXT, ("modules", "other", "activities"))) == 6


def test_requirements_are_counted_only_where_nothing_is_in_doubt() -> None:
    assert "requirement-not-covered" in _codes(TEXT + "requirements: 1\n")
    assert "requirement-not-covered" not in _codes(TEXT + "requirements: 1\n", ("modules", "other"))


def test_a_page_covers_the_requirements_among_its_seeds() -> None:
    page = WrittenPage("mentor/a.md", PageHead(title="T", seeds=(1,)), "", "a.md", 1, is_own=True)
    assert "requirement-not-covered" not in {p.code for p in _problems(TEXT + "requirements: 1\n", pages=(page,))}


@pytest.mark.parametrize(("claims", "expected"), [("{}", 0), ("{c: {text: T, source: s, grade: A, caveat: C}}", 1)])
def test_figures_want_a_claim_only_where_a_curriculum_has_claims(claims: str, expected: int) -> None:
    text = TEXT.replace("purpose: P", "purpose: Some 40% agree.") + f"claims: {claims}\n"
    assert sum(p.code == "figure-without-claim" for p in _problems(text)) == expected


def _waived(rule: str, at: str) -> set[str]:
    before = {p.code for p in _problems(TEXT)}
    after = {p.code for p in _problems(f"{TEXT}waivers:\n  w: {{rule: {rule}, at: {at}, why: W}}\n")}
    assert after <= before | {"unused-waiver"}
    return (before - after) | (after - before)


@pytest.mark.parametrize("at", ["modules", "modules/tea", "modules/tea/activities"])
def test_a_waiver_allows_one_rule_at_its_address_and_below(at: str) -> None:
    assert _waived("missing-return-leg", at) == {"missing-return-leg"}


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("missing-return-leg", "modules/te"),
        ("missing-return-leg", "modules/tea/activities/hello"),
        ("missing-return-leg", "modules/other"),
        ("missing-return", "modules/tea"),
        ("missing-opening", "modules/tea"),
    ],
)
def test_a_waiver_of_another_rule_or_address_allows_nothing_and_is_a_problem(rule: str, at: str) -> None:
    assert _waived(rule, at) == {"unused-waiver"}


def test_a_waiver_allows_one_of_two_breaches_of_a_rule() -> None:
    two = TEXT.replace("serves: [nose]", "serves: []")
    waived = f"{two}waivers:\n  w: {{rule: objective-without-activity, at: modules/tea/objectives/aim, why: W}}\n"
    left = [problem for problem in _problems(waived) if problem.code == "objective-without-activity"]
    assert ["nose" in problem.message for problem in left] == [True]


def test_what_everything_rests_on_cannot_be_waived(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    assert _waived("unknown-reference", "modules/tea") == {"unused-waiver"}
    root = workspace(bad="unknown-reference")
    with (root / "curricula" / "baking-swap" / "curriculum.yml").open("a", encoding="utf-8") as file:
        file.write("waivers:\n  w: {rule: unknown-reference, at: programmes, why: It comes later.}\n")
    for command in ("check", "plan", "build"):
        run = turnabout(command, cwd=root)
        assert (run.code, "unknown-reference" in run.out) == (1, True), run.err


def test_two_waivers_of_one_breach_are_both_used() -> None:
    both = "".join(f"  {name}: {{rule: missing-return-leg, at: modules, why: W}}\n" for name in "ab")
    assert "unused-waiver" not in {p.code for p in _problems(f"{TEXT}waivers:\n{both}")}


def test_a_page_can_be_waived_by_its_path(workspace: MakeWorkspace) -> None:
    root = workspace(bad="page-without-job")
    file = root / "curricula/biscuit-tin/curriculum.yml"
    text = file.read_text("utf-8")
    waiver = "\n  old-page: {rule: page-without-job, at: mentor/index.md, why: It is rewritten in May.}\n\nterms:"
    file.write_text(text.replace("\n\nterms:", waiver, 1), "utf-8")
    assert read_workspace(root, today=date(2027, 1, 1)).problems == ()


def test_a_waiver_without_a_reason_does_not_validate(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("rules")
    file = root / "curricula/biscuit-tin/curriculum.yml"
    lines = [line for line in file.read_text("utf-8").split("\n") if "The pitfall quotes" not in line]
    file.write_text("\n".join(lines), "utf-8")
    problems = read_workspace(root).problems
    assert [(p.code, p.message) for p in problems if p.location.path.endswith("curriculum.yml")] == [
        ("missing-key", "'a-quoted-label' has no 'why'")
    ]
    assert turnabout("check", cwd=root).code == 1
