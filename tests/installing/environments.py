"""Virtual environments of their own, the Pythons to make them with, and the wheel to install there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.utils import canonicalize_name
from packaging.version import Version

from house import REPOSITORY

_LISTING = "import importlib.metadata as m; print(*(f'{d.name}=={d.version}' for d in m.distributions()), sep='\\n')"
_NUMBERS = "import sys; print('%d.%d' % sys.version_info[:2])"
_NAMES = ("python3.11", "python3.12", "python3.13", "python3.14")


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment, whoever made it."""

    folder: Path

    @property
    def python(self) -> str:
        """The interpreter in it."""
        return str(self.folder / "bin" / "python")

    def installed(self) -> Mapping[str, Version]:
        """The version of each distribution in it, keyed by canonical name."""
        lines = run(self.python, "-I", "-c", _LISTING).stdout.split()
        return {
            canonicalize_name(name): Version(version) for name, _, version in (line.partition("==") for line in lines)
        }


def run(
    *command: str, cwd: Path | None = None, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it printed; where it fails, so does the test, and shows that."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert not check or done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done


def uv(*args: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run uv, which lies beside the tests' own Python."""
    return run(sys.executable, "-m", "uv", *args, check=check, **environment)


def make_environment(folder: Path, *, python: str) -> Environment:
    """An empty environment without pip."""
    uv("venv", "--quiet", "--python", python, str(folder))
    return Environment(folder)


def build_wheel(folder: Path) -> Path:
    """Build the wheel as `make wheel` does, into a folder, and return the file."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=REPOSITORY)
    return next(folder.glob("turnabout-*.whl"))


@cache
def pythons() -> Mapping[str, str]:
    """The interpreters on this machine, keyed by version ("3.12"): the tests' own, and those on the PATH that run."""
    found = {numbers: path for name in _NAMES if (path := shutil.which(name)) and (numbers := _numbers(path))}
    return {**found, f"{sys.version_info[0]}.{sys.version_info[1]}": sys.executable}


def _numbers(python: str) -> str:
    """The version of an interpreter; empty for one that does not start."""
    return run(python, "-I", "-c", _NUMBERS, check=False).stdout.strip()
