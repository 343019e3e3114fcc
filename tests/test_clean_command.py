"""`turnabout clean` clears what is kept and what was left behind, and nothing else."""

from pathlib import Path

from house import MakeWorkspace, Run, Turnabout, files_of


def test_a_workspace_in_which_nothing_was_made_has_nothing_to_clear(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    assert turnabout("clean", cwd=workspace(cold=True)) == Run(0, "There was nothing to clear.\n", "")


def test_the_cache_goes_and_what_was_built_stays(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(cold=True)
    assert turnabout("build", cwd=root).code == 0
    before = files_of(root)
    run = turnabout("clean", cwd=root)
    assert run.code == 0
    assert run.out.startswith("Cleared ")
    assert files_of(root) == {path: data for path, data in before.items() if not path.startswith(".cache/")}
    assert turnabout("clean", cwd=root).out == "There was nothing to clear.\n"


def test_what_other_tools_keep_in_the_same_places_stays(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(cold=True)
    for path in (".cache/plugin/social/card.png", ".cache/base/notes.txt", "build/mine/mkdocs.yml"):
        _write(root / path)
    _write(root / ".cache" / "base" / "papers" / "one.pdf")
    assert turnabout("clean", cwd=root).code == 0
    kept = {path for path in files_of(root) if path.startswith((".cache/", "build/"))}
    assert kept == {".cache/plugin/social/card.png", ".cache/base/notes.txt", "build/mine/mkdocs.yml"}


def test_what_killed_runs_left_goes_and_the_last_good_site_comes_back(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(cold=True)
    _write(root / "dist" / "base" / ".old-handbook" / "index.html")
    _write(root / "dist" / "acme" / ".new-killed" / "half.html")
    _write(root / "dist" / "acme" / "packs" / "pair" / ".pack.pdf.12-ab.part")
    _write(root / "curricula" / ".client.lock.12-ab.part")
    _write(root / "build" / "base" / "handbook" / "mkdocs.yml")
    _write(root / "build" / "base" / "handbook" / "pages.json")
    before = {path for path in files_of(root) if path.startswith(("content", "curricula", "mkdocs", "templates"))}
    assert turnabout("clean", cwd=root).code == 0
    left = set(files_of(root))
    assert left == {path for path in before if not path.endswith(".part")} | {"dist/base/handbook/index.html"}
    assert not (root / "build").exists() or not any((root / "build").iterdir())


def _write(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("something")
