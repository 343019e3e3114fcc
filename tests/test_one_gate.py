"""Only the gate opens the files of people; what else opens files opens those that the tool made or ships."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house import REPOSITORY

HOUSE = REPOSITORY / "generator" / "turnabout"
GATE = "loading/gate.py"
OF_OURS = {
    "locking.py": "the locks of runs",
    "packs/shelf.py": "packs that were made, and their records",
    "paper/fillable.py": "papers in memory, and the font that ships",
    "paper/families.py": "the folder that papers are made in",
    "paper/finish.py": "the folder that papers are made in",
    "paper/store.py": "the cache, and our own code",
    "processes.py": "what the system says of a process",
    "scratch.py": "the folders of runs",
    "site/author.py": "what the last preview made",
    "site/engine.py": "the settings that a build wrote",
    "site/staging.py": "the site that was built",
    "tasks/client_maker.py": "the template that ships",
    "tasks/comparing.py": "sites that were built",
    "tasks/printing.py": "papers that were made",
    "whole_files.py": "what is being written",
    "cli/bug_report.py": "the report that is being written",
}
"""Files of the house that open others, and which those are."""
SCAN = "leaks/"
"""What looks through all that was built."""

READS = {"read_bytes", "read_text", "open", "fdopen", "FileSystemLoader", "PackageLoader", "ZipFile"}


def test_no_other_file_opens_what_people_wrote() -> None:
    opening = {file.relative_to(HOUSE).as_posix() for file in HOUSE.rglob("*.py") if any(_openings(file))}
    assert {file for file in opening - OF_OURS.keys() if not file.startswith(SCAN)} == {GATE}


def test_none_is_named_that_opens_nothing() -> None:
    assert not [file for file in OF_OURS if not any(_openings(HOUSE / file))]


def _openings(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in READS:
                yield node
