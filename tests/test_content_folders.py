"""What lies in no folder that somebody is known to read is a problem, and is never published."""

import re
from pathlib import Path

import pytest

from acme import make_acme
from house import MakeWorkspace, Turnabout, files_of
from turnabout.model.settings import EDITIONS
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import handbook_of

PAGE = "---\ntitle: What we pay\n---\n\nNobody else may read this.\n"
FORM = """title: Pay slip
purpose: Says what is paid.
filled-by: [hr]
seen-by: [hr]
goes-to: The desk.
kept: A day.
fields: {pay: {label: Pay, answer: line}}
"""
NEAR = {
    "HR/pay.md": "hr",
    "Hr/pay.md": "hr",
    "hr /pay.md": "hr",
    "\uff48\uff52/pay.md": "hr",
    "h_r/pay.md": "hr",
    "human-resources/pay.md": "hr",
    "fr/hr/pay.md": "hr",
    "consultants/pay.md": "consultant",
    "Mentor/pay.md": "mentor",
    "mentors/pay.md": "mentor",
    "HR/pay.png": "hr",
    "Assets/pay.png": "assets",
}
"""Files below content/ in a folder of nobody, and the folder that was meant."""
MISPLACED = ("guests/pay.md", "hr.md", "Consultants.md", "mentor/hr/pay.md", "assets/HR/pay.pdf", "assets/pay.md")
FOR_HR = ("hr/pay.md", "consultant/pay.md", "facilitator/pay.md", "coordinator/a/b.md", "hr/mentor/c.md", "hr/pay.png")
FOR_ALL = ("pay.md", "mentor/pay.md", "mentor/more/pay.md", "assets/pay.pdf", "modules/pay.md", "pay.pdf")


def _write(root: Path, path: str, text: str = PAGE) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.mark.parametrize(("path", "meant"), [*NEAR.items(), *((path, None) for path in MISPLACED)])
def test_what_lies_in_no_folder_of_an_audience_is_a_problem_and_in_no_edition(
    path: str, meant: str | None, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(cold=True)
    _write(root, path)
    run = turnabout("check", cwd=root)
    assert (run.code, run.err) == (1, "")
    assert re.findall(r"^(\S.*):1:1  (\S+)$", run.out, re.MULTILINE) == [(f"content/{path}", "unknown-audience")]
    assert meant is None or f"→ did you mean {meant!r}" in run.out
    reading = read_workspace(root)
    for edition in EDITIONS:
        handbook = handbook_of(reading, edition)
        is_seen = path in {*handbook.assets, *(page.path for page in handbook.prose)}
        assert not is_seen or edition == "facilitator", edition


def test_a_folder_is_reported_once_and_a_build_refuses_it(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(cold=True)
    for name in ("a.md", "b.md", "c.png", "deep/d.md"):
        _write(root, f"HR/{name}")
    run = turnabout("build", "--quiet", cwd=root)
    assert (run.code, run.out.count("unknown-audience")) == (1, 1)
    assert not (root / "dist").exists() or not files_of(root / "dist")


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_folder_of_a_client_is_closed_too(command: str, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace(cold=True))
    _write(root / "curricula/clients/acme", "HR/pay.md")
    run = turnabout(command, "--client", "acme", cwd=root)
    assert (run.code, run.out.count("unknown-audience")) == (1, 1)
    assert "curricula/clients/acme/content/HR/pay.md:1:1" in run.out


@pytest.mark.parametrize("path", FOR_HR)
def test_what_facilitators_read_is_in_their_edition_alone(path: str, workspace: MakeWorkspace) -> None:
    assert _editions_of(path, workspace) == ["facilitator"]


@pytest.mark.parametrize("path", FOR_ALL)
def test_what_lies_at_the_top_or_with_an_audience_is_for_everybody(path: str, workspace: MakeWorkspace) -> None:
    assert _editions_of(path, workspace) == ["handbook", "facilitator"]


@pytest.mark.parametrize("path", ["checks/oven-check.md", "checks/other.md", "run-sheet.md", "messages.md"])
def test_a_page_in_place_of_one_for_facilitators_is_for_them(path: str, workspace: MakeWorkspace) -> None:
    assert _editions_of(path, workspace) == ["facilitator"]


def test_a_page_in_place_of_a_form_is_for_those_who_have_the_form(workspace: MakeWorkspace) -> None:
    root = workspace(cold=True)
    base = root / "curricula/baking-swap"
    text = (base / "curriculum.yml").read_text("utf-8")
    (base / "curriculum.yml").write_text(re.sub(r"^forms: \[", "forms: [pay-slip, ", text, flags=re.MULTILINE), "utf-8")
    (base / "forms").mkdir(exist_ok=True)
    (base / "forms/pay-slip.yml").write_text(FORM, "utf-8")
    _write(root, "forms/pay-slip.md")
    reading = read_workspace(root)
    assert "pay-slip" in reading.curriculum.forms
    found = [e for e in EDITIONS if "forms/pay-slip.md" in {page.path for page in handbook_of(reading, e).prose}]
    assert found == ["facilitator"]


def _editions_of(path: str, workspace: MakeWorkspace) -> list[str]:
    root = workspace(cold=True)
    _write(root, path)
    reading = read_workspace(root)
    assert [p for p in reading.problems if p.code == "unknown-audience"] == []
    found = []
    for edition in EDITIONS:
        handbook = handbook_of(reading, edition)
        if path in {*handbook.assets, *(page.path for page in handbook.prose)}:
            found.append(edition)
    return found
