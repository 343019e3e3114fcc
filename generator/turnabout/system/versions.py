"""The versions of this tool and of the libraries that it works with."""

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from .. import __version__


def versions_with(*names: str) -> Mapping[str, str]:
    """Return the version of this tool and those of some libraries by name; empty where one is not installed."""
    return {"turnabout": __version__, **{name: _version(name) for name in names}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
