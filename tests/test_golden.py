"""The comparison that golden tests rest on sees every difference."""

import os
import subprocess
import sys

import pytest

from house import TESTS, difference_of


@pytest.mark.parametrize(
    ("made", "expected", "difference"),
    [
        ({}, {}, ""),
        ({"a": b"x\n", "b": b"y\n"}, {"a": b"x\n", "b": b"y\n"}, ""),
        ({}, {"a": b"x"}, "missing: a"),
        ({"a": b"x"}, {}, "not expected: a"),
        ({"a": b"x\n"}, {"a": b"y\n"}, "--- expected/a\n+++ made/a\n@@ -1 +1 @@\n-y\n+x"),
        ({"a": b"x\r\n"}, {"a": b"x\n"}, "differs in line ends: a"),
        ({"a": b"\xff"}, {"a": b"\xfe\x00"}, "differs: a (2 bytes expected, 1 made)"),
        ({"a": b"x\n", "b": b"y\n"}, {"a": b"x\n", "b": b"z\n"}, "--- expected/b\n+++ made/b\n@@ -1 +1 @@\n-z\n+y"),
    ],
)
def test_every_difference_is_told(made: dict[str, bytes], expected: dict[str, bytes], difference: str) -> None:
    assert difference_of(made, expected) == difference


def test_under_ci_nothing_expected_is_rewritten() -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--no-cov",
        "-q",
        "-k",
        "plans",
        "--update-golden",
        "test_good_workspaces.py",
    ]
    done = subprocess.run(
        command, cwd=TESTS, env=os.environ | {"CI": "true"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "--update-golden is refused where CI is set" in done.stdout
