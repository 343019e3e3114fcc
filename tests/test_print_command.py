"""Which papers `turnabout print` makes."""

from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout
from turnabout.cli.print_command import _KINDS
from turnabout.planning.paper_list import PAPER_KINDS


def test_the_command_knows_every_kind_of_paper() -> None:
    assert _KINDS == PAPER_KINDS


def test_forms_are_printed_by_themselves(workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout("print", "form", "--quiet", "--out", str(tmp_path / "forms"), cwd=workspace())
    assert (run.code, run.err) == (0, "")
    files = [Path(line) for line in run.out.splitlines()]
    assert files
    assert all(file.name.startswith("form-") and file.read_bytes().startswith(b"%PDF-") for file in files)


def test_several_kinds_of_paper_can_be_asked_for(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("print", "check", "messages", "run-sheet", "--edition", "facilitator", cwd=workspace())
    names = [line.removeprefix("dist/base/print/facilitator/a4/") for line in run.out.split()]
    assert names[-3:] == ["check-cost.pdf", "messages.pdf", "run-sheet.pdf"]
    assert all(name.startswith("check-") for name in names[:-2])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "the handbook edition has no check; look in the facilitator's"),
        (["messages", "run-sheet"], "the handbook edition has no messages or run-sheet; look in the facilitator's"),
        (["form", "--session", "1"], "session 1 has no form in the handbook edition"),
    ],
    ids=str,
)
def test_papers_that_are_not_there_are_wrong_usage(
    arguments: list[str], said: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout("print", *arguments, cwd=workspace())
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_the_command_says_by_the_name_of_a_file_what_can_be_filled_in(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout("print", "worksheet", "--fillable", "--session", "1", "-q", cwd=workspace())
    assert (run.code, run.err) == (0, "")
    assert {Path(line).stem[-9:] for line in run.out.splitlines()} == {"-fillable"}
    run = turnabout("print", "form", "poster", "--fillable", cwd=workspace())
    names = {Path(line).name for line in run.out.splitlines()}
    assert names == {"form-swap-form-fillable.pdf", "poster.pdf"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["poster", "cards"], "there is nothing to fill in on cards or poster in the handbook edition"),
        (
            ["worksheet", "--edition", "facilitator"],
            "there is nothing to fill in on worksheet in the facilitator edition",
        ),
    ],
    ids=str,
)
def test_papers_to_read_alone_are_wrong_usage(
    workspace: MakeWorkspace, turnabout: Turnabout, arguments: list[str], said: str
) -> None:
    run = turnabout("print", *arguments, "--fillable", cwd=workspace())
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "leave out --fillable" in run.err


def test_a_folder_that_takes_no_papers_is_a_problem_and_keeps_no_half_of_one(
    workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path
) -> None:
    out = tmp_path / "papers"
    (out / "a4").mkdir(parents=True)
    (out / "a4" / "wallet-card.pdf").mkdir()
    run = turnabout("print", "wallet-card", "-q", "--paper", "a4", "--out", str(out), cwd=workspace())
    assert (run.code, run.err) == (1, "")
    assert f"{out}/a4/wallet-card.pdf:1:1  paper-not-written\n  the paper cannot be written: is a directory" in run.out
    assert "→ make room there, or name another folder with --out" in run.out
    assert [file.name for file in (out / "a4").iterdir()] == ["wallet-card.pdf"]


def test_a_kind_that_is_named_and_not_there_is_told_beside_what_was_printed(
    workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path
) -> None:
    order = ("print", "agenda", "form", "check", "--quiet", "--session", "1", "--out", str(tmp_path))
    run = turnabout(*order, cwd=workspace("tiny"))
    assert run.code == 0
    assert run.err == (
        "no form: there is none in the handbook edition of session 1\n"
        "no check: there is none in the handbook edition of session 1\n"
    )
