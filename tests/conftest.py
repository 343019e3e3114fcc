"""What every test starts from: small workspaces, golden files and the command line."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from house import (
    SHARED_PAPERS,
    SLOWEST,
    Golden,
    MakeWorkspace,
    Turnabout,
    as_bytes,
    difference_of,
    files_of,
    make_shipped_workspace,
    make_workspace,
    run_turnabout,
    share_papers,
)

settings.register_profile(
    "house", deadline=None, derandomize=bool(os.environ.get("CI")), database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that takes what the tests made as what they expect."""
    parser.addoption(
        "--update-golden", action="store_true", help="write what was made as what is expected; read the diff"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slowest files, so that no process is left with one of them when the others are done."""
    rank = {name: number for number, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.fixture(scope="session", autouse=True)
def _shared_papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder for the papers of a run: the processes of pytest-xdist have folders of their own beside it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "papers"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(SHARED_PAPERS, str(folder))
        yield


@pytest.fixture(scope="session")
def turnabout() -> Turnabout:
    """The command line: `turnabout("check", "--format", "json", cwd=folder)`; `apart=True` for a process of its own."""
    return run_turnabout


@pytest.fixture
def workspace(tmp_path: Path) -> MakeWorkspace:
    """Makes a workspace from tests/workspaces: `workspace("tiny")`, `workspace(bad="yaml-tabs")`.

    It shares the papers that other tests have made, unless it is `cold=True`.
    """

    def make(name: str = "tiny", *, bad: str | None = None, cold: bool = False) -> Path:
        root = make_workspace(tmp_path / "workspace", name, bad=bad)
        return root if cold else share_papers(root)

    return make


@pytest.fixture
def shipped_workspace(tmp_path: Path) -> Path:
    """A workspace that holds a copy of the shipped curriculum and pages."""
    return make_shipped_workspace(tmp_path / "shipped")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares files made with the files expected, both ways: `golden(made, expected)`.

    `made` is a folder, or a mapping of paths to texts. With --update-golden what is expected becomes what was made.
    """
    is_update = bool(request.config.getoption("--update-golden"))

    def compare(made: Path | Mapping[str, str | bytes], expected: Path) -> None:
        found = files_of(made) if isinstance(made, Path) else {path: as_bytes(data) for path, data in made.items()}
        if is_update:
            _rewrite(found, expected)
        difference = difference_of(found, files_of(expected))
        assert not difference, f"{difference}\n\nread the difference; if it is meant: pytest --update-golden"

    return compare


def _rewrite(made: Mapping[str, bytes], expected: Path) -> None:
    if os.environ.get("CI"):
        pytest.fail("--update-golden is refused where CI is set")
    shutil.rmtree(expected, ignore_errors=True)
    for path, data in made.items():
        (expected / path).parent.mkdir(parents=True, exist_ok=True)
        (expected / path).write_bytes(data)
