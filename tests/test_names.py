"""Files and folders whose names are misspelt, too long or no text: each a problem where somebody can see it."""

import os
import shutil
from pathlib import Path

import pytest

from acme import make_acme, reword
from house import MakeWorkspace, Turnabout

BASE = "curricula/baking-swap"
MODULES = f"{BASE}/modules"
LONG = "x" * 300


def test_a_module_renamed_in_case_only_is_one_problem(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    (root / MODULES / "tea-round.yml").rename(root / MODULES / "Tea-Round.yml")
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert "  modules/tea-round.yml is there as Tea-Round.yml\n" in run.out
    assert "  → give the file and the list the same small letters\n" in run.out
    assert run.out.endswith("\n\n1 problem in 1 file\n")


def test_a_module_listed_in_capitals_is_one_problem(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    reword(root, f"{BASE}/curriculum.yml", "\nmodules: [tea-round", "\nmodules: [Tea-round")
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert "  modules/Tea-round.yml is there as tea-round.yml\n" in run.out
    assert "not-listed" not in run.out


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("baking-swp", "unknown-reference", "rename the folder to baking-swap, or write in mkdocs.yml: curriculum: "),
        ("Baking-Swap", "bad-id", "rename it to baking-swap"),
        ("baking_swap", "bad-id", "rename it to baking-swap"),
        ("baking swap ", "bad-id", "rename it to baking-swap"),
        ("ｂaking-swap", "bad-id", "rename it to "),
    ],
)
def test_a_folder_of_a_curriculum_that_nothing_finds_is_a_problem(
    name: str, code: str, hint: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / BASE).rename(root / "curricula" / name)
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert f"curricula/{name}:1:1  {code}\n" in run.out
    assert f"  → {hint}" in run.out


@pytest.mark.parametrize("name", ["reverse-mentorng", "Reverse-Mentoring", "reversementoring"])
def test_the_shipped_curriculum_is_not_taken_in_silence_for_a_misspelt_one(
    name: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / BASE).rename(root / "curricula" / name)
    reword(root, "mkdocs.yml", "curriculum: baking-swap", "curriculum: reverse-mentoring")
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert f"curricula/{name}:1:1  " in run.out


def test_another_curriculum_beside_the_one_that_is_built_is_none_of_these(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    shutil.copytree(root / BASE, root / f"{BASE}-2")
    shutil.copytree(root / BASE, root / "curricula" / "soup-table")
    (root / "curricula" / "reverse-mentoring" / "i18n").mkdir(parents=True)
    (root / "curricula" / "reverse-mentoring" / "i18n" / "fr.po").touch()
    (root / "curricula" / "empty").mkdir()
    run = turnabout("check", cwd=root)
    assert (run.code, run.out) == (0, "")


@pytest.mark.parametrize(
    ("name", "hint"), [("curiculum.yml", "did you mean 'curiculum.yml'"), ("main.yml", "write it")]
)
def test_a_folder_without_curriculum_is_a_problem(
    name: str, hint: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / BASE / "curriculum.yml").rename(root / BASE / name)
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert f"{BASE}/curriculum.yml:1:1  missing-file\n" in run.out
    assert f"  → {hint}" in run.out


@pytest.mark.parametrize(
    ("old", "new"),
    [("curriculum: baking-swap", f"curriculum: {LONG}"), ("curriculum: baking-swap", "curriculum: 'a\\0b'")],
)
def test_a_curriculum_of_no_possible_name_is_a_problem(
    old: str, new: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    reword(root, "mkdocs.yml", old, new.replace("'", '"'))
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert "mkdocs.yml:" in run.out
    assert run.err == ""


@pytest.mark.parametrize("order", [f"check --client {LONG}", f"build --client acme/{LONG}", f"accept --layer {LONG}"])
def test_a_name_that_is_too_long_for_the_disk_is_none(
    order: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout(*order.split(), cwd=make_acme(workspace()))
    assert run.code == 2
    assert "there is no" in run.err or "is no layer" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (f"languages: [en, {LONG}]", "curricula/clients/acme/client.yml"),
        (f"brand: {{logo: {LONG}}}", "curricula/clients/acme/client.yml"),
        (f"layers: [{LONG}]", "curricula/clients/acme/client.yml"),
        (f"base: {LONG}@1", "curricula/clients/acme/client.yml"),
    ],
)
def test_a_client_that_names_what_no_disk_can_hold(
    line: str, path: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    text = (root / path).read_text("utf-8")
    key = line.partition(":")[0]
    kept = "\n".join(one for one in text.splitlines() if not one.startswith(f"{key}:"))
    (root / path).write_text(f"{kept}\n{line}\n", "utf-8")
    run = turnabout("check", "--client", "acme", cwd=root)
    assert run.code in (0, 1), run.err
    assert run.err == ""


@pytest.mark.parametrize("folder", ["content/mentor", MODULES, f"{BASE}/i18n", "templates/site/assets"])
@pytest.mark.parametrize("ending", [".md", ".png", ".yml", ".po"])
def test_a_name_that_is_no_text_breaks_nothing(
    folder: str, ending: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / folder).mkdir(parents=True, exist_ok=True)
    name = os.fsdecode(b"caf\xe9" + ending.encode())
    Path(root, folder, name).write_text("---\ntitle: A page\n---\n\nText.\n", "utf-8")
    for format_ in ("text", "json", "github"):
        run = turnabout("check", "--format", format_, cwd=root)
        assert run.code in (0, 1), run.err
        assert run.err == ""
        run.out.encode()
    if folder.startswith("content"):
        assert run.code == 1
        assert "caf\\udce9" in turnabout("check", cwd=root).out
