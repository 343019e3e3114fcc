"""Sites, built by the plugin and from a staged folder."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from handbooks import PAPER
from mkdocs.__main__ import build_command

from house import MakeWorkspace, difference_of, files_of
from turnabout.site.engine import load_settings
from turnabout.site.mkdocs_build import make
from turnabout.site.staging import build_staged, stage

EDIT_URI = "\nedit_uri: https://git.example.org/people/edit/main/\n"


def set_up(root: Path, more: str = "", edition: str = "facilitator") -> Path:
    settings = root / "mkdocs.yml"
    text = settings.read_text().replace("      papers: [a4]", f"      papers: [a4]\n      edition: {edition}")
    settings.write_text(text + more)
    return settings


def mkdocs_build(settings: Path, site: Path) -> str:
    done = CliRunner().invoke(build_command, ["--strict", "-q", "-f", str(settings), "-d", str(site)])
    return "" if done.exit_code == 0 else f"{done.output}{done.exception!r}"


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_the_plugin_and_a_staged_folder_give_the_same_bytes(
    edition: str, workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    root = workspace()
    settings = set_up(root, EDIT_URI, edition)
    (root / "content" / "mentor" / "loaf.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (root / "content" / "assets" / "images").mkdir(parents=True)
    (root / "content" / "assets" / "images" / "favicon.png").write_bytes(b"our own")
    assert mkdocs_build(settings, tmp_path / "plugin") == ""
    made = make(root, tmp_path / "cache")
    files = {path: file.read_bytes() for path, file in made.files.items() if not path.endswith(".md")}
    stage(made.tree, files, load_settings(settings), tmp_path / "staged")
    assert build_staged(tmp_path / "staged", tmp_path / "site") == ()
    assert difference_of(files_of(tmp_path / "plugin"), files_of(tmp_path / "site")) == ""
    assert "mentor/loaf.svg" in files_of(tmp_path / "site")
    assert (tmp_path / "site/assets/images/favicon.png").read_bytes() == b"our own"


def test_edit_buttons_lead_to_yaml_and_to_prose(workspace: MakeWorkspace, tmp_path: Path) -> None:
    settings = set_up(workspace(), EDIT_URI)
    assert mkdocs_build(settings, tmp_path / "site") == ""
    base = 'href="https://git.example.org/people/edit/main/'
    assert (
        f'{base}curricula/baking-swap/modules/sourdough.yml"' in (tmp_path / "site/modules/sourdough.html").read_text()
    )
    assert f'{base}content/mentor/index.md"' in (tmp_path / "site/mentor/index.html").read_text()
    assert 'rel="edit"' not in (tmp_path / "site/404.html").read_text()


def test_pages_that_are_not_in_the_edition_are_not_in_the_site(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace()
    (root / "content" / "hr").mkdir()
    (root / "content" / "hr" / "index.md").write_text("---\ntitle: Secrets of HR\n---\n\n# Secrets of HR\n")
    assert mkdocs_build(set_up(root, edition="handbook"), tmp_path / "site") == ""
    assert not (tmp_path / "site" / "hr").exists()
    everything = b"".join(files_of(tmp_path / "site").values())
    assert b"Secrets of HR" not in everything
    assert b"Watch the sleeves" not in everything


def test_a_mistake_ends_a_build_with_its_place_and_no_traceback(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace(bad="unknown-key")
    said = mkdocs_build(root / "mkdocs.yml", tmp_path / "site")
    assert "unknown-key" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def test_no_title_becomes_a_tag(tiny_site: Path) -> None:
    for path in (*tiny_site.rglob("*.html"), *tiny_site.rglob("*.xml"), *tiny_site.rglob("search_index.*")):
        assert "<script>alert" not in path.read_text("utf-8"), path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in (tiny_site / "modules/sourdough.html").read_text("utf-8")


def test_no_source_map_is_left(tiny_site: Path) -> None:
    assert not list(tiny_site.rglob("*.map"))


def test_a_staged_folder_that_does_not_build_says_why(tiny_site: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_site.parent / "staged", tmp_path / "staged")
    (tmp_path / "staged/docs/index.md").write_text("[x](nowhere.md)")
    (complaint, *_) = build_staged(tmp_path / "staged", tmp_path / "site")
    assert "nowhere.md" in complaint
    (tmp_path / "staged/mkdocs.yml").write_text("{")
    assert build_staged(tmp_path / "staged", tmp_path / "site")


def test_what_did_not_change_keeps_its_time(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace()
    before = {path: file.stat().st_mtime_ns for path, file in make(root, tmp_path / "cache").files.items()}
    sourdough = root / "curricula/baking-swap/modules/sourdough.yml"
    sourdough.write_text(sourdough.read_text().replace("Stretch a piece", "Pull a piece"))
    after = {path: file.stat().st_mtime_ns for path, file in make(root, tmp_path / "cache").files.items()}
    changed = {path for path in before if before[path] != after[path] and path.endswith(".md")}
    assert changed == {"programme/second.md", "modules/sourdough.md"}


def test_papers_are_where_the_pages_look_for_them(tiny_site: Path) -> None:
    assert (tiny_site / "print/a4/agenda-second-60.pdf").read_bytes() == PAPER
