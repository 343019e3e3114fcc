"""What pyproject.toml says of turnabout: its dependencies, extras and Pythons."""

import re
import tomllib

from house import REPOSITORY

_PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]

DEPENDENCIES: tuple[str, ...] = tuple(_PROJECT["dependencies"])
EXTRAS: tuple[str, ...] = tuple(line for extra in _PROJECT["optional-dependencies"].values() for line in extra)
PYTHONS: tuple[str, ...] = tuple(re.findall(r"Python :: (3\.\d+)", "\n".join(_PROJECT["classifiers"])))
