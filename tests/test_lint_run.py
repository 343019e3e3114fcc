"""Rules report at the place of the nodes, and keep silent where they would judge a stand-in."""

from turnabout.lint.run import lint
from turnabout.loading.validate import validate
from turnabout.loading.yaml_reader import read_yaml
from turnabout.model.curriculum import Curriculum
from turnabout.nodes import Path

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
    activities:
      hello: {title: H, kind: check-in, lead: both, tier: core, minutes: 45, floor: 30, steps: {s: S}}
    prompts: {}
    prepare: {}
    practice: {if: I, then: T}
programmes: {}
"""


def _codes(text: str, *doubts: Path) -> dict[str, tuple[int, int]]:
    node, problems = read_yaml(text, "a.yml")
    assert node is not None
    assert not problems
    found = validate(node, Curriculum)
    return {p.code: (p.location.line, p.location.column) for p in lint(found.record, node, (*found.unsure, *doubts))}


def test_findings_stand_at_their_key_or_their_value() -> None:
    assert _codes(TEXT) == {
        "unknown-reference": (11, 13),
        "minutes-do-not-add-up": (14, 5),
        "missing-return-leg": (14, 5),
        "missing-commitment": (14, 5),
        "objective-without-activity": (13, 7),
    }


def test_a_rule_is_silent_where_it_reads_a_stand_in_of_the_same_module() -> None:
    codes = _codes(TEXT.replace("minutes: 45", "minutes: long"))
    assert "minutes-do-not-add-up" not in codes
    assert "missing-commitment" in codes


def test_a_rule_is_silent_inside_what_could_not_be_read() -> None:
    assert _codes(TEXT, ("modules", "tea")) == {}
    assert _codes(TEXT, ()) == {}


def test_a_doubt_about_another_module_silences_nothing() -> None:
    assert len(_codes(TEXT, ("modules", "other", "activities"))) == 5
