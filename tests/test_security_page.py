"""What SECURITY.md points to is there: each test that holds a promise, each command, each file."""

import ast
import re

import pytest

from house import REPOSITORY, run_turnabout

PAGE = (REPOSITORY / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
COMMANDS = sorted(set(re.findall(r"`((?:make|turnabout|\.venv/bin/python|git|pip-audit)(?: [^`]+)?)`", PAGE)))
ROW = re.compile(r"(?m)^\| (.+?) \| (.+) \|$")


def _heading(text: str) -> str:
    """The part of the page under a heading."""
    return re.split(r"(?m)^## ", PAGE.partition(f"\n## {text}\n")[2])[0]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_holds_a_promise_is_there(file: str, test: str) -> None:
    module = ast.parse((REPOSITORY / file).read_text("utf-8"))
    assert test in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_a_test_that_holds_it() -> None:
    rows = ROW.findall(_heading("What is promised, and what holds it"))
    promises = [(promise, tests) for promise, tests in rows if promise != "promise" and set(promise) - {"-", "|"}]
    assert len(promises) > 20
    one = r"`tests/[\w/]+\.py::test_\w+`"
    assert [promise for promise, tests in promises if not re.fullmatch(rf"{one}(?:, {one})*", tests)] == []


def test_each_figure_has_a_command() -> None:
    rows = ROW.findall(_heading("Figures"))[2:]
    assert len(rows) > 4
    assert [what for what, command in rows if command.strip("`") not in COMMANDS] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_there(command: str) -> None:
    program, *words = command.split()
    if program == "make":
        assert re.search(rf"(?m)^{words[0]}:", (REPOSITORY / "Makefile").read_text("utf-8"))
    elif program == "turnabout":
        options = [word.partition("=")[0] for word in words if word.startswith("-")]
        names = [word for word in words if not word.startswith("-")]
        shown = run_turnabout(*names, "--help", cwd=REPOSITORY)
        assert shown.code == 0
        assert [option for option in options if option not in shown.out] == []
    else:
        files = [word.partition("::")[0] for word in words if word.startswith("tests/")]
        assert [file for file in files if not (REPOSITORY / file).is_file()] == []


def test_links_lead_to_files_and_the_page_is_linked_itself() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links
    assert [link for link in links if not (REPOSITORY / link).is_file()] == []
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "](SECURITY.md)" in (REPOSITORY / page).read_text("utf-8")


def test_no_address_is_made_up() -> None:
    """A reader reports to whoever the tool came from; there is no host and no mailbox that would answer."""
    assert not re.search(r"https?://|\b[\w.]+@[\w.]+\.\w+", PAGE)
