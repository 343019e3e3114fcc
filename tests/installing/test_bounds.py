"""The wheel gives the same with the lowest versions that it allows, with the newest, and with those in the lock.

Runs with each Python from 3.11 to 3.14 that is on the PATH.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from installing.environments import Environment, build_wheel, make_environment, pythons, run, uv
from installing.project import DEPENDENCIES
from installing.results import differences, results_in

pytestmark = pytest.mark.thorough

STEPS = (
    ("new", "--client", "acme", "--layer", "uk"),
    ("check",),
    ("build", "--quiet"),
    ("print", "all", "--quiet"),
    ("print", "form", "agenda", "worksheet", "--word", "--quiet"),
    ("packs", "pairs.csv", "--timezone", "Europe/London", "--quiet"),
    ("packs", "pairs.csv", "--fillable", "--out", "to-fill-in", "--timezone", "Europe/London", "--quiet"),
    ("diff", "--client", "acme", "--pdf", "dist/acme.pdf"),
    ("i18n", "export", "fr", "--csv"),
)
PAIRS = """pair,mentor,mentoree,place,start
first,Ana,Bo,Room 2,2027-03-01T09:30
second,Cem,Dee,,2027-10-25T14:00
"""
# What the search for leaks reads of a paper.
READ = """
import sys
from pathlib import Path
from turnabout.release.leaks.pdf_text import pdf_text
print(*sorted(pdf_text(file) for file in Path("dist").rglob("*.pdf")))
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What a turnabout printed, step by step, and the files that it left."""

    printed: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that people install."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def locked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What comes of the wheel with the versions in the lock, with which all other tests run."""
    site = tmp_path_factory.mktemp("site")
    uv("pip", "install", "--python", sys.executable, "--no-deps", "--target", str(site), str(wheel))
    return _make(sys.executable, tmp_path_factory.mktemp("locked"), PYTHONPATH=str(site))


def _install_lowest(environment: Environment, wheel: Path) -> None:
    """Install the lowest versions: dependencies of a wheel count as direct ones only where they are named as well."""
    lowest = ("--resolution", "lowest-direct", *DEPENDENCIES)
    uv("pip", "install", "--python", environment.python, "--only-binary", ":all:", *lowest, str(wheel))
    installed = environment.installed()
    assert {name: installed[name] for name in _lower_bounds()} == _lower_bounds()


def _install_newest(environment: Environment, wheel: Path) -> None:
    uv("pip", "install", "--python", environment.python, "--only-binary", ":all:", "--refresh", str(wheel))


def _lower_bounds() -> Mapping[str, Version]:
    bounds = {}
    for requirement in map(Requirement, DEPENDENCIES):
        (lowest,) = (each.version for each in requirement.specifier if each.operator == ">=")
        bounds[canonicalize_name(requirement.name)] = Version(lowest)
    return bounds


@pytest.mark.parametrize("install", [_install_lowest, _install_newest], ids=["lowest", "newest"])
@pytest.mark.parametrize("python", pythons().values(), ids=pythons())
def test_every_command_gives_what_it_gives_with_the_locked_versions(
    python: str, install: Callable[[Environment, Path], None], wheel: Path, locked: Made, tmp_path: Path
) -> None:
    environment = make_environment(tmp_path / "venv", python=python)
    install(environment, wheel)
    made = _make(environment.python, tmp_path / "made")
    assert differences(locked.printed, made.printed) == []
    assert differences(locked.files, made.files) == []


def _make(python: str, folder: Path, **variables: str) -> Made:
    """Run all steps in an empty folder, each without what an earlier one remembered."""
    home = folder / "home"
    home.mkdir(parents=True)
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(home), "SOURCE_DATE_EPOCH": "1800000000", **variables}

    def printed_by(*command: str, cwd: Path) -> tuple[str, ...]:
        done = run(python, *command, cwd=cwd, **environment)
        return tuple(f"{done.stdout}{done.stderr}".replace(str(folder), "").splitlines())

    printed = {"new": printed_by("-m", "turnabout", "new", "handbook", cwd=folder)}
    workspace = folder / "handbook"
    _make_small(workspace)
    for step in STEPS:
        printed_by("-m", "turnabout", "clean", cwd=workspace)
        printed[" ".join(step)] = printed_by("-m", "turnabout", *step, cwd=workspace)
    printed["read"] = printed_by("-c", READ, cwd=workspace)
    return Made(printed, results_in(workspace))


def _make_small(workspace: Path) -> None:
    """One size of paper, and two pairs."""
    settings = workspace / "mkdocs.yml"
    before = settings.read_text("utf-8")
    after = before.replace("papers: [a4, letter]", "papers: [a4]")
    assert after != before
    settings.write_text(after, "utf-8")
    (workspace / "pairs.csv").write_text(PAIRS, "utf-8")
