"""The pages and the papers of a build can be made apart, and what is there of the other half stays."""

import re
import shutil
from pathlib import Path

import pytest

from acme import reword
from house import MakeWorkspace, difference_of, files_of, make_workspace, run_turnabout
from turnabout.release.delivery import carry_over
from two_clients import make_two

MODULE = "curricula/baking-swap/modules/tea-round.yml"
SPOKEN_OF = re.compile(
    rb"Print (it|this agenda|them|these pages)[^<.]*:|Papers to print|fit a sheet:|All papers for one"
)
HREF = re.compile(r'href="([^"#?:]+)["#?]')


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was built whole; nobody changes it."""
    root = make_workspace(tmp_path_factory.mktemp("whole") / "workspace")
    assert run_turnabout("build", "--quiet", cwd=root).code == 0
    return root


@pytest.fixture
def built(whole: Path, tmp_path: Path) -> Path:
    """A copy of that workspace."""
    shutil.copytree(whole, tmp_path / "built")
    return tmp_path / "built"


def _build(root: Path, *args: str) -> None:
    run = run_turnabout("build", "--quiet", *args, cwd=root)
    assert (run.code, run.out, run.err) == (0, "", "")


def _papers(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if "/print/" in f"/{path}"}


def _pages(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if "/print/" not in f"/{path}"}


def _links(site: Path) -> set[Path]:
    """Return every file that a page of a site links to; the page for what is not there has links from the root."""
    return {
        (page.parent / target).resolve()
        for page in site.rglob("*.html")
        if page.name != "404.html"
        for target in HREF.findall(page.read_text("utf-8"))
    }


@pytest.mark.parametrize("switch", [["--no-papers"], ["--only", "site"]], ids=" ".join)
@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_pages_without_any_papers_do_not_speak_of_them(
    switch: list[str], edition: str, workspace: MakeWorkspace
) -> None:
    root = workspace()
    _build(root, *switch)
    site = root / "dist/base" / edition
    files = files_of(site)
    assert "modules/tea-round.html" in files
    assert not _papers(files)
    assert [link for link in sorted(_links(site)) if not link.exists()] == []
    for path, data in files.items():
        if path.endswith(".html"):
            assert not SPOKEN_OF.search(data), path


def test_pages_built_alone_link_to_the_papers_of_the_last_build(built: Path) -> None:
    before = files_of(built / "dist/base")
    reword(built, MODULE, "purpose: Find out", "purpose: Learn")
    _build(built, "--no-papers")
    after = files_of(built / "dist/base")
    assert not difference_of(_papers(after), _papers(before))
    page = after["handbook/modules/tea-round.html"]
    assert (b"Learn" in page, b"Learn" in before["handbook/modules/tea-round.html"]) == (True, False)
    links = _links(built / "dist/base/handbook")
    assert built / "dist/base/handbook/print/a4/pack.pdf" in links
    assert [link for link in sorted(links) if not link.exists()] == []


def test_pages_link_to_no_paper_where_one_of_them_is_missing_and_those_that_are_there_stay(built: Path) -> None:
    site = built / "dist/base/handbook"
    (site / "print/a4/poster.pdf").unlink()
    papers = _papers(files_of(site))
    _build(built, "--no-papers")
    assert _papers(files_of(site)) == papers
    assert not [link for link in _links(site) if "print" in link.parts]


def test_papers_of_a_module_that_is_gone_go_with_its_page(built: Path) -> None:
    stray = built / "dist/base/handbook/print/a4/agenda-old-60.pdf"
    stray.write_bytes(b"%PDF-")
    _build(built, "--no-papers")
    assert not stray.exists()


def test_papers_built_alone_are_those_of_the_whole_build(built: Path, workspace: MakeWorkspace) -> None:
    fresh = workspace()
    _build(fresh, "--only", "papers")
    made = files_of(fresh / "dist/base")
    assert not _pages(made)
    assert made.keys() == _papers(files_of(built / "dist/base")).keys()


def test_papers_built_alone_leave_the_pages_of_the_last_build(built: Path) -> None:
    before = files_of(built / "dist/base")
    (built / "dist/base/handbook/print/a4/old.pdf").write_bytes(b"%PDF-")
    reword(built, MODULE, "purpose: Find out", "purpose: Learn")
    _build(built, "--only", "papers")
    after = files_of(built / "dist/base")
    assert not difference_of(_pages(after), _pages(before))
    assert after.keys() == before.keys()
    agenda = "handbook/print/a4/agenda-first-60.pdf"
    assert after[agenda] != before[agenda]
    assert not list((built / "dist/base").glob(".*"))


def test_papers_that_do_not_print_leave_all_as_it_was(built: Path) -> None:
    before = files_of(built / "dist/base")
    reword(built, MODULE, "purpose: Find out", "purpose: \U000130a7")
    run = run_turnabout("build", "--only", "papers", cwd=built)
    assert (run.code, "does-not-print" in run.out) == (1, True)
    assert files_of(built / "dist/base") == before
    assert not list((built / "dist/base").glob(".*"))


def test_pages_built_alone_are_searched_for_leaks(workspace: MakeWorkspace) -> None:
    root = workspace(bad="edition-leak")
    run = run_turnabout("build", "--no-papers", cwd=root)
    assert (run.code, "edition-leak" in run.out) == (1, True)
    assert not files_of(root / "dist")


def test_half_a_build_of_all_clients_leaves_the_other_half_of_each(tmp_path: Path) -> None:
    root = make_two(tmp_path / "workspace")
    _build(root, "--all", "--no-papers", "--jobs", "2")
    pages = files_of(root / "dist")
    assert {path.split("/")[0] for path in pages} == {"acme", "birch"}
    assert not _papers(pages)
    _build(root, "--all", "--only", "papers", "--jobs", "2")
    both = files_of(root / "dist")
    assert not difference_of(_pages(both), pages)
    assert {path.split("/print/")[0] for path in _papers(both)} == {
        f"{name}/{edition}"
        for name in ("acme", "acme/variants/leaders", "birch")
        for edition in ("handbook", "facilitator")
    }


def test_all_is_carried_over_but_for_one_folder_at_the_top(tmp_path: Path) -> None:
    last = tmp_path / "last"
    for path in ("index.html", "print/a4/pack.pdf", "modules/print/picture.png"):
        (last / path).parent.mkdir(parents=True, exist_ok=True)
        (last / path).write_text(path)
    carry_over(last, tmp_path / "fresh", but="print")
    assert sorted(files_of(tmp_path / "fresh")) == ["index.html", "modules/print/picture.png"]
    carry_over(tmp_path / "none", tmp_path / "nothing", but="print")
    assert not (tmp_path / "nothing").exists()
