"""Every paper is valid PDF/UA-1, to four readers that know nothing of each other."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import page
import pytest

from house import sampled
from printing import print_papers
from turnabout.model.settings import Edition
from turnabout.papers.press.print_options import PrintOptions, path_with_options
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.booklets import BOOKS
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import PAPER_KINDS, SessionSheet, Sheet, print_run
from turnabout.reading.pipeline import read_handbook
from turnabout.site.papers import SitePapers
from turnabout.sources.workspace import open_workspace
from turnabout.text.markdown_tree import plain

from .samples import everything_else, handbook, headings_at_foot, module, pages_of, text_of, worksheet
from .test_worksheet_paper import ANSWERS, COLUMNS

REPOSITORY = Path(__file__).parents[2]
FILLABLE = PrintOptions(fillable=True)
LONG = ("pack", "booklet", "handbook")
"""Papers that are as long as what they hold."""


def _print(press: Press, book: Handbook, sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    papers = []
    for sheet in sheets:
        paper = folder / sheet.path.replace("/", "-")
        paper.write_bytes(press.typeset(sheet_data(book, sheet), timestamp=None))
        papers.append(paper)
    return papers


def assert_conforms(papers: Sequence[Path]) -> None:
    """Read papers with each of the four."""
    for paper in papers:
        report = page.validate_pdf(paper, profile="ua1")
        assert report.is_compliant, (paper.name, [failure.message for failure in report.failures])
        subprocess.run(["qpdf", "--check", paper], check=True, capture_output=True)
    names = [str(paper) for paper in papers]
    scripts = Path(sys.executable).parent
    subprocess.run([scripts / "pdfua", "check", *names], check=True, capture_output=True)
    outloud = [scripts / "outloud", "-q", "--layer", "conformance", "--fail-on", "warning"]
    # Lines that several pages of a long paper begin or end with pass for running heads and feet.
    long = [str(paper) for paper in papers if any(kind in paper.name for kind in (*LONG, "-large"))]
    for some, options in ((long, ["--skip", "PAG-001"]), ([name for name in names if name not in long], [])):
        if some:
            subprocess.run([*outloud, *options, *some], check=True, capture_output=True)


def _fields() -> dict[str, Any]:
    """Fields of a form that each of its readers sees some of."""
    seen = ("coordinator", "coordinator", "coordinator", "pair", "pair", "pair", "aggregate", "private")
    return {f"f{n}": {"label": f"Field {n}", "answer": "line", "visibility": who} for n, who in enumerate(seen)}


def _everything() -> dict[str, Any]:
    fields = {
        name: {"label": f"A {name}", "answer": name, "help": "Help.", "key": "Key text.", **rest}
        for name, (rest, _) in ANSWERS.items()
    }
    fields["cells"] = {
        "label": "Cells",
        "answer": "table",
        "columns": COLUMNS,
        "blank-rows": 1,
        "visibility": "private",
    }
    return module(worksheets={"tally": worksheet(fields, pages=2)})


@pytest.mark.parametrize("edition", sampled(["handbook", "facilitator"], "facilitator"))
@pytest.mark.parametrize("is_known", sampled([True, False], True))
def test_papers_of_the_sample_conform(press: Press, tmp_path: Path, edition: Edition, is_known: bool) -> None:
    book = handbook(
        {"first": _everything()},
        edition=edition,
        papers=("a4", "letter"),
        start=datetime(2027, 3, 1, 9, 30) if is_known else None,
        site_url="https://example.org" if is_known else None,
        **everything_else(**_fields()),
    )
    sheets = print_run(book)
    # Booklets, which a curriculum has to name, conform in the tests of books.
    assert edition == "handbook" or {sheet.kind for sheet in sheets} == set(PAPER_KINDS) - {"booklet"}
    assert_conforms(_print(press, book, sheets, tmp_path))


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
@pytest.mark.parametrize("which", sampled(["one of each kind", "all"], "one of each kind"))
def test_the_shipped_papers_conform_and_keep_their_promises(
    press: Press, tmp_path: Path, edition: Edition, which: str
) -> None:
    book = read_handbook(REPOSITORY, edition=edition)
    sheets = [sheet for sheet in print_run(book) if sheet.kind not in LONG or sheet.size == "a4"]
    if which != "all":
        sheets = list({sheet.kind: sheet for sheet in sheets if sheet.kind not in LONG}.values())
    papers = _print(press, book, sheets, tmp_path)
    assert_conforms(papers)
    secrets = _secrets(book)
    for sheet, paper in zip(sheets, papers, strict=True):
        text = text_of(paper.read_bytes())
        is_secret = any(secret in text for secret in secrets)
        if edition == "handbook":
            assert pages_of(paper.read_bytes()) <= 2 or sheet.kind in LONG, paper.name
            assert not is_secret, paper.name
        elif sheet.kind == "agenda":
            assert is_secret, paper.name
        if sheet.kind in BOOKS:
            assert headings_at_foot(paper.read_bytes()) == [], paper.name
        if isinstance(sheet, SessionSheet) and sheet.kind == "agenda":
            unbroken = text.replace("- ", "-")
            assert not [step for step in _steps(sheet) if step.replace("- ", "-") not in unbroken], paper.name


@pytest.mark.thorough
def test_what_the_site_offers_to_fill_in_on_a_screen_conforms_too(tmp_path: Path) -> None:
    workspace, _ = open_workspace(REPOSITORY)
    book = replace(read_handbook(REPOSITORY, edition="handbook"), papers=("a4",))
    fillable = {path for files in SitePapers(book).on_screen.values() for _, path in files if path.endswith(".pdf")}
    sheets = tuple(sheet for sheet in print_run(book) if path_with_options(sheet.path, FILLABLE) in fillable)
    made = print_papers(book, sheets, templates=workspace.folders("templates/print"), options=FILLABLE)
    assert set(made) == fillable
    papers = []
    for path, pdf in made.items():
        papers.append(tmp_path / path.replace("/", "-"))
        papers[-1].write_bytes(pdf)
    assert_conforms(papers)


def _secrets(book: Handbook) -> list[str]:
    """The first words of every note: what a paper of the handbook's edition must not say."""
    notes = [one.note for each in book.curriculum.modules.values() for one in each.activities.values() if one.note]
    return [" ".join(note.split()[:6]) for note in map(plain, notes)]


def _steps(sheet: SessionSheet) -> list[str]:
    """The first words of every step that runs, without which a pair with this paper alone is lost."""
    texts = [text for slot in sheet.agenda.slots for text in slot.activity.steps.values()]
    return [" ".join(plain(text).split()[:3]) for text in texts]
