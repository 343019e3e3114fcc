"""Problems that are found late, in pages and papers, point to the line that made them."""

from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout
from turnabout.sources.workspace import shipped

CURRICULUM = Path("curricula/baking-swap")
MODULE = CURRICULUM / "modules/tea-round.yml"
PAGE = Path("content/mentor/index.md")
HEAD = "---\ntitle: Oven\n---\n"


def _change(root: Path, file: Path, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def _places(out: str, code: str) -> list[str]:
    return [line.removesuffix(f"  {code}") for line in out.splitlines() if line.endswith(f"  {code}")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bring [an oven](oven.md).\n", ["4:17"]),
        ("[a](oven.md)\n\nand [b](<oven.md>) and [c](../index.md)\n", ["4:5", "6:10"]),
        ("`[a](oven.md)`\n\n```\n[b](oven.md)\n```\n\n[c](oven.md)\n", ["10:5"]),
        ("[a][oven] [b](../oven.md)\n\n[oven]: oven.md\n", ["4:15", "6:9"]),
    ],
)
def test_a_dead_link_of_a_page_is_reported_where_it_stands(
    text: str, places: list[str], workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    (root / PAGE).write_text(HEAD + text, "utf-8")
    out = turnabout("check", cwd=root).out
    assert _places(out, "dead-link") == [f"{PAGE}:{place}" for place in places]
    assert _places(turnabout("build", cwd=root).out, "dead-link") == _places(out, "dead-link")


def test_a_dead_link_of_a_curriculum_is_reported_in_the_yaml(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    _change(root, MODULE, "purpose: Find out", "purpose: Find [out](modules/teapot.md)")
    assert f"{MODULE}:2:21" in _places(turnabout("check", cwd=root).out, "dead-link")


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (MODULE, "purpose: Find out", "purpose: Find 漢 out", "2:15"),
        (MODULE, "purpose: Find out what the other person likes to eat.", 'purpose: "Find \\u6f22 out"', "2:10"),
        (CURRICULUM / "curriculum.yml", "one: batch,", "one: ba漢tch,", "26:20"),
    ],
)
def test_a_character_that_does_not_print_is_reported_where_it_stands(
    file: Path, old: str, new: str, place: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    _change(root, file, old, new)
    out = turnabout("print", "agenda", "--session", "1", "--paper", "a4", cwd=root).out
    assert f"{file}:{place}" in _places(out, "does-not-print")


def test_a_paper_of_a_module_that_ships_is_named_by_the_file_that_ships(tmp_path: Path, turnabout: Turnabout) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [turnabout]\n")
    (tmp_path / "templates/print").mkdir(parents=True)
    (tmp_path / "templates/print/lib.typ").write_text("#let render(data, dated: false) = data.nothing\n")
    out = turnabout("print", "agenda", "--session", "1", "--paper", "a4", cwd=tmp_path).out
    assert _places(out, "does-not-print") == [f"{shipped() / 'curricula/reverse-mentoring/modules/kickoff.yml'}:2:1"]
