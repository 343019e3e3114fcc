"""A handbook in a language that is written to the left is turned round: papers, fields, Word files, packs and pages."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from house import MakeWorkspace, Turnabout, run_turnabout
from paper.samples import text_of
from pseudo_language import ARABIC_FONT, make_arabic_workspace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
LABELS = 'msgid "min"\nmsgstr "دقيقة"\n'
CLIENT = """\
client: acme
base: jam-session@0.1
languages: [en, ar]
brand: {fonts: [assets/arabic.ttf]}
"""
PAIR = "pair,mentor,mentoree,place,start\nجدر,ادا,بوب,قاعة,2027-03-01T09:30\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook in Arabic letters."""
    root = make_arabic_workspace(tmp_path_factory.mktemp("arabic"))
    (root / "pairs.csv").write_text(PAIR, "utf-8")
    return root


def _printed(root: Path, folder: Path, *what: str) -> Path:
    run = run_turnabout("print", *what, "--paper", "a4", "--edition", "facilitator", "--out", str(folder), cwd=root)
    assert run.code == 0, run.out + run.err
    return folder / "a4"


def _words(pdf: bytes) -> Iterator[tuple[str, float, float]]:
    """Yield the words of the first page, each with its edges as parts of the width of the page."""
    command = ["pdftotext", "-bbox", "-l", "1", "-", "-"]
    boxes = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    (width,) = map(float, re.findall(r'<page width="([\d.]+)"', boxes))
    for left, right, word in re.findall(r'<word xMin="(.*?)" yMin=".*?" xMax="(.*?)" yMax=".*?">(.*?)</word>', boxes):
        yield word, float(left) / width, float(right) / width


def _edges(pdf: bytes, word: str) -> tuple[float, float]:
    """Return the edges of the first such word."""
    return next((left, right) for one, left, right in _words(pdf) if one == word)


def _bars(pdf: bytes) -> list[float]:
    """Return where the upright lines of the first page stand."""
    page = pypdfium2.PdfDocument(pdf)[0]
    boxes = [part.get_bounds() for part in page.get_objects() if part.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    return [left / page.get_width() for left, low, right, high in boxes if right - left < 3 and high - low > 12]


def test_an_agenda_begins_at_the_right(root: Path, tmp_path: Path) -> None:
    agenda = (_printed(root, tmp_path, "agenda", "--session", "1") / "agenda-kickoff-90.pdf").read_bytes()
    time, length = (_edges(agenda, word) for word in ("00:13", "90"))
    assert time[1] > 0.9, "the times stand at the right"
    assert length[0] < 0.2, "the length stands across from the title"
    assert max(right for _, _, right in _words(agenda)) > 0.92


def test_what_is_said_has_its_line_at_the_right(root: Path, tmp_path: Path) -> None:
    card = (_printed(root, tmp_path, "catch-up", "--session", "1") / "catch-up-kickoff.pdf").read_bytes()
    bars = _bars(card)
    assert bars
    assert min(bars) > 0.9


def test_figures_stand_at_the_end_of_their_column_and_what_is_typed_at_its_start(root: Path, tmp_path: Path) -> None:
    estimate = (_printed(root, tmp_path, "check", "--fillable") / "check-cost-fillable.pdf").read_bytes()
    short, long = (_edges(estimate, figure) for figure in ("55", "250"))
    assert short[0] == pytest.approx(long[0], abs=0.002)
    with pikepdf.open(io.BytesIO(estimate)) as paper:
        assert paper.Root.AcroForm.Q == 2


def test_every_paragraph_and_table_of_a_word_file_is_turned(root: Path, tmp_path: Path) -> None:
    folder = _printed(root, tmp_path, "agenda", "worksheet", "form", "--session", "1", "--word")
    files = sorted(folder.glob("*.docx"))
    assert files
    for file in files:
        with zipfile.ZipFile(file) as archive:
            text, styles = (etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles"))
        turned = {
            style.get(f"{W}styleId")
            for style in styles.iter(f"{W}style")
            if style.find(f".//{W}bidiVisual") is not None
        }
        assert {table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") for table in text.iter(f"{W}tbl")} <= turned
        assert styles.find(f"{W}docDefaults//{W}bidi") is not None
        assert styles.find(f"{W}docDefaults//{W}rtl") is not None
        assert text.find(f".//{W}sectPr/{W}bidi") is not None


@pytest.mark.thorough
def test_the_pack_of_a_pair_begins_at_the_right(root: Path, tmp_path: Path) -> None:
    run = run_turnabout("packs", "pairs.csv", "--paper", "a4", "--out", str(tmp_path), cwd=root)
    assert run.code == 0, run.out + run.err
    (pack,) = tmp_path.rglob("*.pdf")
    assert max(right for _, _, right in _words(pack.read_bytes())) > 0.92
    assert min(left for _, left, _ in _words(pack.read_bytes())) < 0.15


@pytest.mark.thorough
def test_a_site_runs_to_the_left(root: Path) -> None:
    run = run_turnabout("build", "--no-papers", cwd=root)
    assert run.code == 0, run.out + run.err
    page = (root / "dist/base/handbook/index.html").read_text("utf-8")
    assert '<html lang="ar"' in page
    assert '<body dir="rtl"' in page
    style = (root / "dist/base/handbook/assets/handbook.css").read_text("utf-8")
    assert re.findall(r"(?:border|padding|margin|text-align:? ?)-?(?:left|right)\b", style) == []


def test_a_client_reads_to_the_left_in_one_of_its_languages(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("bilingual")
    client = root / "curricula/clients/acme"
    (client / "assets").mkdir(parents=True)
    shutil.copy(next(ARABIC_FONT.rglob("*.ttf")), client / "assets/arabic.ttf")
    (client / "client.yml").write_text(CLIENT, "utf-8")
    for name, text in (("ar", ""), ("labels.ar", LABELS)):
        (root / f"curricula/jam-session/i18n/{name}.po").write_text(f"{HEAD}\n{text}", "utf-8")
    run = turnabout("build", "--client", "acme", cwd=root)
    assert run.code == 0, run.out + run.err
    for folder, is_turned in (("", False), ("ar", True)):
        agenda = next((root / "dist/acme" / folder / "handbook/print/a4").glob("agenda-*-60.pdf"))
        assert (_edges(agenda.read_bytes(), "00:00")[0] > 0.5) is is_turned
        assert (set("دقيقة") <= set(text_of(agenda.read_bytes()))) is is_turned
