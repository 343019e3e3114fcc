"""The locks install with the pip that Python brings, the newest pip and uv; today, and when newer releases are out."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from house import REPOSITORY
from installing.environments import Environment, make_environment, run, uv
from installing.locks import LOCKS, Pins, pins_of
from installing.tomorrow import write_releases_of_tomorrow

pytestmark = pytest.mark.thorough

# The lock for the tests holds the other one; make installs both.
LOCK = LOCKS[-1]
PINS = pins_of(LOCK)
AS_LOCKED = ("--require-hashes", "-r", str(LOCK))
Install = Callable[..., Environment]


def _with_make(folder: Path, **environment: str) -> Environment:
    """Run what `make test` runs, with the pip that Python brings, over an environment that holds something else."""
    old = make_environment(folder, python=sys.executable)
    uv("pip", "install", "--python", old.python, "tomli")
    run("make", "-C", str(REPOSITORY), f"VENV={folder}", f"PYTHON={sys.executable}", f"{folder}/.test", **environment)
    return Environment(folder)


def _with_newest_pip(folder: Path, **environment: str) -> Environment:
    made = _with_pip(folder, "pip")
    run(made.python, "-m", "pip", "install", "--no-deps", *AS_LOCKED, **environment)
    run(made.python, "-m", "pip", "check")
    return made


def _with_pip(folder: Path, pip: str) -> Environment:
    made = make_environment(folder, python=sys.executable)
    uv("pip", "install", "--python", made.python, "--refresh", pip)
    return made


def _with_uv(folder: Path, **environment: str) -> Environment:
    made = make_environment(folder, python=sys.executable)
    uv("pip", "install", "--python", made.python, "--no-deps", *AS_LOCKED, **environment)
    uv("pip", "check", "--python", made.python)
    return made


@pytest.fixture(scope="module")
def tomorrow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables that show pip and uv a newer release of each pin."""
    folder = tmp_path_factory.mktemp("tomorrow")
    write_releases_of_tomorrow(folder, PINS)
    return {"PIP_FIND_LINKS": str(folder), "UV_FIND_LINKS": str(folder)}


def _taken_by_pip(environment: Environment, **variables: str) -> Pins:
    """What pip would install of all that is locked where no version is named."""
    options = ("--quiet", "--no-deps", "--dry-run", "--ignore-installed", "--report", "-")
    told = run(environment.python, "-m", "pip", "install", *options, *PINS, **variables)
    found = (each["metadata"] for each in json.loads(told.stdout)["install"])
    return {canonicalize_name(each["name"]): Version(each["version"]) for each in found}


def _taken_by_uv(environment: Environment, **variables: str) -> Pins:
    told = uv(
        "pip", "install", "--python", environment.python, "--no-deps", "--dry-run", "--reinstall", *PINS, **variables
    )
    return {name: Version(version) for name, version in re.findall(r"(?m)^ \+ (\S+)==(\S+)", told.stderr)}


each_installer = pytest.mark.parametrize("install", [_with_make, _with_newest_pip, _with_uv])


@each_installer
def test_the_locks_install_as_they_are(install: Install, tmp_path: Path) -> None:
    assert _besides_the_tool(install(tmp_path / "venv")) == PINS


@each_installer
def test_the_locks_install_as_they_are_when_newer_releases_are_out(
    install: Install, tomorrow: dict[str, str], tmp_path: Path
) -> None:
    assert _besides_the_tool(install(tmp_path / "venv", **tomorrow)) == PINS


def _besides_the_tool(environment: Environment) -> Pins:
    return {name: version for name, version in environment.installed().items() if name != "turnabout"}


@pytest.mark.parametrize("taken_by", [_taken_by_pip, _taken_by_uv])
def test_without_the_locks_the_newer_releases_are_taken(
    taken_by: Callable[..., Pins], tomorrow: dict[str, str], tmp_path: Path
) -> None:
    taken = taken_by(_with_pip(tmp_path / "venv", "pip"), **tomorrow)
    assert {name for name in PINS if taken[name] > PINS[name]} == set(PINS)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="that pip does not start with a newer Python")
def test_the_pip_of_debian_12_fails_where_it_may_resolve(tomorrow: dict[str, str], tmp_path: Path) -> None:
    made = _with_pip(tmp_path / "venv", "pip==23.0.1")
    done = run(made.python, "-m", "pip", "install", *AS_LOCKED, check=False, **tomorrow)
    assert done.returncode == 1
    assert "all requirements must have their versions pinned" in done.stderr
