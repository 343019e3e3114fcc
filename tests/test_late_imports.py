"""A command loads no library that it does not need."""

import subprocess
import sys

import pytest

from house import REPOSITORY

HEAVY = {
    "babel", "distributed", "icalendar", "jinja2", "markdown", "markdown_it", "mkdocs", "pikepdf", "polib", "pypdfium2",
    "rich", "segno", "typst",
}  # fmt: skip
RUN = """
import sys
from turnabout.cli import main
sys.argv = ["turnabout", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (("--version",), {*HEAVY, "pydantic", "yaml"}),
        (("--help",), {*HEAVY, "pydantic", "yaml"}),
        (("check", "--help"), {*HEAVY, "pydantic", "yaml"}),
        (("check",), HEAVY),
        (("check", "--client", "ashgrove"), {*HEAVY, "turnabout.site.tree"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_command_does_not_need_is_not_loaded(command: tuple[str, ...], out: set[str]) -> None:
    arguments = [sys.executable, "-c", RUN, *command]
    run = subprocess.run(arguments, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    loaded = set(run.stderr.split())
    assert {"click", "turnabout.cli.terminal"} <= loaded
    assert loaded & out == set()
