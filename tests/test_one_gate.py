"""Only the gate opens the files of people; what else opens files opens those that the tool made or ships."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house import REPOSITORY

HOUSE = REPOSITORY / "generator" / "turnabout"
GATE = "sources/gate.py"
OF_OURS = {
    "system/locking.py": "the locks of runs",
    "papers/packs/pack_store.py": "packs that were made, and their records",
    "papers/press/fillable.py": "papers in memory, and the font that ships",
    "papers/press/typesetting.py": "the folder that papers are made in",
    "papers/press/print_options.py": "the folder that papers are made in",
    "papers/press/store.py": "the cache, and our own code",
    "system/processes.py": "what the system says of a process",
    "system/scratch.py": "the folders of runs",
    "site/mkdocs_build.py": "what the last preview made",
    "site/engine.py": "the settings that a build wrote",
    "site/last_site.py": "the site of the last build, what was staged, and our own code",
    "site/staging.py": "the site that was built",
    "usecases/client_maker.py": "the template that ships",
    "usecases/diffing.py": "sites that were built",
    "papers/word/office.py": "the Word file that is being written",
    "usecases/printing.py": "papers that were made",
    "system/whole_files.py": "what is being written",
    "sources/label_names.py": "the list of labels that ships",
    "text/labels.py": "the catalogues that ship",
    "translation/label_update.py": "the list of labels that ships",
    "cli/bug_report.py": "the report that is being written",
}
"""Files of the house that open others, and which those are."""
SCAN = "release/leaks/"
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
