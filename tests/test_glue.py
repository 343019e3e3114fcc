"""Colons and quotation marks belong to labels, since languages differ in them: French puts a space before a colon."""

import re
from pathlib import Path

import pytest

from house import REPOSITORY, MakeWorkspace, Turnabout
from turnabout.release.leaks.pdf_text import pdf_text

GLUED = re.compile(
    r"""[“”]                                     # quotation marks
    | \}\}\**:(?=[\s*]|$) | ~\ ":                # of Jinja2
    | \+\ ": | \#[a-z_.]+(\([^()]*\))?:[]*\ ]    # of Typst
    | separator:\ \[:""",
    re.VERBOSE | re.MULTILINE,
)
TEMPLATES = sorted(
    file for folder in ("print", "site", "word", "diff") for file in (REPOSITORY / "templates" / folder).glob("*.*")
)


@pytest.mark.parametrize("glued", ["**{{ a.b }}:** x", "{{ a }}:\n", 'c ~ ": "', "[*#a.b:* x]", "[#a(b): x]", "“"])
def test_what_is_glued_is_found(glued: str) -> None:
    assert GLUED.search(glued)


def test_no_template_glues_a_sign_to_a_word() -> None:
    assert len(TEMPLATES) > 80
    assert [file.name for file in TEMPLATES if GLUED.search(file.read_text("utf-8"))] == []


def test_french_has_its_own_signs_on_page_and_paper(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    file = root / "curricula/baking-swap/curriculum.yml"
    file.write_text(file.read_text("utf-8").replace("language: en", "language: fr"), "utf-8")
    assert turnabout("pages", "out", cwd=root).code == 0
    page = (root / "out/docs/ground-rules.md").read_text("utf-8")
    assert "**Pourquoi&#160;:** A loaf may be shy." in page
    assert "> «&#160;May I take a picture?&#160;»" in page
    assert turnabout("print", "ground-rules", "--paper", "a4", "--out", "papers", "-q", cwd=root).code == 0
    (paper,) = Path(root / "papers").rglob("*.pdf")
    assert re.search(r"Pourquoi\s:\sA loaf may be shy\.", pdf_text(paper))
