"""A builder that does not know the plugin publishes one page that says how to build, and nothing else."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from house import REPOSITORY, files_of, make_shipped_workspace, make_workspace, run_turnabout
from turnabout.sources.site_settings import DOCS

_PLUGIN = re.compile(r"^  - turnabout:\n(?:      .*\n)+", re.MULTILINE)


def _new(folder: Path) -> Path:
    assert run_turnabout("new", str(folder), cwd=folder.parent).code == 0
    for page in ("hr/pay.md", "consultant/deals.md", "who-to-ask.md"):
        file = folder / "content" / page
        file.parent.mkdir(exist_ok=True)
        head = "---\ntitle: Ours\njob: Lets you decide.\nreview: 2099-06-30\n---\n\n"
        file.write_text(f"{head}What {{a mentor}} of {page} must never read.\n\n## Do this next\n\nDecide.\n", "utf-8")
    return folder


WORKSPACES: Mapping[str, Callable[[Path], Path]] = {"shipped": make_shipped_workspace, "new": _new}


def _built(root: Path, builder: str, *, with_plugin: bool) -> Mapping[str, bytes]:
    """Build a workspace with another builder, from a settings file that names the plugin or does not."""
    settings = root / "mkdocs.yml"
    if not with_plugin:
        text, count = _PLUGIN.subn("", settings.read_text("utf-8"))
        assert count == 1
        settings.write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", builder, "build", "-f", str(settings)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return files_of(root / "dist" / "site")


@pytest.mark.parametrize("name", WORKSPACES)
@pytest.mark.parametrize(("builder", "with_plugin"), [("zensical", True), ("zensical", False), ("mkdocs", False)])
def test_another_builder_publishes_one_page_that_says_how_to_build(
    name: str, builder: str, with_plugin: bool, tmp_path: Path
) -> None:
    root = WORKSPACES[name](tmp_path / "workspace")
    sentences = {
        line.strip().encode()
        for page in (root / "content").rglob("*.md")
        for line in page.read_text("utf-8").splitlines()
        if len(line) > 30
    }
    assert sentences
    made = _built(root, builder, with_plugin=with_plugin)
    assert sorted(path for path in made if path.endswith(".html")) == ["404.html", "index.html"]
    assert b"turnabout build" in made["index.html"]
    everything = b"\n".join(made.values())
    assert not [line for line in sentences if line in everything]
    assert not re.search(rb"\{(?:a |A |an )?(?:mentor|mentoree|session)s?\}", everything)


def test_the_folder_that_is_published_holds_one_page_in_this_repository_too() -> None:
    assert yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))["docs_dir"] == DOCS
    assert list(files_of(REPOSITORY / DOCS)) == ["index.md"]


@pytest.mark.parametrize(
    ("docs_dir", "is_safe"),
    [
        ("templates/docs", True),
        ("docs", True),
        ("", True),
        ("content", False),
        ("./content/", False),
        ("content/hr", False),
        (".", False),
        ("curricula/clients/acme/content", False),
        ("curricula", False),
        ("linked", False),
        ("{root}/content", False),
    ],
)
def test_a_folder_of_pages_is_no_folder_for_other_builders(docs_dir: str, is_safe: bool, tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "workspace")
    (root / "linked").symlink_to("content")
    settings = root / "mkdocs.yml"
    named = docs_dir.replace("{root}", str(root))
    settings.write_text(settings.read_text("utf-8").replace(f"docs_dir: {DOCS}", f"docs_dir: {named}"), "utf-8")
    run = run_turnabout("check", cwd=root)
    line = settings.read_text("utf-8").splitlines().index(f"docs_dir: {named}") + 1
    found = re.findall(r"^(\S+)  unsafe-docs-dir$", run.out, re.MULTILINE)
    assert (run.code, found) == ((0, []) if is_safe else (1, [f"mkdocs.yml:{line}:11"]))


def test_the_folder_is_looked_for_where_the_settings_come_from(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "workspace")
    settings = root / "mkdocs.yml"
    (root / "more.yml").write_text("site_dir: dist/site\ndocs_dir: content\n", "utf-8")
    settings.write_text(settings.read_text("utf-8").replace(f"docs_dir: {DOCS}", "INHERIT: more.yml"), "utf-8")
    run = run_turnabout("check", cwd=root)
    assert (run.code, run.out.partition("  ")[0]) == (1, "more.yml:2:11")
