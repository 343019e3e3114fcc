"""Papers to fill in on a screen, as they come out of the press and as other programs fill them in."""

import ctypes
import itertools
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from turnabout.model.settings import Edition
from turnabout.papers.press.fillable import make_fillable
from turnabout.papers.press.print_options import PrintOptions, options_files
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.pairs import Pair

from .conftest import TEMPLATES
from .samples import everything_else, form, handbook, module, pages_of, sheet_of, text_of, worksheet
from .test_conformance import assert_conforms
from .test_worksheet_paper import ANSWERS, COLUMNS, OPTIONS

LATIN, GREEK, CYRILLIC = "Łódź, Đà Nẵng & Çeşme", "Ωμέγα και άλφα", "Привіт, ґанок її"
ON_PAPER = "Take this sheet with you, and print nothing on its back."
ON_SCREEN = "Pass this file on to nobody once you have filled in this sheet."
PAPERS = (
    "worksheet-first-all", "agenda-meet-first-60", "agenda-meet-second-60", "worksheet-first-tally",
    "form-ask", "catch-up-first", "check-sure", "check-cost", "run-sheet", "ground-rules",
)  # fmt: skip


def _module() -> dict[str, Any]:
    fields = {name: {"label": f"A *{name}*", "answer": name, **rest} for name, (rest, _) in ANSWERS.items()}
    fields["cells"] = {
        "label": "Cells", "answer": "table", "columns": COLUMNS, "blank-rows": 1, "visibility": "private",
    }  # fmt: skip
    return module(worksheets={**module()["worksheets"], "all": worksheet(fields, title="All", pages=2)})


def _book(edition: Edition = "handbook", **options: Any) -> Handbook:
    return handbook({"first": _module(), "second": module()}, edition=edition, **everything_else(), **options)


@pytest.fixture(scope="module")
def to_fill_in() -> Iterator[Press]:
    """The shipped templates, ready to print what is filled in on a screen."""
    with Press([TEMPLATES], options_files(PrintOptions(fillable=True))) as running:
        yield running


def _edition_of(name: str) -> Edition:
    return "facilitator" if name.startswith(("check", "run-sheet")) else "handbook"


@pytest.fixture(scope="module")
def papers(to_fill_in: Press) -> dict[str, bytes]:
    """One paper of each kind."""
    books = {edition: _book(edition) for edition in ("handbook", "facilitator")}
    return {name: _printed(to_fill_in, books[_edition_of(name)], name) for name in PAPERS}


@pytest.fixture(scope="module")
def usual(press: Press) -> dict[str, bytes]:
    """The same papers as they are filled in by hand."""
    books = {edition: _book(edition) for edition in ("handbook", "facilitator")}
    return {name: _printed(press, books[_edition_of(name)], name) for name in PAPERS}


def _printed(press: Press, book: Handbook, ending: str) -> bytes:
    return press.typeset(sheet_data(book, sheet_of(book, ending)), timestamp=None)


def _fields(pdf: bytes) -> dict[str, Any]:
    """The fields of a paper by their whole names; groups are none."""
    fields = pypdf.PdfReader(BytesIO(pdf)).get_fields() or {}
    return {name: field for name, field in fields.items() if "/FT" in field}


def _widgets(pdf: bytes) -> list[dict[str, Any]]:
    reader = pypdf.PdfReader(BytesIO(pdf))
    annotations = [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]
    return [one for one in annotations if one["/Subtype"] == "/Widget"]


def _filled(pdf: bytes) -> bytes:
    """What pypdf makes of a paper with something typed in each field, and each mark set."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    texts, values = (LATIN, GREEK, CYRILLIC), {}
    for number, (name, field) in enumerate(_fields(pdf).items()):
        states = [state for state in field.get("/_States_", ()) if state != "/Off"]
        values[name] = states[0] if states else texts[number % 3]
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _words(pdf: bytes) -> list[str]:
    """Each word of a paper with its place, less those that a date has on paper."""
    found = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    lines = [line.strip() for line in found.stdout.decode().splitlines() if "<word" in line or "<page" in line]
    return [line for line in lines if not re.search(r">(day|month|year)<", line)]


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_stands_where_it_stands_on_usual_paper(
    papers: dict[str, bytes], usual: dict[str, bytes], name: str
) -> None:
    shown, on_paper = (_words(made[name]) for made in (papers, usual))
    differing = {re.sub("<.*?>", "", word) for word in {*shown} ^ {*on_paper}}
    assert differing <= (set(f"{ON_SCREEN} {ON_PAPER}".split()) if name == "worksheet-first-all" else set())
    assert pages_of(papers[name]) == pages_of(usual[name])


def test_papers_conform_as_made_and_filled_in_with_any_letters(papers: dict[str, bytes], tmp_path: Path) -> None:
    filled = {f"filled-{name}": _filled(papers[name]) for name in PAPERS[:7:2]}
    files = [tmp_path / f"{name}.pdf" for name in (*papers, *filled)]
    for file, pdf in zip(files, (*papers.values(), *filled.values()), strict=True):
        file.write_bytes(pdf)
    assert_conforms(files)


def test_what_pypdf_fills_in_is_drawn_in_the_font_of_the_paper(papers: dict[str, bytes], tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    filled.write_bytes(_filled(papers["form-ask"]))
    fonts = subprocess.run(["pdffonts", filled], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert any(line.startswith("FieldSans") for line in fonts)
    text = text_of(_filled(papers["agenda-meet-second-60"]))
    assert all(words in text for words in (LATIN, GREEK, CYRILLIC))


def _typed(pdf: bytes) -> bytes:
    """What PDFium, which browsers show papers with, makes of one in which a reader types and clicks."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    texts = itertools.cycle((LATIN, GREEK, CYRILLIC))
    for page, widgets in zip(document, pypdf.PdfReader(BytesIO(pdf)).pages, strict=True):
        for widget in (one.get_object() for one in widgets["/Annots"]):
            left, bottom, right, top = map(float, widget["/Rect"])
            for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
                act(document.formenv, page, 0, (left + right) / 2, (bottom + top) / 2)
            if widget.get("/FT") == "/Tx":
                text = f"{next(texts)}\0".encode("utf-16-le")
                units = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
                pdfium.FORM_ReplaceSelection(document.formenv, page, units)
    pdfium.FORM_ForceToKillFocus(document.formenv)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def test_what_a_browser_fills_in_keeps_the_paper_valid(papers: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "typed.pdf"
    file.write_bytes(_typed(papers["worksheet-first-all"]))
    assert_conforms([file])
    values = {name: str(field.get("/V")).strip("\0") for name, field in _fields(file.read_bytes()).items()}
    assert {LATIN, GREEK, CYRILLIC} <= set(values.values())
    assert values["worksheet.all.tick"] == "/Yes"
    assert values["worksheet.all.scale"] == "/5"


def test_each_kind_of_answer_has_its_kind_of_field(papers: dict[str, bytes]) -> None:
    fields = _fields(papers["worksheet-first-all"])
    multiline, radio = 1 << 12, 1 << 15
    kinds = {
        name.removeprefix("worksheet.all."): (field["/FT"], field.get("/Ff", 0))
        for name, field in fields.items()
        if name.startswith("worksheet.all.")
    }
    line, area, box, choice = ("/Tx", 0), ("/Tx", multiline), ("/Btn", 0), ("/Btn", radio)
    assert kinds == {
        "date": line, "line": line, "lines": area, "list.1": line, "list.2": line, "list.3": line,
        "choice": choice, "many.red": box, "many.blue": box, "scale": choice, "yes-no": choice, "tick": box,
        "tally": area, "signature.name": line, "signature.date": line, "derived": line,
        "table.r.one": area, "table.1.about": area, "table.1.one": area, "table.2.about": area, "table.2.one": area,
        "cells.1.line": area, "cells.1.choice": choice, "cells.1.many.red": box, "cells.1.many.blue": box,
        "cells.1.scale": choice, "cells.1.yes-no": choice, "cells.1.tick": box, "cells.1.tally": area,
        "cells.1.date": area,
    }  # fmt: skip


def test_whoever_has_a_paper_read_aloud_hears_what_each_field_asks(papers: dict[str, bytes]) -> None:
    fields = _fields(papers["worksheet-first-all"])
    said = {name.removeprefix("worksheet.all."): field["/TU"] for name, field in fields.items()}
    assert said["line"] == "A line"
    assert said["many.red"] == "A many, Red pen"
    assert said["signature.name"] == "A signature, type your name"
    assert said["table.r.one"] == "A table, A row, Why"
    assert said["table.2.about"] == "A table, Row 2, Row"
    assert said["cells.1.date"] == "Cells, Row 1, Column date, day, month and year"
    assert said["choice"] == "A choice"
    assert said["pair.mentor"] == "Guide"
    buttons = [one["/TU"] for one in _widgets(papers["worksheet-first-all"])]
    assert {"A choice, Red pen", "A choice, Blue pen", "A scale, 1", "A yes-no, Yes"} <= set(buttons)


def test_one_of_a_choice_is_set_at_most_and_none_may_be(papers: dict[str, bytes]) -> None:
    choice = _fields(papers["worksheet-first-all"])["worksheet.all.choice"]
    no_toggle_to_off = 1 << 14
    assert not choice["/Ff"] & no_toggle_to_off
    assert set(choice["/_States_"]) == {*(f"/{name}" for name in OPTIONS), "/Off"}
    assert "/V" not in choice


def test_the_fields_of_all_papers_have_looks_of_their_own_and_follow_the_tags(papers: dict[str, bytes]) -> None:
    for pdf in papers.values():
        with pikepdf.open(BytesIO(pdf)) as paper:
            assert "/NeedAppearances" not in paper.Root.AcroForm
            widgets = [one for page in paper.pages for one in page.obj.get("/Annots", []) if one.Subtype == "/Widget"]
            looks = [one.AP.N.objgen for one in widgets if isinstance(one.AP.N, pikepdf.Stream)]
            assert len(looks) == len(set(looks))
            assert all(page.obj.Tabs == "/S" for page in paper.pages if "/Annots" in page.obj)
            # The place of a line would be a way to nowhere.
            assert not [one for page in paper.pages for one in page.obj.get("/Annots", []) if "field:" in str(one)]


def test_what_was_promised_is_seen_again_in_the_look_back_of_the_next_agenda(papers: dict[str, bytes]) -> None:
    first, second = (_fields(papers[f"agenda-meet-{name}-60"]) for name in ("first", "second"))
    promised = {name for name in first if re.fullmatch(r"commitment\.meet-first\.\d", name)}
    looked_back = {name for name in second if name.startswith("commitment.meet-first")}
    assert looked_back
    assert looked_back <= promised
    assert {name.replace("commitment", "kept") for name in looked_back} <= set(second)
    assert all(first[name]["/Ff"] == second[name]["/Ff"] for name in looked_back)
    assert "meeting.meet-second.date" in first
    assert "meeting.meet-second.date" in second


def test_what_stands_twice_on_purpose_is_one_field(papers: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(papers["agenda-meet-first-60"])) as paper:
        (pair,) = [field for field in paper.Root.AcroForm.Fields if str(field.T) == "pair"]
        (place,) = [field for field in pair.Kids if str(field.T) == "place"]
        assert len(place.Kids) == 2
        assert all("/T" not in kid for kid in place.Kids)
    assert text_of(_filled(papers["agenda-meet-first-60"])).count("Place") == 2


def test_papers_in_one_file_keep_their_answers_apart_but_for_what_they_share(to_fill_in: Press) -> None:
    book = _book()
    data = sheet_data(book, sheet_of(book, "worksheet-first-tally"))
    names = set(_fields(to_fill_in.typeset({**data, "prefix": "3."}, timestamp=None)))
    assert names == {"pair.mentor", "pair.mentoree", "3.worksheet.tally.line", "3.worksheet.tally.date"}
    pack = set(_fields(_printed(to_fill_in, book, "pack")))
    assert {"commitment.meet-first.1", "pair.place"} <= pack
    assert [name for name in pack if name.endswith("worksheet.tally.line")]


def test_what_is_known_is_printed_and_not_asked(to_fill_in: Press) -> None:
    book = handbook(start=None)
    known = Pair(name="one", mentor="Ada", mentoree="Bo", place="Room 5")
    named = Handbook(**{**{key: getattr(book, key) for key in book.__slots__}, "pair": known})
    names = set(_fields(_printed(to_fill_in, named, "agenda-meet-first-60")))
    assert not [name for name in names if name.startswith("pair.")]
    assert "meeting.meet-first.date" in names


def test_where_a_key_stands_nothing_is_to_be_filled_in(to_fill_in: Press) -> None:
    fields = {
        "known": {"label": "Known", "answer": "line", "key": "The key"},
        "open": {"label": "Open", "answer": "line"},
    }
    book = handbook(
        {"first": module(worksheets={"tally": worksheet(fields)})}, edition="facilitator", forms={"ask": form(fields)}
    )
    assert set(_fields(_printed(to_fill_in, book, "form-ask"))) == {"form.ask.open"}
    assert not _fields(_printed(to_fill_in, book, "worksheet-first-tally"))


def test_papers_are_the_same_bytes_each_time(to_fill_in: Press, papers: dict[str, bytes]) -> None:
    assert _printed(to_fill_in, _book(), "worksheet-first-all") == papers["worksheet-first-all"]


def test_a_paper_without_places_stays_as_it_is(usual: dict[str, bytes]) -> None:
    assert make_fillable(usual["form-ask"], TEMPLATES / "fonts" / "field-font.pdf") is usual["form-ask"]


def test_what_is_typed_in_large_print_is_large() -> None:
    with Press([TEMPLATES], options_files(PrintOptions(fillable=True, large=True))) as press:
        pdf = _printed(press, _book(), "agenda-meet-second-60")
    assert {widget["/DA"].split()[1] for widget in _widgets(pdf) if "/DA" in widget} == {"18"}
    assert {"commitment.meet-first.1", "kept.meet-first.1", "commitment.meet-second.1"} <= set(_fields(pdf))
