"""Every problem that can be reported has a workspace that shows it, and a place in the documentation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import BAD, REPOSITORY, Golden, MakeWorkspace, Turnabout, base_of

CODES = sorted(folder.name for folder in BAD.iterdir() if folder.is_dir())
WARNINGS = {
    "yaml-text-after-hash",
    "review-overdue",
    "not-translated",
    "followed-rename",
    "change-gone",
    "yaml-stray-line",
}
LISTS = (
    "control-character", "csv-not-utf8", "doubled-column", "empty-file", "line-break", "missing-column",
    "no-columns", "no-csv", "no-pairs", "no-start", "open-quote", "pair-twice", "text-after-quote", "too-few-cells",
    "too-long", "too-many-cells", "unknown-column", "unknown-language", "unnamed-column",
)  # fmt: skip
COMMANDS = {
    **dict.fromkeys(LISTS, ("packs", "--quiet", "pairs.csv")),
    "packs-not-done": ("packs", "--quiet", "pairs.csv", "--out", "pairs.csv/packs"),
    "paper-not-written": ("print", "--quiet", "poster", "--out", "notes.txt/papers"),
    "csv-syntax": ("i18n", "import", "fr", "fr.csv"),
    "source-changed": ("i18n", "import", "fr", "fr.csv"),
    "does-not-print": ("print", "--quiet", "--paper", "a4"),
    "edition-leak": ("build", "--quiet"),
    "client-leak": ("build", "--all", "--quiet"),
    "site-does-not-build": ("build", "--quiet"),
    "system-error": ("build", "--quiet"),
    "unwritable-setting": ("pages", "--quiet", "made"),
}
"""What finds a problem that a check does not look for."""
CHECK = {"clients": ("check", "--all")}
"""How a workspace is checked, by the good one that it lies over."""
MAKERS = {"_say", "Problem", "CurriculumRule", "Repair", "_problem", "_report", "_too_much", "_avoided"}
"""Calls that take a problem's code among their first three arguments."""


@pytest.fixture(autouse=True)
def _first_day_of_2027(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")


@pytest.mark.parametrize("code", CODES)
def test_a_bad_workspace_is_reported_as_expected(
    code: str, workspace: MakeWorkspace, turnabout: Turnabout, golden: Golden
) -> None:
    root = workspace(bad=code)
    run = turnabout(*COMMANDS.get(code, CHECK.get(base_of(code), ("check",))), cwd=root)
    expected = BAD / code / "expected.txt"
    kept = {
        file.relative_to(BAD / code).as_posix(): file.read_bytes() for file in (BAD / code).rglob("*") if file.is_file()
    }
    assert run.err == ""
    assert run.code == (0 if code in WARNINGS else 1)
    found = set(re.findall(r"^\S+:\d+:\d+  ([a-z0-9-]+)", run.out, re.MULTILINE))
    assert found == {code}, run.out
    golden(kept | {expected.name: re.sub(r"\b0x[0-9a-f]{6,}", "0x…", run.out)}, BAD / code)


@pytest.mark.parametrize("code", CODES)
def test_no_message_shows_what_only_a_programmer_reads(code: str) -> None:
    text = (BAD / code / "expected.txt").read_text(encoding="utf-8")
    assert not re.search(r"0x…|Traceback|<function|<class|object at", text)
    assert not re.search(r"\b(invalid|please|error!|Oops)\b", text, re.IGNORECASE)


def test_every_code_has_a_workspace_and_a_heading_in_the_documentation() -> None:
    page = (REPOSITORY / "content" / "consultant" / "problems.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### `([a-z0-9-]+)`$", page, re.MULTILINE)
    codes = {code for file in (REPOSITORY / "generator" / "turnabout").rglob("*.py") for code in _codes_in(file)}
    assert len(headings) == len(set(headings))
    assert codes == set(CODES)
    assert codes == set(headings)


def _codes_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
            for argument in node.args[:3]:
                match argument:
                    case ast.Constant(value=str(text)) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
                        yield text


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
