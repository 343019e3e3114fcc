"""Papers that are kept from run to run: never stale, never half, never more than they may take."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from printing import print_papers
from turnabout.papers.press.store import Cache, PaperStore

from .conftest import TEMPLATES
from .samples import handbook, sheet_of

PDF = b"%PDF-1.7\n" + b"tea " * 2500 + b"\n%%EOF\n"
FILES = {"lib.typ": b"a template", "fonts/One.ttf": b"a font"}
PACKAGE = Path(__file__).parents[2] / "generator" / "turnabout"


def _store(folder: Path, **files: bytes) -> PaperStore:
    return PaperStore(folder, {**FILES, **files}, None)


def test_a_paper_that_was_kept_is_put_where_it_is_wanted(tmp_path: Path) -> None:
    store = _store(tmp_path / "cache")
    assert not store.take("one", tmp_path / "out" / "one.pdf", link=False)
    store.put("one", PDF)
    for link in (False, True):
        assert store.take("one", tmp_path / "out" / "one.pdf", link=link)
        assert (tmp_path / "out" / "one.pdf").read_bytes() == PDF


def test_what_is_done_to_a_copy_does_not_change_what_is_kept(tmp_path: Path) -> None:
    store = _store(tmp_path / "cache")
    store.put("one", PDF)
    store.take("one", tmp_path / "one.pdf", link=False)
    (tmp_path / "one.pdf").write_bytes(b"filled in")
    store.take("one", tmp_path / "other.pdf", link=False)
    assert (tmp_path / "other.pdf").read_bytes() == PDF


@pytest.mark.parametrize("left", [0, 1, 5, len(PDF) - 8])
def test_a_paper_that_was_cut_short_counts_as_none(tmp_path: Path, left: int) -> None:
    store = _store(tmp_path / "cache")
    store.put("one", PDF)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(PDF[:left])
    assert not store.take("one", tmp_path / "one.pdf", link=False)
    assert not (tmp_path / "one.pdf").exists()


def test_other_data_templates_fonts_or_dates_are_other_papers(tmp_path: Path) -> None:
    names = {
        _store(tmp_path).name("{}"),
        _store(tmp_path).name('{"kind": "agenda"}'),
        _store(tmp_path, **{"lib.typ": b"another template"}).name("{}"),
        _store(tmp_path, **{"fonts/One.ttf": b"another font"}).name("{}"),
        PaperStore(tmp_path, FILES, 1_800_000_000).name("{}"),
    }
    assert len(names) == 5
    assert _store(tmp_path / "elsewhere").name("{}") in names


@pytest.mark.parametrize("library", ["pikepdf", "typst"])
def test_another_version_of_a_library_makes_papers_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before = _store(tmp_path).name("{}")
    (tmp_path / f"{library}-99.dist-info").mkdir()
    (tmp_path / f"{library}-99.dist-info" / "METADATA").write_text(f"Name: {library}\nVersion: 99\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert _store(tmp_path).name("{}") != before


@pytest.mark.parametrize(("file", "old", "new"), [
    ("__init__.py", '__version__ = "', '__version__ = "9.'),
    ("papers/press/fillable.py", '"""', '"""New code. '),
])  # fmt: skip
def test_new_code_makes_papers_anew(tmp_path: Path, file: str, old: str, new: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "turnabout", ignore=shutil.ignore_patterns("__pycache__"))
    before = _name_of(tmp_path)
    program = tmp_path / "turnabout" / file
    program.write_text(program.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert _name_of(tmp_path) != before


def _name_of(place: Path) -> str:
    program = (
        "from pathlib import Path\nfrom turnabout.papers.press.store import PaperStore\n"
        f"print(PaperStore(Path(), {FILES!r}, None).name('x'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(place)}, capture_output=True, check=True
    )
    return run.stdout.decode()


def test_what_was_not_used_for_longest_goes_first_whosever_it_is(tmp_path: Path) -> None:
    base, acme = (Cache(tmp_path, client, 1) for client in (None, "acme/leaders"))
    for cache in (base, acme):
        for number in range(80):
            PaperStore(cache.folder, FILES, None).put(f"paper-{number}", PDF)
    for kept in (base, acme):
        assert PaperStore(kept.folder, FILES, None).take("paper-0", tmp_path / "out.pdf", link=False)
        time.sleep(0.01)
    base.trim()
    left = list(tmp_path.glob(".cache/**/*.pdf"))
    assert sum(file.stat().st_size for file in left) <= 1_000_000
    assert len(left) == 1_000_000 // len(PDF)
    assert {file.parents[1].name for file in left if file.name == "paper-0.pdf"} == {"base", "leaders"}


def test_a_run_keeps_its_cache_within_bounds(tmp_path: Path) -> None:
    book = handbook()
    full = Cache(tmp_path, None, 200)
    print_papers(book, [sheet_of(book, "poster")], templates=(TEMPLATES,), cache=full)
    assert [*full.folder.glob("*.pdf")]
    print_papers(book, [sheet_of(book, "wallet-card")], templates=(TEMPLATES,), cache=Cache(tmp_path, None, 0))
    assert not [*full.folder.iterdir()]


def test_a_cache_that_cannot_be_written_to_keeps_nobody_from_the_paper(tmp_path: Path) -> None:
    book = handbook()
    (tmp_path / ".cache").write_text("a file where a folder should be")
    (pdf,) = print_papers(
        book, [sheet_of(book, "agenda-meet-first-60")], templates=(TEMPLATES,), cache=Cache(tmp_path, None, 200)
    ).values()
    assert pdf.startswith(b"%PDF-")


def test_what_was_found_out_is_found_out_again_where_the_file_is_damaged(tmp_path: Path) -> None:
    store = _store(tmp_path)
    with store.answers() as known:
        known["question"] = [1, 2]
    with store.answers() as known:
        assert known == {"question": [1, 2]}
    (file,) = tmp_path.glob("arrangements-*.json")
    for damaged in (file.read_bytes()[:-3], b"[" * 100_000, b"[1]"):
        file.write_bytes(damaged)
        with store.answers() as known:
            assert known == {}


def test_two_processes_that_share_a_cache_do_not_disturb_each_other(tmp_path: Path) -> None:
    pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_see, initargs=(sys.path,))
    with pool:
        assert sum(pool.map(_used_often, [tmp_path] * 2, ["one", "other"])) == 400


def _see(path: list[str]) -> None:
    sys.path[:] = path


def _used_often(root: Path, who: str) -> int:
    """Put and take papers of the same names while the cache has no room for all of them."""
    cache = Cache(root, None, 0 if who == "one" else 1)
    store = _store(cache.folder)
    for number in range(200):
        store.put(f"paper-{number % 7}", PDF)
        if store.take(f"paper-{number % 5}", root / who / "taken.pdf", link=bool(number % 2)):
            assert (root / who / "taken.pdf").read_bytes() == PDF
        cache.trim()
    return 200
