"""What only HR, consultants and facilitators read is found wherever it stands in the handbook for everybody."""

import shutil
from pathlib import Path

import pytest

from house import REPOSITORY, MakeWorkspace, Run, run_turnabout
from turnabout.reading.pipeline import read_workspace
from turnabout.release.leaks.kept_texts import Texts
from turnabout.release.leaks.of_editions import edition_leaks

PAGE = """\
---
title: What the oven costs us
job: See what the oven costs
review: 2027-06-05
---

The oven eats nine hundred crowns a year. We tell nobody which baker burns most loaves!

{A mentor} brings flour, water and time. Salt is cheap.

Say *no* to whoever asks for [a second oven](index.md) before the summer is out.

```yaml
sleeves: This is how an oven may be written down in a file.
```
"""
INDEX = "---\ntitle: For HR\njob: Look after the oven\nreview: 2027-06-05\n---\n\nLook after it.\n"
COSTS, BURNS, ASKS = (
    "The oven eats nine hundred crowns a year.",
    "We tell nobody which baker burns most loaves!",
    "Say *no* to whoever asks for [a second oven](index.md) before the summer is out.",
)
HR, MODULE = "content/hr/oven.md", "curricula/baking-swap/modules/sourdough.yml"
CARD = "print/a4/worksheet-sourdough-crust-card.docx"
ALONE = "is for the facilitator's edition alone"
FALL = "they fall into the dough."
NOTE = "Watch the sleeves: they fall into the dough."


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    """A workspace with pages for HR."""
    made = workspace()
    for name, content in (("index.md", INDEX), ("oven.md", PAGE)):
        (made / "content" / "hr").mkdir(parents=True, exist_ok=True)
        (made / "content" / "hr" / name).write_text(content)
    return made


def _replace(root: Path, template: str, old: str, new: str) -> None:
    """Give a workspace a template of its own, which differs from the one that ships."""
    own = root / "templates" / template
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "templates" / template, own)
    text = own.read_text("utf-8")
    assert old in text
    own.write_text(text.replace(old, new, 1), "utf-8")


def _told(run: Run) -> list[str]:
    lines = run.out.splitlines()
    return [f"{lines[at].strip()} {lines[at + 1].strip()}" for at in range(len(lines)) if "edition-leak" in lines[at]]


def _plant(root: Path) -> None:
    _replace(root, "site/glossary.md.j2", "#", f"{COSTS}\n\n#")
    _replace(root, "word/worksheet.xml.j2", '"Title", title)', f'"Title", "{NOTE}")')


def test_pages_and_word_files_are_searched_for_pages_of_hr_and_notes(root: Path) -> None:
    _plant(root)
    assert _told(run_turnabout("build", "--quiet", cwd=root)) == [
        f"{HR}:7:1  edition-leak {COSTS!r} {ALONE} and stands in glossary.html of the handbook and in 2 more",
        f"{MODULE}:30:11  edition-leak {FALL!r} {ALONE} and stands in {CARD} of the handbook and in 3 more",
    ]
    assert not list((root / "dist").glob("base/*"))


@pytest.mark.thorough
def test_papers_of_a_site_are_searched_too(root: Path) -> None:
    _replace(root, "print/ground-rules.typ", "[#headed(labels.why) ", f"[{BURNS} #headed(labels.why) ")
    (told,) = _told(run_turnabout("build", "--quiet", cwd=root))
    assert told.startswith(f"{HR}:7:1  edition-leak {BURNS!r}")
    assert told.endswith("stands in print/a4/ground-rules.pdf of the handbook")


@pytest.mark.parametrize(
    ("order", "template", "old", "new", "file"),
    [
        (
            "ground-rules",
            "print/ground-rules.typ",
            "[#headed(labels.why) ",
            f"[{BURNS} #headed(labels.why) ",
            "print/a4/ground-rules.pdf",
        ),
        (
            "form --word",
            "word/footer.xml.j2",
            "{{ trail }}",
            f"{BURNS} {{{{ trail }}}}",
            "print/a4/form-swap-form.docx",
        ),
    ],
)
def test_what_is_printed_alone_is_searched_before_it_is_there(
    order: str, template: str, old: str, new: str, file: str, root: Path
) -> None:
    _replace(root, template, old, new)
    run = run_turnabout("print", *order.split(), "--paper", "a4", "-q", cwd=root)
    assert run.code == 1
    assert [told for told in _told(run) if file in told and BURNS in told]
    assert not (root / "dist").exists()
    run = run_turnabout("print", *order.split(), "--edition", "facilitator", "--paper", "a4", "-q", cwd=root)
    assert run.code == 0


@pytest.mark.thorough
def test_pages_for_another_builder_are_searched_before_they_are_there(root: Path, tmp_path: Path) -> None:
    _plant(root)
    run = run_turnabout("pages", str(tmp_path / "out"), "--edition", "handbook", "-q", cwd=root)
    assert run.code == 1
    assert "glossary.md of the handbook" in run.out
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("The oven eats nine hundred crowns", False),
        ("The oven eats nine hundred crowns a", True),
        ("the OVEN eats nine <em>hundred</em> crowns a year", True),
        ("{A mentor} brings flour, water and time.", False),
        ("Say no to whoever asks for a second oven", True),
        ("This is how an oven may be written down in a file.", False),
        ("What the oven costs us", True),
    ],
)
def test_a_good_part_of_a_sentence_is_told_and_what_all_may_read_is_not(said: str, is_told: bool, root: Path) -> None:
    site = root / "made"
    site.mkdir()
    (site / "index.html").write_text(f"<p>{said}</p>", "utf-8")
    assert bool(edition_leaks(read_workspace(root), site, Texts(None))) == is_told
