"""Put what somebody needs who looks into a fault of ours into a file."""

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from .. import __version__
from ..system.versions import versions_with

_LIBRARIES = ("click", "jinja2", "mkdocs", "mkdocs-material", "pikepdf", "pydantic", "pyyaml", "typst")


def write_report(error: BaseException) -> Path | None:
    """Write what happened where, with which versions, and return the file; None where none can be written."""
    try:
        number, name = tempfile.mkstemp(prefix="turnabout-report-", suffix=".txt")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(_report(error))
    except OSError:
        return None
    return Path(name)


def _report(error: BaseException) -> str:
    versions = {"turnabout": __version__, "python": sys.version, "system": platform.platform()}
    lines = [f"{name}: {version}" for name, version in versions.items()]
    lines += [f"libraries: {versions_with(*_LIBRARIES)}", f"command: {sys.argv[1:]}", ""]
    return "\n".join(lines) + "\n" + "".join(traceback.format_exception(error))
