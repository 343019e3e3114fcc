"""What `make test` runs touches every command, every problem and every reader of papers and pages."""

import subprocess
import sys

import pytest

from house import BAD, REPOSITORY, SLOWEST, TESTS
from test_every_command import ORDERS

EACH = {
    "test_bad_workspaces.py::test_a_bad_workspace_is_reported_as_expected": [
        folder.name for folder in BAD.iterdir() if folder.is_dir()
    ],
    "test_every_command.py::test_a_command_does_what_it_is_for": list(ORDERS),
    "site/test_site_browser.py::test_vnu_finds_nothing": ["tiny_site"],
}
"""Tests that run there with each of these."""
ALSO = (
    "paper/test_conformance.py::test_papers_of_the_sample_conform",
    "site/test_site_browser.py::test_axe_finds_nothing_on_pages_whose_texts_look_like_markup",
    "site/test_site_preview.py::test_a_mistake_shows_in_place_and_goes_when_it_is_repaired",
)
"""Tests that run there with something."""


@pytest.fixture(scope="module")
def quick() -> tuple[str, ...]:
    """The tests that `make test` runs of those files, by their ids."""
    files = sorted({str(TESTS / test.partition("::")[0]) for test in (*EACH, *ALSO)})
    collect = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "not thorough"]
    done = subprocess.run([*collect, *files], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return tuple(line.removeprefix("tests/") for line in done.stdout.splitlines())


@pytest.mark.parametrize("test", EACH, ids=lambda test: test.rpartition("::")[2])
def test_each_case_of_these_is_quick(test: str, quick: tuple[str, ...]) -> None:
    assert not [case for case in EACH[test] if f"{test}[{case}]" not in quick]


@pytest.mark.parametrize("test", ALSO, ids=lambda test: test.rpartition("::")[2])
def test_some_case_of_these_is_quick(test: str, quick: tuple[str, ...]) -> None:
    assert [line for line in quick if line.partition("[")[0] == test]


def test_the_files_to_begin_with_are_there() -> None:
    assert not set(SLOWEST) - {file.name for file in TESTS.rglob("test_*.py")}
