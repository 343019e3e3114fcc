"""Files are written whole or not at all, whoever else writes them at the same moment."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from turnabout.system.whole_files import left_over, sweep_files, write_all_whole, write_whole


def test_a_file_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    file = write_whole(tmp_path / "new" / "note.txt", b"tea")
    assert file.read_bytes() == b"tea"
    assert [*file.parent.iterdir()] == [file]


def test_a_file_that_takes_the_place_of_another_keeps_its_mode(tmp_path: Path) -> None:
    file = write_whole(tmp_path / "note.txt", b"tea")
    file.chmod(0o640)
    write_whole(file, b"coffee")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"coffee", 0o640)


def test_where_one_of_several_cannot_be_written_none_changes_and_nothing_is_left(tmp_path: Path) -> None:
    first = write_whole(tmp_path / "first.txt", b"old")
    (tmp_path / "folder").write_bytes(b"a file where a folder should be")
    with pytest.raises(OSError, match="folder"):
        write_all_whole({first: b"new", tmp_path / "folder" / "second.txt": b"new"})
    assert first.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["first.txt", "folder"]


def test_a_name_as_long_as_a_disk_takes_is_written(tmp_path: Path) -> None:
    assert write_whole(tmp_path / ("n" * 255), b"tea").read_bytes() == b"tea"


def test_two_processes_that_write_the_same_file_never_lose_it(tmp_path: Path) -> None:
    file = tmp_path / "same.pdf"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_see, initargs=(sys.path,)) as pool:
        assert sum(pool.map(_written_often, [file] * 2)) == 400
    assert file.read_bytes() in {b"0" * 10_000, b"1" * 10_000}
    assert [*tmp_path.iterdir()] == [file]


def _see(path: list[str]) -> None:
    sys.path[:] = path


def _written_often(file: Path) -> int:
    return sum(write_whole(file, f"{n % 2}".encode() * 10_000).is_file() for n in range(200))


def test_a_file_that_is_being_written_is_not_taken_for_one_that_was_left(tmp_path: Path) -> None:
    file = tmp_path / "same.pdf"
    with ProcessPoolExecutor(3, mp_context=get_context("spawn"), initializer=_see, initargs=(sys.path,)) as pool:
        swept = pool.submit(_swept_often, tmp_path)
        assert sum(pool.map(_written_often, [file] * 2)) == 400
        swept.result()
    assert [*tmp_path.iterdir()] == [file]


def test_what_a_killed_run_was_writing_goes(tmp_path: Path) -> None:
    (tmp_path / ".same.pdf.12-ab.part").write_bytes(b"half")
    (tmp_path / "same.part").write_bytes(b"a file of somebody's")
    assert [file.name for file in left_over(tmp_path.iterdir())] == [".same.pdf.12-ab.part"]
    sweep_files(tmp_path.iterdir())
    assert [file.name for file in tmp_path.iterdir()] == ["same.part"]


def _swept_often(folder: Path) -> None:
    for _ in range(2000):
        sweep_files(folder.iterdir())
