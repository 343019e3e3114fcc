"""What each command prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from house import REPOSITORY, MakeWorkspace, Run, Turnabout, files_of, sampled

COMMANDS = ("new", "check", "plan", "build", "serve", "print", "packs", "pages", "update", "accept", "schema")
HEAVY = ("pydantic", "typst", "mkdocs", "rich", "jinja2", "yaml", "markdown_it", "segno", "icalendar")
CURRICULUM = "curricula/baking-swap"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout(command, "--help", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert f"turnabout {command}" in run.out.splitlines()[0]
    assert f"  turnabout {command}" in run.out.partition("Examples:")[2]
    assert max(len(line) for line in run.out.splitlines()) <= 100


def test_the_help_names_every_command(turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout("--help", cwd=tmp_path)
    assert run.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in run.out
    assert run.out == turnabout("-h", cwd=tmp_path).out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([command, "--help"] for command in COMMANDS)])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom turnabout.cli import main\nsys.argv[1:] = sys.argv[1:]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stderr.strip().splitlines()[-1].replace("'", '"'))
    assert set(loaded) & set(HEAVY) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "--format", "xml"],
        ["check", "extra"],
        ["plan", "--length", "20"],
        ["plan", "--length", "91"],
        ["plan", "--length", "x"],
        ["plan", "--session", "0"],
        ["plan", "--session", "3"],
        ["plan", "--session", "1", "--module", "tea-round"],
        ["plan", "--module", "tea-ruond"],
        ["plan", "--start", "tomorrow"],
        ["new"],
        ["new", "full"],
        ["pages"],
        ["pages", "full"],
        ["schema"],
        ["print", "nothing"],
        ["print", "--paper", "a3"],
        ["print", "--session", "9"],
        ["--nonsense"],
        ["build", "--nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_says_how(
    arguments: list[str], workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / "full").mkdir()
    (root / "full" / "file").touch()
    run = turnabout(*arguments, cwd=root)
    assert (run.code, run.out) == (2, "")
    assert "Usage: turnabout" in run.err or "Error: " in run.err
    assert "Traceback" not in run.err


def test_a_misspelt_command_or_module_is_offered_the_right_one(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    assert "did you mean 'check'" in turnabout("chekc", cwd=root).err
    assert "did you mean 'tea-round'" in turnabout("plan", "--module", "tea-ruond", cwd=root).err
    assert "2 sessions" in turnabout("plan", "--session", "3", cwd=root).err


@pytest.mark.parametrize(
    "arguments", [["check"], ["plan"], ["build"], ["print"], ["pages", "made"], ["serve"]], ids=" ".join
)
def test_problems_in_the_files_end_every_command_with_one(
    arguments: list[str], workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    if arguments == ["serve"]:
        arguments = ["-C", "..", "serve"]  # it would go on showing the problem; a folder without a workspace ends it
    run = turnabout(*arguments, cwd=workspace(bad="unknown-key"))
    assert run.code == 1
    assert "unknown-key" in run.out or "no-workspace" in run.out
    assert "Traceback" not in run.err


@pytest.mark.parametrize("arguments", [["check"], ["plan"], ["build"], ["print"], ["pages", "made"]], ids=" ".join)
def test_a_folder_without_a_workspace_says_how_to_make_one(
    arguments: list[str], turnabout: Turnabout, tmp_path: Path
) -> None:
    run = turnabout(*arguments, cwd=tmp_path)
    assert run.code == 1
    assert "no-workspace" in run.out
    assert "turnabout new my-handbook" in run.out


def test_problems_go_to_standard_output_so_that_a_file_takes_them(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(bad="unknown-key")
    for arguments in (["check"], ["build", "--quiet"], ["plan"]):
        run = turnabout(*arguments, cwd=root, apart=True)
        assert (run.code, run.err) == (1, "")
        assert "weekend.yml:6:1  unknown-key" in run.out
        assert run.out.endswith("1 problem in 1 file\n")


@pytest.mark.parametrize("arguments", [["check"], ["-C", "..", "new", "--client", "acme"]], ids=" ".join)
def test_problems_that_nobody_reads_to_the_end_are_no_fault(arguments: list[str], workspace: MakeWorkspace) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "turnabout", *arguments]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            command, cwd=workspace(bad="unknown-key"), stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (1, "")


def test_warnings_alone_end_with_zero(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("check", "--format", "json", cwd=workspace(bad="yaml-text-after-hash"))
    assert run.code == 0
    assert [p["severity"] for p in json.loads(run.out)["problems"]] == ["warning"]


def test_json_is_the_shape_of_the_design(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("check", "--format", "json", cwd=workspace(bad="unknown-key"))
    assert (run.code, run.err) == (1, "")
    assert json.loads(run.out) == {
        "problems": [
            {
                "path": f"{CURRICULUM}/programmes/weekend.yml",
                "line": 6,
                "column": 1,
                "code": "unknown-key",
                "severity": "error",
                "message": "'evry' is not one of: title, purpose, summary, length, every, sessions, formerly, lock",
                "hint": "did you mean 'every'",
            }
        ]
    }


def test_nothing_wrong_is_an_empty_list_in_json_and_nothing_otherwise(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    assert json.loads(turnabout("check", "--format", "json", cwd=root).out) == {"problems": []}
    for format_ in ("text", "github"):
        assert turnabout("check", "--format", format_, cwd=root) == Run(0, "", "")


def test_notes_for_github_are_one_a_line_on_standard_output(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("check", "--format", "github", cwd=workspace(bad="unknown-key"))
    assert (run.code, run.err) == (1, "")
    assert run.out == (
        f"::error file={CURRICULUM}/programmes/weekend.yml,line=6,col=1,title=unknown-key::"
        "'evry' is not one of: title, purpose, summary, length, every, sessions, formerly, lock "
        "(did you mean 'every')\n"
    )


@pytest.mark.parametrize("format_", ["json", "github"])
def test_problems_that_end_another_command_keep_the_format(
    format_: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout("build", "--format", format_, cwd=workspace(bad="unknown-key"))
    assert run.code == 1
    assert "unknown-key" in run.out


def test_a_workspace_is_found_from_a_folder_inside_it_or_by_name(
    workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path
) -> None:
    root = workspace(bad="unknown-key")
    expected = turnabout("check", cwd=root)
    assert "6 │ evry: 7" in expected.out
    assert turnabout("check", cwd=root / CURRICULUM) == expected
    assert turnabout("-C", str(root), "check", cwd=tmp_path) == expected


def test_the_command_runs_in_a_process_of_its_own(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(bad="unknown-key")
    assert turnabout("check", cwd=root, apart=True) == turnabout("check", cwd=root)


def test_a_process_of_its_own_goes_by_the_name_of_the_command(turnabout: Turnabout, tmp_path: Path) -> None:
    assert turnabout("--help", cwd=tmp_path, apart=True).out.startswith("Usage: turnabout [OPTIONS]")
    assert turnabout("chekc", cwd=tmp_path, apart=True).err.startswith("Usage: turnabout [OPTIONS]")


@pytest.mark.parametrize("length", sampled(range(30, 91), 30, 37, 90))
def test_a_plan_adds_up_for_every_length(length: int, turnabout: Turnabout) -> None:
    run = turnabout("plan", "--length", str(length), "--format", "json", cwd=REPOSITORY)
    assert run.code == 0, run.err
    sessions = json.loads(run.out)["sessions"]
    assert len(sessions) == 9
    assert all(_adds_up(session, length) for session in sessions)


@pytest.mark.parametrize("length", sampled([30, 37, 45, 60, 90], 30, 60))
@pytest.mark.parametrize(
    "module",
    sampled(sorted(file.stem for file in REPOSITORY.glob("curricula/*/modules/*.yml")), "active-listening"),
)
def test_a_plan_adds_up_for_every_module(module: str, length: int, turnabout: Turnabout) -> None:
    run = turnabout("plan", "--module", module, "--length", str(length), "--format", "json", cwd=REPOSITORY)
    (session,) = json.loads(run.out)["sessions"]
    assert session["module"] == module
    assert _adds_up(session, length)


def _adds_up(session: dict[str, Any], length: int) -> bool:
    keys = {"id", "title", "lead", "kind", "tier", "minutes", "start"}
    return (
        session["length"] == sum(a["minutes"] for a in session["activities"]) == length
        and all(set(activity) == keys for activity in session["activities"])
        and isinstance(session["left_out"], list)
    )


def test_a_plan_of_one_session_with_a_start_has_clock_times(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout(
        "plan", "--session", "2", "--length", "45", "--start", "2027-06-01T14:00", "--format", "json", cwd=workspace()
    )
    (session,) = json.loads(run.out)["sessions"]
    assert (session["number"], session["start"]) == (2, "2027-06-02T14:00")
    assert session["activities"][0]["start"] == "14:00"


def test_a_plan_of_a_programme_uses_the_start_of_the_settings(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("plan", "--format", "json", cwd=workspace())
    assert [s["start"] for s in json.loads(run.out)["sessions"]] == ["2027-03-01T09:30", "2027-03-02T09:30"]


def test_a_plan_for_people_is_text(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("plan", "--module", "tea-round", "--length", "30", "--start", "2027-06-01", cwd=workspace())
    assert run.out.splitlines()[0] == "1  Tea round  (30 minutes, Tuesday 1 June 2027)"
    assert "Left out at this length" in run.out


def test_print_names_each_file_it_makes(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    run = turnabout("print", "agenda", "--session", "1", "--length", "45", "--out", "papers", "-q", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out.split() == ["papers/a4/agenda-first-45.pdf"]
    assert (root / run.out.strip()).read_bytes().startswith(b"%PDF-")


def test_print_makes_every_paper_of_a_session_in_the_size_asked_for(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout("print", "--session", "1", "--paper", "letter", cwd=workspace())
    assert [line.removeprefix("dist/base/print/handbook/") for line in run.out.split()] == [
        "letter/agenda-first-60.pdf",
        "letter/worksheet-tea-round-taste-card.pdf",
        "letter/cards-tea-round.pdf",
        "letter/catch-up-tea-round.pdf",
    ]


def test_pages_leave_the_workspace_as_it_was(workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path) -> None:
    root = workspace()
    before = files_of(root)
    assert turnabout("pages", str(tmp_path / "made"), cwd=root).code == 0
    after = {path: data for path, data in files_of(root).items() if not path.startswith((".cache/", "build/"))}
    assert after == before


def test_settings_that_name_a_function_are_named_in_the_pages_too(
    workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path
) -> None:
    root = workspace()
    settings = root / "mkdocs.yml"
    emoji = "".join(
        f"      emoji_{what}: !!python/name:material.extensions.emoji.{name}\n"
        for what, name in (("index", "twemoji"), ("generator", "to_svg"))
    )
    text = settings.read_text("utf-8")
    extensions = "markdown_extensions:\n"
    assert extensions in text
    settings.write_text(text.replace(extensions, f"{extensions}  - pymdownx.emoji:\n{emoji}"), "utf-8")
    (root / "content/mentor/index.md").write_text("---\ntitle: Us\n---\n:material-baguette:\n", "utf-8")
    assert turnabout("pages", str(tmp_path / "made"), "-q", cwd=root) == Run(0, "", "")
    made = (tmp_path / "made/mkdocs.yml").read_text("utf-8")
    assert '"emoji_index": !!python/name:material.extensions.emoji.twemoji ""' in made
    assert turnabout("build", "--quiet", cwd=root) == Run(0, "", "")
    assert "<svg" in (root / "dist/base/handbook/mentor/index.html").read_text("utf-8").partition("<h1")[2]


@pytest.mark.parametrize(
    "tag",
    [
        "object/apply:string.Template [x]",
        "object/apply:contextlib.contextmanager [!!python/name:textwrap.dedent '']",
        "name:os.environ",
    ],
)
def test_a_setting_without_a_name_that_leads_back_to_it_is_named(
    tag: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  generator: false\n", f"  generator: !!python/{tag}\n"), "utf-8")
    run = turnabout("pages", "made", cwd=root)
    assert run.code == 1
    assert "the setting 'extra: generator' is a Python object" in run.out


def test_a_build_makes_both_editions_and_a_failed_one_leaves_them(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    run = turnabout("build", "--format", "json", cwd=root)
    assert (run.code, json.loads(run.out)) == (0, {"problems": []})
    dist = root / "dist" / "base"
    assert (dist / "handbook" / "index.html").is_file()
    assert (dist / "facilitator" / "index.html").is_file()
    built = files_of(dist)
    for path, data in built.items():
        if path.endswith(".html"):
            assert b"<script>alert(1)" not in data, path
    programme = root / CURRICULUM / "programmes" / "weekend.yml"
    programme.write_text(programme.read_text("utf-8").replace("every: 7", "evry: 7"), "utf-8")
    assert turnabout("build", cwd=root).code == 1
    assert files_of(dist) == built
    assert [folder.name for folder in dist.iterdir() if folder.name.startswith(".")] == []


def test_a_new_workspace_checks_at_once(turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout("new", "my-handbook", cwd=tmp_path)
    assert run.code == 0, run.err
    assert run.out.startswith("Made my-handbook. Next, in it (cd my-handbook):\n")
    assert turnabout("check", cwd=tmp_path / "my-handbook") == Run(0, "", "")
    assert turnabout("new", "my-handbook", cwd=tmp_path).code == 2
    (tmp_path / "empty").mkdir()
    assert turnabout("new", "empty", cwd=tmp_path).code == 0
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["empty", "my-handbook"]


def test_numbers_that_are_no_moment_are_not_taken_as_one(
    workspace: MakeWorkspace, turnabout: Turnabout, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    made = []
    for value in ("1800000000", "1800000000", "yesterday"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        run = turnabout("print", "worksheet", "--session", "1", cwd=root)
        assert run.code == 0, run.err
        made.append((root / run.out.strip()).read_bytes())
    assert made[0] == made[1]
