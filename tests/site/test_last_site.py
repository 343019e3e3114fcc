"""The pages of the last build are taken only where they would be made of the same bytes again, by the same programs."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from handbooks import read

from house import REPOSITORY, MakeWorkspace, files_of, run_turnabout
from turnabout.site.engine import load_settings
from turnabout.site.last_site import LastSite, build_unless_same
from turnabout.site.papers import SitePapers
from turnabout.site.staging import stage

MARK = b"<!-- nobody wrote this -->"
SITE, RECORDS = "dist/base/handbook", ".cache/base/papers"
PAGE = "content/mentor/index.md"
SETTINGS = "mkdocs.yml"


def _build(root: Path) -> dict[str, bytes]:
    run = run_turnabout("build", "--quiet", "--no-papers", cwd=root)
    assert (run.code, run.out, run.err) == (0, "", "")
    return files_of(root / SITE)


def _mark(site: Path, records: Path) -> None:
    """Change a page of the last site together with its record, as nothing but a test would."""
    page = site / "index.html"
    before = hashlib.sha256(page.read_bytes()).hexdigest()
    page.write_bytes(page.read_bytes() + MARK)
    after = hashlib.sha256(page.read_bytes()).hexdigest()
    (record,) = [file for file in records.glob("*.site") if before in file.read_text("ascii")]
    record.write_text(record.read_text("ascii").replace(before, after), "ascii")


def _append(path: str, text: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def change(root: Path, environment: pytest.MonkeyPatch) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shipped = REPOSITORY / path if path.startswith("templates") else file
        file.write_text((shipped.read_text("utf-8") if shipped.is_file() else "") + text, "utf-8")

    return change


def _replace(old: str, new: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def change(root: Path, environment: pytest.MonkeyPatch) -> None:
        text = (root / SETTINGS).read_text("utf-8")
        assert old in text
        (root / SETTINGS).write_text(text.replace(old, new), "utf-8")

    return change


def _install(root: Path, environment: pytest.MonkeyPatch) -> None:
    (root / "more-packages" / "theme-2.0.dist-info").mkdir(parents=True)
    environment.syspath_prepend(root / "more-packages")


def _next_day(root: Path, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOURCE_DATE_EPOCH", "1893456000")


CHANGES = {
    "a page": _append(PAGE, "\nOne more line.\n"),
    "a new page": _append("content/mentor/more.md", "---\ntitle: More\n---\n\n# More\n\nMore to read.\n"),
    "a file beside the pages": _append("content/mentor/list.csv", "a,b\n"),
    "a title of the curriculum": _append("curricula/baking-swap/curriculum.yml", "\nlabels: {Home: Start}\n"),
    "a template": _append("templates/site/home.md.j2", "\nA line of ours.\n"),
    "a style": _append("templates/site/assets/handbook.css", "\n.ours { color: red }\n"),
    "a setting": _replace("toc.follow", "toc.integrate"),
    "an extension": _replace("  - admonition\n", "  - admonition\n  - pymdownx.mark\n"),
    "another library": _install,
    "another day": _next_day,
}


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    """A workspace with a cache of its own."""
    return workspace(cold=True)


def test_pages_of_the_same_bytes_are_taken_from_the_last_site(root: Path) -> None:
    first = _build(root)
    _mark(root / SITE, root / RECORDS)
    second = _build(root)
    assert second == {**first, "index.html": first["index.html"] + MARK}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_site_is_made_of_has_it_built_anew(
    change: Callable[[Path, pytest.MonkeyPatch], None], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(root)
    _mark(root / SITE, root / RECORDS)
    change(root, monkeypatch)
    assert MARK not in _build(root)["index.html"]


def test_a_site_that_somebody_changed_is_built_anew(root: Path) -> None:
    first = _build(root)
    site = root / SITE
    (site / "index.html").write_bytes(first["index.html"] + MARK)
    (site / "404.html").unlink()
    (site / "own.html").write_bytes(MARK)
    assert _build(root) == first


def test_a_record_that_is_cut_short_counts_as_none(root: Path) -> None:
    first = _build(root)
    for record in (root / RECORDS).glob("*.site"):
        record.write_bytes(record.read_bytes()[:100])
    assert _build(root) == first


def test_templates_and_plugins_of_somebody_s_own_are_always_run(root: Path) -> None:
    main = root / "looks" / "main.html"
    main.parent.mkdir()
    main.write_text('{% extends "base.html" %}{% block htmltitle %}<title>Before</title>{% endblock %}', "utf-8")
    _replace("  name: material\n", "  name: material\n  custom_dir: looks\n")(root, pytest.MonkeyPatch())
    assert b"<title>Before</title>" in _build(root)["index.html"]
    main.write_text(main.read_text("utf-8").replace("Before", "After"), "utf-8")
    assert b"<title>After</title>" in _build(root)["index.html"]
    assert not [*(root / RECORDS).glob("*.site")]


def test_papers_beside_pages_that_stay_are_the_new_ones(root: Path, tmp_path: Path) -> None:
    handbook, tree = read(root, "handbook")
    settings, last = load_settings(root / SETTINGS), LastSite(tmp_path / "first", tmp_path / "records")
    for name, paper in (("first", b"%PDF-1.7 old"), ("second", b"%PDF-1.7 new")):
        stage(tree, dict.fromkeys(SitePapers(handbook).paths, paper), settings, tmp_path / f"staged-{name}")
        assert build_unless_same(tmp_path / f"staged-{name}", tmp_path / name, last) == ()
        _mark(last.folder, last.records)
    first, second = files_of(tmp_path / "first"), files_of(tmp_path / "second")
    assert second["index.html"].endswith(MARK)
    assert {path for path, data in second.items() if data != first[path]} == {"index.html", *SitePapers(handbook).paths}
    assert {second[path] for path in SitePapers(handbook).paths} == {b"%PDF-1.7 new"}
