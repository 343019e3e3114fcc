"""`turnabout new --client` makes a client that checks clean and shows a consultant how each change is written."""

import re
from pathlib import Path

import pytest

from acme import make_acme
from house import MakeWorkspace, Turnabout, files_of

CLIENT = "curricula/clients/acme/client.yml"


def test_a_new_client_checks_clean_and_the_next_steps_are_printed(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    run = turnabout("new", "--client", "acme", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Made curricula/clients/acme. Next:\n")
    for step in ("turnabout ids", "check --client acme", "diff --client acme", "build --client acme"):
        assert step in run.out
    text = (root / CLIENT).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../.schema/client.json\n")
    assert "\nclient: acme\nbase: baking-swap@0.1\n# layers: " in text
    assert "@N" not in text
    assert max(map(len, text.splitlines())) <= 120
    assert (root / ".schema/client.json").is_file()
    assert (root / "curricula/clients/acme/assets").is_dir()
    check = turnabout("check", "--client", "acme", cwd=root)
    assert (check.code, check.out, check.err) == (0, "", "")


def test_the_examples_in_the_file_hold_once_they_count(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    turnabout("new", "--client", "acme", cwd=root)
    file = root / CLIENT
    head, settings = file.read_text("utf-8").split("# --- Settings", 1)
    lines = [line for line in settings.partition("# The other verbs:")[0].splitlines() if "logo.svg" not in line]
    counting = [re.sub(r"^# (?=[a-z ])", "", line) for line in lines[1:]]
    file.write_text(head + "\n".join(counting) + "\n", "utf-8")
    run = turnabout("check", "--client", "acme", cwd=root)
    assert (run.code, run.out, run.err) == (0, "", "")
    explained = turnabout("update", "--client", "acme", "--format", "json", cwd=root).out
    for key in ("set session", "set rhythm", "set brand/colour", "add contacts/coordinator", "set terms/mentor/one"):
        assert f'"{key}"' in explained
    assert '"add ground-rules/a-rule-of-our-own"' in explained


def test_layers_are_named_in_the_file(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace())
    assert turnabout("new", "--client", "zeta", "--layer", "rye", cwd=root).code == 0
    assert "\nlayers: [rye]\n" in (root / "curricula/clients/zeta/client.yml").read_text("utf-8")
    assert turnabout("check", "--client", "zeta", cwd=root).code == 0


def test_a_small_workspace_gets_its_first_client(turnabout: Turnabout, tmp_path: Path) -> None:
    assert turnabout("new", "small", cwd=tmp_path).code == 0
    root = tmp_path / "small"
    assert turnabout("new", "--client", "acme", cwd=root).code == 0
    run = turnabout("check", "--client", "acme", cwd=root)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert "\nbase: reverse-mentoring@" in (root / CLIENT).read_text("utf-8")


def test_it_works_from_a_folder_inside_the_workspace(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    assert turnabout("new", "--client", "acme", cwd=root / "content").code == 0
    assert (root / CLIENT).is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--client", "acme"), "there is a client 'acme' already"),
        (("--client", "Acme Health"), "'Acme Health' is no name of a client"),
        (("--client", "acme/leaders"), "is no name of a client"),
        (("--client", ".."), "is no name of a client"),
        (("--client", "base"), "is the name of the handbook without a client"),
        (("--client", "zeta", "--layer", "rey"), "'rey' is no layer; there is healthcare, rye, uk; did you mean 'rye'"),
        (("folder", "--client", "zeta"), "name a new folder, or a client"),
        (("folder", "--layer", "rye"), "--layer goes with --client"),
        ((), "name a new folder, or a client"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], says: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    before = files_of(root)
    run = turnabout("new", *arguments, cwd=root)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert files_of(root) == before


def test_outside_a_workspace_it_says_how_to_make_one(turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout("new", "--client", "acme", cwd=tmp_path)
    assert run.code == 1
    assert "no-workspace" in run.out
