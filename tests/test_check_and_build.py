"""What stops a build, a check finds too, at the same place; and a check finds nothing that a build lets pass."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from acme import make_acme
from house import BAD, MakeWorkspace, Run, Turnabout, sampled

MADE = {"does-not-print", "edition-leak", "client-leak", "site-does-not-build", "system-error", "unwritable-setting"}
"""Codes of what shows only when something is made."""
UNBUILT = ".po"
"""A check looks at the catalogues of languages that no build reads."""
HEAD = "---\ntitle: Ours\n---\n\n"
CODES = [folder.name for folder in BAD.iterdir() if folder.is_dir()]
PAGES: Mapping[str, str] = {
    "a page of the other edition": "See [it](../hr/note.md).",
    "a made page of the other edition": "See [it](../run-sheet.md) and [it](../checks/oven-check.md).",
    "a page that is not there": "See [it](oven.md).",
    "a paper that is not there": "Print [it](../print/a4/banner.pdf).",
    "a paper that is there": "Print [it](../print/a4/poster.pdf).",
    "a paper of the other edition": "Print [it](../print/a4/run-sheet.pdf).",
    "a picture at a web address": "![An oven](https://example.org/oven.png)",
    "a picture that is not there": "![An oven](oven.png)",
    "a picture that does not say what it shows": "![](loaf.svg)",
    "a picture that is none": "![A loaf](note.svg)",
    "raw HTML": "<video src=a.mp4></video>",
    "HTML that papers print": "Press <kbd>Ctrl</kbd>.",
    "a file beside it": "See [it](loaf.svg).",
    "the root of the site": "See [it](/glossary.md).",
}
"""What a page holds that may or may not stop a build."""


def _found(run: Run) -> set[tuple[str, int, int, str]]:
    problems = json.loads(run.out)["problems"]
    return {(p["path"], p["line"], p["column"], p["code"]) for p in problems if p["severity"] == "error"}


def _differences(root: Path, turnabout: Turnabout, clients: Iterable[str | None], *only: str) -> list[object]:
    """Return what of a check and a build of each client, None for the base, differs."""
    found: list[object] = []
    for client in clients:
        named = ("--client", client) if client else ()
        check = turnabout("check", "--format", "json", *named, cwd=root)
        build = turnabout("build", "--quiet", "--format", "json", *only, *named, cwd=root)
        assert {check.code, build.code} <= {0, 1}, (check, build)
        checked = {problem for problem in _found(check) if not problem[0].endswith(UNBUILT)}
        stopped = {problem for problem in _found(build) if problem[3] not in MADE}
        if stopped - _found(check) or (bool(checked) != bool(stopped) and not _found(build) - stopped):
            found.append((client, sorted(_found(check)), sorted(_found(build))))
    return found


@pytest.mark.parametrize("code", sampled(CODES, "dead-link", "unsafe-markup", "locked"))
def test_both_find_the_same_in_each_bad_workspace(code: str, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(bad=code)
    if not (root / "mkdocs.yml").is_file():
        return
    clients = sorted(file.parent.name for file in root.glob("curricula/clients/*/client.yml"))
    assert _differences(root, turnabout, (None, *clients), "--no-papers") == []


@pytest.mark.parametrize("name", sampled(PAGES, "a page of the other edition", "a picture at a web address"))
@pytest.mark.parametrize("client", [None, "acme"])
def test_both_find_the_same_on_a_page(
    client: str | None, name: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    folder = root / ("curricula/clients/acme/content" if client else "content")
    note, page = root / "content/hr/note.md", folder / "mentor/own.md"
    for file in (note, page):
        file.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(f"{HEAD}Hello.\n", "utf-8")
    page.write_text(f"{HEAD}{PAGES[name]}\n", "utf-8")
    (folder / "mentor/loaf.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", "utf-8")
    if "note.svg" in PAGES[name]:
        (folder / "mentor/note.svg").write_text("no picture", "utf-8")
    assert _differences(root, turnabout, [client]) == []


def test_a_client_is_not_built_on_a_base_with_an_error(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace())
    module = root / "curricula/baking-swap/modules/tea-round.yml"
    module.write_text(module.read_text("utf-8").replace("purpose: Find out", "purpose: Find {round} out"), "utf-8")
    assert _differences(root, turnabout, [None, "acme"]) == []
    assert {problem[3] for problem in _found(turnabout("build", "--format", "json", "--client", "acme", cwd=root))} == {
        "unknown-term"
    }


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("set: tea-round/purpose\n    to: Find [out](oven.md).", 5),
        ("set: forms/swap-form/filled-by\n    to: [hr]", 4),
    ],
)
def test_a_dead_link_of_a_client_stands_in_its_file(
    change: str, line: int, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace())
    page = root / "content/mentor/own.md"
    page.write_text(f"{HEAD}See [it](../forms/swap-form.md).\n", "utf-8")
    file = root / "curricula/clients/acme/client.yml"
    file.write_text(f"client: acme\nbase: baking-swap\nchanges:\n  - {change}\n", "utf-8")
    assert _differences(root, turnabout, ["acme"], "--no-papers") == []
    found = _found(turnabout("build", "--format", "json", "--client", "acme", cwd=root))
    assert {(problem[0], problem[1], problem[3]) for problem in found} == {
        ("curricula/clients/acme/client.yml", line, "dead-link")
    }
