"""The versions of this tool and of the libraries that it works with."""

import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__


def versions_with(*names: str) -> Mapping[str, str]:
    """Return the version of this tool and those of some libraries by name; empty where one is not installed."""
    return {"turnabout": __version__, **{name: _version(name) for name in names}}


def installed() -> tuple[str, ...]:
    """Return all that is installed beside this tool by names that hold the versions, and the version of Python."""
    found = (info.name for folder in sys.path for info in Path(folder).glob("*.*-info"))
    return sys.version, __version__, *sorted(found)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
