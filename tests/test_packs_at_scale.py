"""Packs of many pairs: several processes, runs that are broken off, and runs that make only what is missing."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from house import Run, run_turnabout
from small_packs import files_of_packs, make_small_workspace, row_of, write_pairs
from turnabout.papers.packs.pack_store import PackStore

PAIRS = 4


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with packs for each pair of its list."""
    root = make_small_workspace(tmp_path_factory.mktemp("packs") / "workspace", PAIRS)
    assert run_turnabout("packs", "pairs.csv", cwd=root).code == 0
    return root


@pytest.fixture
def made(root: Path) -> Iterator[Path]:
    """The folder of those packs; each test leaves it as it was."""
    folder = root / "dist" / "base" / "packs"
    before = _all_files(folder)
    yield folder
    for path in _all_files(folder).keys() - before.keys():
        (folder / path).unlink()
    for path, content in before.items():
        (folder / path).write_bytes(content)
    write_pairs(root, map(row_of, range(PAIRS)))


def test_two_processes_make_the_same_files_as_one(root: Path, made: Path, tmp_path: Path) -> None:
    run = _packs(root, "--quiet", "--jobs", "2", "--out", str(tmp_path / "packs"))
    assert (run.code, run.err) == (0, "")
    assert files_of_packs(tmp_path / "packs") == files_of_packs(made)
    assert len(files_of_packs(made)) == 2 * PAIRS


def test_a_second_run_makes_nothing(root: Path, made: Path) -> None:
    before = _moments(made)
    assert f"0 packs made, {PAIRS} unchanged" in _packs(root).out
    assert _moments(made) == before


def test_a_changed_row_makes_one_pack_anew(root: Path, made: Path) -> None:
    before = files_of_packs(made)
    write_pairs(root, [*map(row_of, range(PAIRS - 1)), row_of(PAIRS - 1, mentor="Zoë")])
    assert f"1 pack made, {PAIRS - 1} unchanged" in _packs(root).out
    after = files_of_packs(made)
    assert {path.split("/")[0] for path in before if before[path] != after[path]} == {f"pair {PAIRS - 1:05}"}


@pytest.mark.parametrize("harm", ["delete", "cut", "edit"])
def test_a_file_that_is_not_what_was_made_is_made_again(harm: str, root: Path, made: Path) -> None:
    before = files_of_packs(made)
    file = made / "pair 00001" / "pack.pdf"
    content = file.read_bytes()
    file.unlink()
    if harm != "delete":
        file.write_bytes(content[:-9] if harm == "cut" else content.replace(b"/Title", b"/Tilte", 1))
    assert f"1 pack made, {PAIRS - 1} unchanged" in _packs(root).out
    assert files_of_packs(made) == before


def test_a_calendar_that_was_deleted_is_made_again(root: Path, made: Path) -> None:
    before = files_of_packs(made)
    (made / "pair 00001" / "sessions.ics").unlink()
    assert f"1 pack made, {PAIRS - 1} unchanged" in _packs(root).out
    assert files_of_packs(made) == before


def test_what_all_packs_are_made_of_makes_all_anew(root: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert f"{PAIRS} packs made, 0 unchanged" in _packs(root).out
    assert f"{PAIRS} packs made, 0 unchanged" in _packs(root, "--paper", "letter").out
    theme = root / "templates" / "print" / "poster.typ"
    theme.parent.mkdir(parents=True)
    theme.write_text("#let poster(data, dated: false) = []")
    assert f"{PAIRS} packs made, 0 unchanged" in _packs(root, "--paper", "letter").out
    theme.unlink()


def test_a_page_or_a_message_that_no_pack_shows_makes_none_anew(root: Path, made: Path) -> None:
    page, messages = root / "content" / "mentor" / "index.md", root / "curricula" / "baking-swap" / "messages.yml"
    before = page.read_text("utf-8"), messages.read_text("utf-8")
    page.write_text(before[0] + "\nOne more line.\n", "utf-8")
    messages.write_text(re.sub(r"title: .*", "title: Another", before[1], count=1), "utf-8")
    assert f"0 packs made, {PAIRS} unchanged" in _packs(root).out
    page.write_text(before[0], "utf-8")
    messages.write_text(before[1], "utf-8")


def test_packs_of_pairs_that_left_the_list_stay_and_are_named(root: Path, made: Path) -> None:
    before = files_of_packs(made)
    write_pairs(root, map(row_of, range(1, PAIRS - 1)))
    run = _packs(root)
    assert f"0 packs made, {PAIRS - 2} unchanged" in run.out
    assert "2 packs in the folder belong to no pair of the list:\n  pair 00000\n  pair 00003" in run.out
    assert files_of_packs(made) == before


def test_half_written_files_of_a_killed_run_are_cleared(root: Path, made: Path) -> None:
    left = [made / "pair 00001" / ".pack.pdf.9-x.part", made / "pair 00002" / ".sessions.ics.9-x.part"]
    other = made / "pair 00001" / "notes.part"
    for file in (*left, other):
        file.write_bytes(b"%PDF-")
    with (made / ".packs.jsonl").open("ab") as records:
        records.write(b"[" * 100_000 + b"\n")
        records.write(b'{"pack": "pair 00001/pa')
    assert f"0 packs made, {PAIRS} unchanged" in _packs(root).out
    assert [file.exists() for file in (*left, other)] == [False, False, True]


def test_a_pair_that_does_not_print_is_named_and_stops_no_other(root: Path, tmp_path: Path) -> None:
    pairs = write_pairs(root, [row_of(0), row_of(1, mentor="Q\U000130a7"), row_of(2)])
    for jobs in "12":
        run = _packs(root, "--jobs", jobs, "--out", str(tmp_path / jobs))
        assert run.code == 1
        assert run.out.startswith(f"{pairs.name}:3:1  does-not-print\n  pair 'pair 00001': no font has the character")
        assert "2 packs made" in run.out
        assert sorted(folder.name for folder in (tmp_path / jobs).iterdir()) == [
            ".packs.jsonl",
            "pair 00000",
            "pair 00002",
        ]
    write_pairs(root, map(row_of, range(PAIRS)))


def test_what_ails_a_whole_list_is_not_said_for_every_pair(root: Path, tmp_path: Path) -> None:
    write_pairs(root, (row_of(number, mentor="\U000130a7") for number in range(30)))
    run = _packs(root, "--out", str(tmp_path))
    write_pairs(root, map(row_of, range(PAIRS)))
    assert run.out.count("no font has the character") == 21
    assert "pair 'pair 00019': no font" in run.out
    assert "pairs.csv:22:1  does-not-print\n  pair 'pair 00020' and 9 more: no font" in run.out


def test_two_runs_do_not_write_into_one_folder(root: Path, made: Path) -> None:
    with PackStore.opened(made):
        run = _packs(root)
    assert (run.code, run.out) == (2, "")
    assert "another run is writing into" in run.err


def test_a_file_where_a_folder_should_be_is_a_problem(root: Path, tmp_path: Path) -> None:
    (tmp_path / "pair 00002").write_text("mine")
    run = _packs(root, "--out", str(tmp_path))
    assert run.code == 1
    assert "pair 00002: file exists" in run.out
    assert (tmp_path / "pair 00000" / "pack.pdf").exists()


def _packs(root: Path, *args: str) -> Run:
    return run_turnabout("packs", "pairs.csv", *args, cwd=root)


def _all_files(folder: Path) -> Mapping[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _moments(folder: Path) -> Mapping[Path, int]:
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
