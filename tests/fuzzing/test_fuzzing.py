"""Readers keep within bounds whatever they are given, and the fuzzer would notice if one did not."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fuzzing import faulty
from fuzzing.campaign import input_of, smaller, tried
from fuzzing.judging import Fault, Read, fault_in, misprints
from fuzzing.readers import CORPUS, READERS
from house import REPOSITORY, TESTS
from turnabout.core.report import Format

SOME = 16
FOUND = sorted(file for file in (CORPUS / "found").rglob("*") if file.is_file())


def _fuzz(*arguments: str | Path, readers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    only = [word for name in readers for word in ("--reader", name)]
    return subprocess.run(
        [sys.executable, "-m", "fuzzing", *only, *map(str, arguments)],
        cwd=REPOSITORY, env={"PYTHONPATH": str(TESTS)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("file", FOUND, ids=lambda file: "/".join(file.parts[-2:]))
def test_what_was_found_once_stays_fixed(file: Path, tmp_path: Path) -> None:
    reader = READERS[file.parent.name]
    assert fault_in(reader.opened(tmp_path), file.read_bytes(), reader.shown) is None


@pytest.mark.parametrize("name", READERS)
def test_a_reader_reads_what_it_begins_from(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    read = reader.opened(tmp_path)
    assert reader.seeds
    assert [fault_in(read, data, reader.shown) for data in reader.texts()] == [None] * len(reader.seeds)


@pytest.mark.thorough
def test_a_minute_of_new_inputs_finds_nothing(tmp_path: Path) -> None:
    done = _fuzz("--seconds", "60", "--save", tmp_path)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (faulty.raising, "KeyError in faulty.py:raising"),
        (faulty.looping, "more than 0.2 s in faulty.py:looping"),
        (faulty.matching, "more than 0.2 s in __init__.py:match"),
        (faulty.hoarding, "more than 300 MB in faulty.py:hoarding"),
        (faulty.misplacing, "some-code at no line of the file"),
        (faulty.counting_from_nought, "some-code at no line of the file"),
    ],
)
def test_what_no_reader_may_do_is_noticed(read: Read, kind: str) -> None:
    fault = fault_in(read, b"one\r\nno\rthree", seconds=0.2)
    assert fault is not None
    assert fault.kind == kind


@pytest.mark.parametrize(
    ("format_", "text", "kind"),
    [
        ("text", "x\u202ey", "hidden signs in text"),
        ("github", "x\x1by", "hidden signs in github"),
        ("text", "x" * 300_001, "too much in text"),
        ("json", json.dumps({"problems": [{"code": "x", "message": "y" * 2001, "hint": ""}]}), "x with a long message"),
        ("json", json.dumps({"problems": [{"code": "x", "message": "", "hint": "ö" * 1001}]}, ensure_ascii=False),
         "x with a long hint"),
    ],
)  # fmt: skip
def test_what_nobody_could_read_is_noticed(format_: Format, text: str, kind: str) -> None:
    assert [fault.kind for fault in misprints(format_, text)] == [kind]


def test_a_process_that_ends_is_a_fault_and_the_inputs_after_it_are_tried() -> None:
    reader = faulty.reader_of(faulty.ending)
    tally = tried("ending", reader, 2, seconds=60, inputs=SOME)
    assert tally.inputs == SOME
    (fault,) = tally.faults
    assert fault.kind == "the process ended with 3"
    inputs = [input_of("ending", reader, 2, number) for number in range(SOME)]
    assert tally.times == sum(b"odd" in data for data in inputs)
    assert b"odd" in tally.faults[fault]


def test_an_input_is_made_smaller_as_long_as_its_fault_stays() -> None:
    data = b"this is long, and it does not matter\n" * 50
    assert smaller(faulty.reader_of(faulty.stumbling), data, Fault("ValueError in faulty.py:stumbling")) == b"no"


def test_the_same_seed_gives_the_same_inputs_and_others_differ() -> None:
    reader = READERS["yaml"]
    first, second = ([input_of("yaml", reader, seed, number) for number in range(40)] for seed in (1, 2))
    assert first == [input_of("yaml", reader, 1, number) for number in range(40)]
    assert len({*first, *second}) > 70


def test_the_command_counts_what_it_tried(tmp_path: Path) -> None:
    done = _fuzz("--seed", "4", "--inputs", "50", "--save", tmp_path, readers=("font",))
    assert re.fullmatch(r"seed 4\nreader +inputs +faults\nfont +50 +0\nall +50 +0\n", done.stdout), (
        done.stdout + done.stderr
    )
    assert done.returncode == 0


def test_the_command_reads_one_input_again(tmp_path: Path) -> None:
    file = tmp_path / "answers" / "odd"
    file.parent.mkdir()
    file.write_bytes(b"hot: [")
    assert _fuzz("--input", file).stdout == "read within all bounds\n"
