"""A workspace is found and its settings are read."""

from pathlib import Path

import pytest

from turnabout.core.problems import WorkspaceError
from turnabout.sources.workspace import find_root, open_workspace, shipped


def _settings(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def test_the_nearest_folder_with_settings_is_the_workspace(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert find_root(_settings(tmp_path, "") / "a" / "b") == tmp_path
    assert find_root(_settings(inside, "")) == inside


def test_no_workspace_anywhere_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="nor a folder above it has an mkdocs") as caught:
        open_workspace(tmp_path)
    assert caught.value.problems[0].code == "no-workspace"


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - search\n  - turnabout\n",
        "plugins:\n  turnabout:\n",
        "plugins: [turnabout]",
        "plugins:\n  - turnabout:\n",
        "plugins:\n  turnabout: {}\n  search: {}\n",
        "plugins:\n  - turnabout:\n      papers: [a4, letter]\n",
    ],
)
def test_every_way_to_name_the_plugin_reads_alike(text: str, tmp_path: Path) -> None:
    workspace, problems = open_workspace(_settings(tmp_path, text))
    assert problems == ()
    assert (workspace.settings.curriculum, workspace.settings.papers) == ("reverse-mentoring", ("a4", "letter"))
    assert (workspace.site_name, workspace.site_url) == ("Handbook", None)


@pytest.mark.parametrize(
    "text", ["", "plugins: search", "plugins:\n  - search: {}\n", "site_name: x", "- a", "plugins:"]
)
def test_settings_without_the_plugin_are_not_ours(text: str, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="'plugins' does not name turnabout"):
        open_workspace(_settings(tmp_path, text))


def test_settings_that_do_not_read_are_said_to(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(_settings(tmp_path, "plugins: [search\n"))
    assert [p.code for p in caught.value.problems] == ["yaml-unclosed-bracket"]


def test_what_mkdocs_gives_a_meaning_is_no_problem_in_its_file(tmp_path: Path) -> None:
    text = "site_name: !ENV [NAME, Handbook]\nx: &a 1\ny: *a\nz: b #c\nsite_url: https://e.example/\n"
    workspace, problems = open_workspace(_settings(tmp_path, text + "plugins: [turnabout]\n"))
    assert problems == ()
    assert (workspace.site_name, workspace.site_url) == ("Handbook", "https://e.example/")


def test_a_wrong_setting_is_reported_at_its_place(tmp_path: Path) -> None:
    _, problems = open_workspace(
        _settings(tmp_path, "plugins:\n  - turnabout:\n      lenght: 60\n      papers: [a5]\n")
    )
    assert {(p.code, p.location.line, p.location.column) for p in problems} == {
        ("unknown-key", 3, 7),
        ("not-allowed", 4, 16),
    }


def test_folders_are_the_workspaces_own_first(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    workspace, _ = open_workspace(_settings(tmp_path, "plugins: [turnabout]"))
    assert workspace.folders("content") == (tmp_path / "content", shipped() / "content")
    assert workspace.folders("nothing") == ()
    assert workspace.display(tmp_path / "content" / "a.md") == "content/a.md"
    assert workspace.display(Path("/elsewhere/a.md")) == "/elsewhere/a.md"


def test_what_ships_is_found_beside_or_inside_the_package(tmp_path: Path) -> None:
    assert (shipped() / "curricula" / "reverse-mentoring" / "curriculum.yml").is_file()
