"""No page does more than show text and lead on: neither by what the list names, nor by what it did not foresee."""

import re
import shutil
from pathlib import Path

import pytest
from tricks import TRICKS, judged

from acme import make_acme
from house import MakeWorkspace, Turnabout
from turnabout.site.staging import build_staged
from turnabout.text.markdown_tree import read_page
from turnabout.text.markup.made_html import Unsafe, unsafe_in
from turnabout.text.markup.unsafe_pages import is_plain, rendered, unsafe_in_page

PAGE = "content/mentor/own.md"
HEAD = "---\ntitle: Ours\n---\n"
MEMORABLE = {
    "[a](javascript:alert(5))": (1, 5),
    'Text.\n\n*x*{ onmouseover="alert(1)" }': (3, 6),
    "Text.\n\n[it].\n\n[it]: VBScript:x": (5, 7),
    "Text.\n\n![a](https://x.org/a.png)": (3, 6),
    "Text.\n\nAnd <script>alert(1)</script>": (3, 5),
    "<details open ontoggle=alert(1)>x</details>": (1, 15),
    "One.\n\n<b>two</b> and\n<b onclick=x>three</b>": (4, 4),
}
"""Pages with one thing that they may not hold, and its line and column."""
FINE = (
    '[a](index.md#x), [b](https://x.org/?a=1&b=2 "B"), <https://x.org>, <a@x.org>, [c](mailto:a@x.org), [d](tel:+1)',
    "*x*{ .a #b title='c' }, <kbd>Ctrl</kbd>, H<sub>2</sub>O<br>new line, a < b, 1 <2, {braces}, <!-- unseen -->",
    '<div class="cards" markdown>\n\n*x*\n\n</div>\n\n<details open>\n<summary>More</summary>\nx\n</details>',
    '`<script>` and\n\n```html title="a.html"\n<script onload=x>\n```\n\n    <script>',
    "1. a\n\n    ```\n    <script>\n    ```",
    "| a | b |\n|:-:|--:|\n| `a|b` | 2 |\n\n- [ ] open\n- [x] done\n\nWord\n:   Meaning[^1]\n\n[^1]: Note.",
    '=== "One"\n\n    x\n\n=== "Two"\n\n    y\n\n!!! note "Title"\n\n    z\n\n??? tip\n    w',
)


def _write(root: Path, markdown: str, page: str = PAGE) -> None:
    (root / page).parent.mkdir(parents=True, exist_ok=True)
    (root / page).write_text(HEAD + markdown + "\n", "utf-8")


@pytest.mark.parametrize("markdown", MEMORABLE)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_page_may_not_hold_it_and_its_place_is_said(
    command: str, markdown: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(cold=True)
    _write(root, markdown)
    run = turnabout(command, cwd=root)
    line, column = MEMORABLE[markdown]
    found = re.findall(r"^(\S+)  (\S+)$", run.out, re.MULTILINE)
    assert (run.code, found) == (1, [(f"{PAGE}:{line + HEAD.count(chr(10))}:{column}", "unsafe-markup")])


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_page_of_a_client_and_what_it_changes_may_not_either(
    command: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = make_acme(workspace(cold=True))
    _write(root, "[a](javascript:x)", "curricula/clients/acme/content/mentor/own.md")
    client = root / "curricula/clients/acme/client.yml"
    text = client.read_text("utf-8")
    assert "Coffee round" in text
    client.write_text(text.replace("Coffee round", '"[Coffee](data:x) round"'), "utf-8")
    run = turnabout(command, "--client", "acme", cwd=root)
    assert (run.code, run.out.count("unsafe-markup")) == (1, 2), run.out
    assert "curricula/clients/acme/client.yml:" in run.out
    assert "curricula/clients/acme/content/mentor/own.md:4:5" in run.out


@pytest.mark.parametrize("markdown", FINE)
def test_what_pages_need_is_allowed(markdown: str) -> None:
    assert _unsafe(markdown) == ()
    assert list(unsafe_in(rendered(markdown))) == []


@pytest.mark.parametrize(
    "name", ["pymdownx.snippets", "pymdownx.b64", "markdown_include.include", "pymdownx.blocks.html"]
)
def test_an_extension_that_reads_files_or_makes_any_html_is_refused(
    name: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(cold=True)
    settings = root / "mkdocs.yml"
    before = "markdown_extensions:\n"
    settings.write_text(settings.read_text("utf-8").replace(before, f"{before}  - {name}\n"), "utf-8")
    run = turnabout("check", cwd=root)
    line = settings.read_text("utf-8").splitlines().index(f"  - {name}") + 1
    assert (run.code, run.out.partition("  ")[0]) == (1, f"mkdocs.yml:{line}:5")


@pytest.mark.parametrize(
    ("entry", "column"),
    [("pymdownx.emoji", 5), ("pymdownx.superfences: {custom_fences: [{name: a, class: mermaid}]}", 43)],
)
def test_an_option_by_which_pages_fetch_something_is_refused(
    entry: str, column: int, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace(cold=True)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - pymdownx.superfences\n", "")
    settings.write_text(text.replace("  - admonition\n", f"  - admonition\n  - {entry}\n"), "utf-8")
    run = turnabout("check", cwd=root)
    assert run.code == 1
    assert re.match(rf"mkdocs\.yml:\d+:{column}  not-allowed\n", run.out), run.out


def test_there_are_many_tricks_and_none_is_there_twice() -> None:
    assert len(set(TRICKS)) == len(TRICKS) > 400


def test_whatever_a_browser_would_run_is_refused_before_it_is_built() -> None:
    missed = [trick for trick in TRICKS if judged(rendered(trick)) and not _unsafe(trick)]
    assert missed == []


def test_whatever_a_browser_would_run_is_refused_in_its_html_too() -> None:
    assert [trick for trick in TRICKS if judged(made := rendered(trick)) and not list(unsafe_in(made))] == []


def test_a_page_taken_for_plain_has_nothing_to_refuse() -> None:
    plain = [trick for trick in TRICKS if is_plain(trick)]
    assert [trick for trick in plain if list(unsafe_in(rendered(trick)))] == []


@pytest.mark.thorough
def test_a_site_of_all_tricks_that_are_not_refused_runs_none(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace(cold=True)
    passing = [trick for trick in TRICKS if not _unsafe(trick) and "](" not in trick and "]:" not in trick]
    assert passing
    for number, trick in enumerate(passing):
        _write(root, f"# Trick {number}\n\n{trick}", f"content/mentor/trick-{number}.md")
    run = turnabout("build", "--quiet", "--no-papers", cwd=root)
    assert run.code == 0, run.out
    for page in (root / "dist/base/handbook/mentor").glob("trick-*.html"):
        content = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        assert judged(content) == [], page


@pytest.mark.thorough
@pytest.mark.parametrize("trick", ["<script>alert(1)</script>", "[a](javascript:alert(1))", "*x*{ onclick=x }"])
def test_a_staged_page_that_does_more_does_not_build(trick: str, tiny_site: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_site.parent / "staged", tmp_path / "staged")
    page = tmp_path / "staged/docs/glossary.md"
    page.write_text(f"{page.read_text('utf-8')}\n\n{trick}\n", "utf-8")
    complaints = build_staged(tmp_path / "staged", tmp_path / "site")
    assert any(complaint.startswith("turnabout: glossary.md: ") for complaint in complaints), complaints


def _unsafe(markdown: str) -> tuple[tuple[int, Unsafe], ...]:
    return unsafe_in_page(markdown, lambda: read_page(markdown))
