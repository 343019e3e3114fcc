"""turnabout assess evaluates the checks of a workspace, and the cost."""

import json
from pathlib import Path

import pytest
import yaml

from house import REPOSITORY, TESTS, MakeWorkspace, Run, Turnabout
from turnabout.reading.pipeline import read_workspace

CASES = yaml.safe_load((TESTS / "fit-cases.yml").read_text("utf-8"))["cases"]
CHECKS = read_workspace(REPOSITORY).curriculum.checks


def _assess(turnabout: Turnabout, folder: Path, check: str, answers: object, *more: str, cwd: Path = REPOSITORY) -> Run:
    file = folder / "answers.yml"
    file.write_text(answers if isinstance(answers, str) else yaml.safe_dump(answers), "utf-8")
    return turnabout("assess", check, "--answers", str(file), *more, cwd=cwd)


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_comes_out_as_stated(name: str, turnabout: Turnabout, tmp_path: Path) -> None:
    run = _assess(turnabout, tmp_path, "fit", CASES[name]["answers"], "--format", "json")
    assert (run.code, run.err) == (0, "")
    verdict = json.loads(run.out)
    assert verdict["result"] == CASES[name]["result"]
    assert verdict["because"]["text"]


def test_a_verdict_for_people_is_text(turnabout: Turnabout, tmp_path: Path) -> None:
    run = _assess(turnabout, tmp_path, "readiness", dict.fromkeys(CHECKS["readiness"].items, 1))
    assert run.code == 0
    assert run.out.startswith("Not yet\n")
    assert "Total: 12" in run.out
    assert run.out.count("\n  - ") == 4


def test_the_cost_needs_no_answers(turnabout: Turnabout) -> None:
    run = turnabout("assess", "cost", cwd=REPOSITORY)
    assert (run.code, run.err) == (0, "")
    assert "Each mentor: 20.25" in run.out
    assert "Each mentoree: 14.5" in run.out
    assert "The coordinator: 70" in run.out
    assert [line.split() for line in run.out.splitlines() if "Middle" in line] == [
        ["Middle", "34,050", "3,405", "7,500"]
    ]


def test_the_cost_takes_ones_own_numbers(turnabout: Turnabout, tmp_path: Path) -> None:
    answers = {"pairs": 2, "mentor": 10, "mentoree": 20, "coordinator": 30, "fee": 0}
    run = _assess(turnabout, tmp_path, "cost", answers, "--format", "json")
    bill = json.loads(run.out)
    assert bill["pairs"] == 2
    assert bill["hours"] == {"mentor": 20.25, "mentoree": 14.5, "coordinator": 30}
    total = 2 * (20.25 * 10 + 14.5 * 20) + 30 * 30
    assert bill["cases"] == [
        {"case": case, "programme": total, "pair": total / 2, "training_instead": 2 * 3 * 20}
        for case in ("Low", "Middle", "High")
    ]


def test_a_check_wants_answers(turnabout: Turnabout) -> None:
    run = turnabout("assess", "fit", cwd=REPOSITORY)
    assert run.code == 2
    assert "--answers FILE is missing" in run.err


def test_an_unknown_check_is_named_with_those_there_are(turnabout: Turnabout, tmp_path: Path) -> None:
    run = _assess(turnabout, tmp_path, "fitt", {})
    assert run.code == 2
    assert "'fitt' is not one of: fit, readiness, shadow-board, skill, cost; did you mean 'fit'" in run.err.replace(
        "\n", " "
    )
    assert "did you mean" not in _assess(turnabout, tmp_path, "zzz", {}).err


@pytest.mark.parametrize("format_", ["text", "json"])
def test_wrong_answers_are_reported_and_end_with_1(format_: str, turnabout: Turnabout, tmp_path: Path) -> None:
    run = _assess(turnabout, tmp_path, "fit", {"owned-reasn": "no"}, "--format", format_)
    assert run.code == 1
    assert "unknown-key" in run.out
    assert run.out.count("missing-key") == 10


@pytest.mark.parametrize("pairs", [0, "ten", -1])
def test_a_number_of_pairs_that_is_none_is_refused(pairs: object, turnabout: Turnabout, tmp_path: Path) -> None:
    run = _assess(turnabout, tmp_path, "cost", {"pairs": pairs})
    assert run.code == 1
    assert "Traceback" not in run.err


def test_a_curriculum_without_a_cost_says_so(turnabout: Turnabout, workspace: MakeWorkspace) -> None:
    run = turnabout("assess", "cost", cwd=workspace("rules"))
    assert run.code == 2
    assert "the curriculum has no cost.yml" in run.err


def test_a_workspace_with_problems_is_not_assessed(
    turnabout: Turnabout, workspace: MakeWorkspace, tmp_path: Path
) -> None:
    run = _assess(turnabout, tmp_path, "oven-check", {}, cwd=workspace(bad="unreached-result"))
    assert run.code == 1
    assert "unreached-result" in run.out
