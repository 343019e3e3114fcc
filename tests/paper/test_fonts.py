"""Papers are set in fonts that everybody may pass on, and a brand adds fonts for other scripts."""

import struct
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from fontpkg_noto_sans_arabic import ROOT as ARABIC_FOLDER

from house import MakeWorkspace, Turnabout
from printing import print_papers
from turnabout.core.problems import Location, Problem, WorkspaceError
from turnabout.media.typefaces import Typeface, UnfitTypeface, kind_of, read_typeface
from turnabout.papers.press.store import Cache
from turnabout.papers.press.typesetting import Press, TypesettingError, family_files
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.pairs import Pair
from turnabout.planning.paper_list import print_run
from turnabout.reading.pipeline import read_handbook, read_workspace

from .conftest import TEMPLATES
from .samples import form, handbook, module, sheet_of, text_of, worksheet
from .test_conformance import assert_conforms

ARABIC = next(ARABIC_FOLDER.rglob("*.ttf")).read_bytes()
GREETING = "مرحبا بالعالم"
POINTED = "مُحَمَّد"
HINT = "leave it out, or name a font that has it: brand: {fonts: [fonts/Name.ttf]}"

ALPHABETS = {
    "Vietnamese": "ĂÂĐÊÔƠƯ ăâđêôơư ẮẰẲẴẶ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳỷỹỵ",
    "Polish": "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
    "Turkish": "ÇĞIİÖŞÜ çğıiöşü",
    "Czech and Slovak": "ÁČĎÉĚÍĽĹŇÓÔŔŘŠŤÚŮÝŽ áčďéěíľĺňóôŕřšťúůýž",
    "Hungarian": "ÁÉÍÓÖŐÚÜŰ áéíóöőúüű",
    "Romanian": "ĂÂÎȘȚ ăâîșț",
    "Baltic": "ĀČĒĢĪĶĻŅŠŪŽ ąčęėįšųūž",
    "Nordic": "ÆØÅÄÖÐÞ æøåäöðþ",
    "French and Portuguese": "ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ ãõáàâçéêíóôú œæ",
    "Croatian and Welsh": "ČĆĐŠŽ čćđšž ŴŶ ŵŷ",
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ αβγδεζηθικλμνξοπρστυφχψω ΆΈΉΊΌΎΏΪΫ άέήίόύώϊϋΐΰς",
    "Russian": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "ҐЄІЇ ґєії",
    "Serbian and Macedonian": "ЂЈЉЊЋЏЃЅЌ ђјљњћџѓѕќ",
    "Belarusian and Kazakh": "ЎІ ўі ӘҒҚҢӨҰҮҺ әғқңөұүһ",
    "signs": "“”‘’«»„–—… €£¥ §¶†•°±×÷−≠≤≥ ½¼¾ ©®™ №",
}
COMBINING = "e\N{COMBINING ACUTE ACCENT} x\N{COMBINING MACRON}\N{COMBINING ACUTE ACCENT} q\N{COMBINING DOT BELOW}"


def _says(text: str, **options: Any) -> Handbook:
    """A handbook with a worksheet that says so."""
    sheet = worksheet({"line": {"label": "Line", "answer": "line"}}, how=text)
    return handbook({"first": module(worksheets={"tally": sheet})}, **options)


def _with_font(book: Handbook, *fonts: Typeface) -> Handbook:
    return replace(book, fonts=fonts)


def typeface(data: bytes = ARABIC, name: str = "fonts/Arabic.ttf") -> Typeface:
    """A font as it is read from a file."""
    return Typeface(name, "ttf", f"{len(data):x}", data)


def _print(book: Handbook, ending: str) -> bytes:
    (pdf,) = print_papers(book, [sheet_of(book, ending)], templates=(TEMPLATES,)).values()
    return pdf


def _fonts_in(pdf: bytes) -> list[list[str]]:
    """The fonts of a paper: name, and whether it is embedded, a subset, and has its characters told."""
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    rows = [line.split() for line in listed.splitlines()[2:]]
    return [[row[0], *row[-5:-2]] for row in rows]


def test_every_shipped_font_has_its_licence_beside_it() -> None:
    folder = TEMPLATES / "fonts"
    fonts = {file.stem for file in folder.iterdir() if file.suffix != ".txt"}
    told = {file.stem.removesuffix("-OFL"): file.read_text("utf-8") for file in folder.glob("*.txt")}
    assert {font.removesuffix("-Italic") for font in fonts} == set(told)
    for name, text in told.items():
        assert "Open Font License" in " ".join(text.split()), name


def test_the_alphabets_of_europe_are_printed_with_fonts_that_are_embedded(press: Press) -> None:
    book = _says(" ".join(ALPHABETS.values()))
    pdf = press.typeset(sheet_data(book, sheet_of(book, "worksheet-first-tally")), timestamp=None)
    text = text_of(pdf).replace(" ", "")
    for name, letters in ALPHABETS.items():
        assert letters.replace(" ", "") in text, name
    fonts = _fonts_in(pdf)
    assert {name.partition("+")[2].partition("-")[0] for name, *_ in fonts} == {"SourceSans3"}
    assert all(facts == ["yes", "yes", "yes"] for _, *facts in fonts), fonts


def test_combining_marks_are_printed(press: Press) -> None:
    book = _says(COMBINING)
    assert press.typeset(sheet_data(book, sheet_of(book, "worksheet-first-tally")), timestamp=None)


def test_another_script_is_printed_with_the_font_that_a_brand_adds(tmp_path: Path) -> None:
    book = _with_font(
        _says(f"{GREETING}, *{POINTED}* **{GREETING}**!", brand={"fonts": ["fonts/Arabic.ttf"]}), typeface()
    )
    pdf = _print(book, "worksheet-first-tally")
    fonts = _fonts_in(pdf)
    assert any("NotoSansArabic" in name for name, *_ in fonts), fonts
    assert any("SourceSans3" in name for name, *_ in fonts), fonts
    assert all(facts == ["yes", "yes", "yes"] for _, *facts in fonts), fonts
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf)
    assert_conforms([paper])
    assert {letter for letter in GREETING if letter != " "} <= set(text_of(pdf))


def _place_of(letter: str, pdf: bytes) -> float:
    """Where the first such letter of the first page stands, from 0 at the left to 1 at the right."""
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    first = next(n for n in range(text.count_chars()) if text.get_text_range(n, 1) == letter)
    place = text.get_charbox(first)[0] / page.get_width()
    document.close()
    return place


def test_a_paper_in_a_language_from_right_to_left_begins_at_the_right() -> None:
    how = GREETING.partition(" ")[0]
    usual, turned = (
        _print(_with_font(_says(how, language=language, brand={}), typeface()), "worksheet-first-tally")
        for language in ("en", "ar")
    )
    assert _place_of("ح", usual) < 0.5 < _place_of("ح", turned)


def test_the_fonts_of_a_brand_come_after_the_shipped_one(press: Press) -> None:
    plain = _says("Only Latin.", brand={"name": "L"})
    ours = press.typeset(sheet_data(plain, sheet_of(plain, "worksheet-first-tally")), timestamp=None)
    theirs = _print(_with_font(plain, typeface()), "worksheet-first-tally")
    assert [name.partition("+")[2] for name, *_ in _fonts_in(theirs)] == [
        name.partition("+")[2] for name, *_ in _fonts_in(ours)
    ]


def test_a_paper_of_one_font_is_not_taken_for_that_of_another(tmp_path: Path) -> None:
    def printed(*fonts: Typeface) -> bytes:
        book = _with_font(_says("Text", brand={}), *fonts)
        sheets = [sheet_of(book, "worksheet-first-tally")]
        (pdf,) = print_papers(book, sheets, templates=(TEMPLATES,), cache=Cache(tmp_path, None, 200)).values()
        return pdf

    printed(), printed(typeface()), printed()
    assert len([file for file in Cache(tmp_path, None, 200).folder.iterdir() if file.suffix == ".pdf"]) == 2


@pytest.mark.parametrize(
    ("ending", "options", "said"),
    [
        (
            "worksheet-first-tally",
            {"worksheets": {"tally": worksheet({"a": {"label": GREETING, "answer": "line"}})}},
            GREETING,
        ),
        ("agenda-meet-first-60", {"purpose": f"See {GREETING}."}, f"See {GREETING}."),
    ],
)
def test_a_character_that_no_font_has_is_named_with_its_text(
    press: Press, ending: str, options: Mapping[str, Any], said: str
) -> None:
    book = handbook({"first": module(**options)})
    with pytest.raises(TypesettingError) as error:
        press.typeset(sheet_data(book, sheet_of(book, ending)), timestamp=None)
    assert error.value.hint == HINT
    assert "no font has the character 'م' (U+0645, arabic letter meem)" in error.value.message
    assert error.value.message.endswith(f"in {said!r}")


def test_a_name_that_no_font_has_is_named_and_a_font_of_the_brand_prints_it(press: Press) -> None:
    pair = Pair("one", mentor=POINTED, mentoree="Łucja Ґудзь", place="Sài Gòn")
    forms = {"ask": form({"a": {"label": "A", "answer": "line"}}, **{"filled-by": ["pair"]})}
    book = replace(handbook(forms=forms, brand={}), pair=pair)
    with pytest.raises(TypesettingError) as error:
        press.typeset(sheet_data(book, sheet_of(book, "form-ask")), timestamp=None)
    assert error.value.message.endswith(f"in {POINTED!r}")
    assert error.value.hint == HINT
    text = text_of(_print(_with_font(book, typeface()), "form-ask"))
    assert "Łucja Ґудзь" in text
    assert "م" in text


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _sfnt(tables: Mapping[bytes, bytes], start: bytes = b"\0\1\0\0") -> bytes:
    """A font of some tables, or what looks like one."""
    at = 12 + 16 * len(tables)
    head, body = start + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    for tag, data in tables.items():
        head += tag + struct.pack(">III", 0, at + len(body), len(data))
        body += data
    return head + body


TABLES = dict.fromkeys((b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"glyf"), b"....")


def _usage(bits: int) -> dict[bytes, bytes]:
    return {**TABLES, b"OS/2": bytes(8) + struct.pack(">H", bits)}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ARABIC, "ttf"),
        (_sfnt(TABLES), "ttf"),
        (_sfnt(TABLES, b"true"), "ttf"),
        (_sfnt({**TABLES, b"CFF ": b""}, b"OTTO"), "otf"),
        (b"ttcf" + struct.pack(">III", 0x10000, 1, 16) + _sfnt({}), None),
        (_sfnt(_usage(0)), "ttf"),
        (_sfnt(_usage(8)), "ttf"),
        (_sfnt(_usage(0x102)), None),
    ],
)
def test_truetype_and_opentype_fonts_are_taken(data: bytes, kind: str | None) -> None:
    if kind is None:
        with pytest.raises(UnfitTypeface):
            kind_of(data)
    else:
        assert kind_of(data) == kind


def test_the_first_font_of_a_collection_speaks_for_it() -> None:
    # Offsets of tables count from the beginning of the file.
    alone = _sfnt(TABLES)
    head = b"ttcf" + struct.pack(">III", 0x10000, 1, 16)
    moved = bytearray(alone)
    for entry in range(12, 12 + 16 * len(TABLES), 16):
        offset = int.from_bytes(moved[entry + 8 : entry + 12])
        moved[entry + 8 : entry + 12] = (offset + len(head)).to_bytes(4)
    assert kind_of(head + bytes(moved)) == "ttc"


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        (b"wOFF....", "is made for web pages (WOFF), which paper cannot use", "take the TTF or OTF of the same font"),
        (b"wOF2....", "is made for web pages (WOFF), which paper cannot use", "take the TTF or OTF of the same font"),
        (b"", "is neither TTF nor OTF", "save it as TTF or OTF"),
        (b"client: acme", "is neither TTF nor OTF", "save it as TTF or OTF"),
        (ARABIC[:-1000], "is no whole font", "fetch it again from where it came"),
        (ARABIC[:50], "is no whole font", "fetch it again from where it came"),
        (b"ttcf", "is no whole font", "fetch it again from where it came"),
        (_sfnt({b"glyf": b""}), "is no whole font", "fetch it again from where it came"),
        (
            _sfnt({tag: data for tag, data in TABLES.items() if tag != b"glyf"}),
            "has pictures in place of outlines",
            "take a font whose letters are drawn as outlines",
        ),
        (
            _sfnt(_usage(2)),
            "says of itself that no PDF may hold it",
            "ask its maker for a licence, or take an open font",
        ),
    ],
)
def test_what_is_no_font_for_paper_is_a_problem_where_it_is_named(
    tmp_path: Path, data: bytes, said: str, hint: str
) -> None:
    (tmp_path / "f.ttf").write_bytes(data)
    at = Location("client.yml", 3, 9)
    assert read_typeface(tmp_path, "f.ttf", at) == Problem(at, "not-allowed", f"the font 'f.ttf' {said}", hint)


def test_a_font_that_typst_does_not_read_is_a_problem() -> None:
    book = _with_font(_says("Text", brand={}), typeface(_sfnt(TABLES)))
    with pytest.raises(WorkspaceError) as error:
        _print(book, "worksheet-first-tally")
    (problem,) = error.value.problems
    assert (problem.message, problem.hint) == (
        "the font 'fonts/Arabic.ttf' cannot be read",
        "take another file of it, as TTF or OTF",
    )


def test_templates_without_a_brand_have_no_further_families(tmp_path: Path) -> None:
    assert family_files(tmp_path, {}) == {"families.json": b"[]"}


Named = Callable[[str, Mapping[str, bytes]], list[tuple[str, str, str]]]


@pytest.fixture
def named(workspace: MakeWorkspace) -> Named:
    """Names fonts in the curriculum of the branded workspace, and returns what is wrong."""

    def read(fonts: str, files: Mapping[str, bytes]) -> list[tuple[str, str, str]]:
        root = workspace("branded")
        folder = root / "curricula/soup-table"
        _lay(folder, files)
        text = (folder / "curriculum.yml").read_text("utf-8").replace("  fonts: [assets/NotoSansArabic.ttf]\n", "")
        (folder / "curriculum.yml").write_text(text.replace("brand:\n", f"brand:\n  fonts: {fonts}\n", 1), "utf-8")
        found = read_workspace(root).problems
        assert {problem.location.line for problem in found} <= {text[: text.index("brand:")].count("\n") + 2}
        return [(problem.code, problem.message, problem.hint) for problem in found]

    return read


FILES = {"fonts/Arabic.ttf": ARABIC, "fonts/web.woff2": b"wOF2", "../outside.ttf": ARABIC}


@pytest.mark.parametrize(
    ("fonts", "found"),
    [
        ("[fonts/Arabic.ttf]", []),
        ("[]", []),
        (
            "[fonts/Arabc.ttf]",
            [("missing-file", "'fonts/Arabc.ttf' is not there", "did you mean 'fonts/Arabic.ttf'")],
        ),
        (
            "[fonts/Arabic.ttf, fonts/web.woff2]",
            [
                (
                    "not-allowed",
                    "the font 'fonts/web.woff2' is made for web pages (WOFF), which paper cannot use",
                    "take the TTF or OTF of the same font",
                )
            ],
        ),
        (
            "[../outside.ttf]",
            [
                (
                    "outside-folder",
                    "'../outside.ttf' leaves the folder of its file",
                    "copy the file into that folder, and write its path from there",
                )
            ],
        ),
    ],
)
def test_the_fonts_of_a_brand_are_checked(fonts: str, found: list[tuple[str, str, str]], named: Named) -> None:
    assert named(fonts, FILES) == found


ACME = "curricula/clients/acme"


def _acme(root: Path, brand: str) -> None:
    """Give a client a text in another script, and a brand."""
    _lay(root / ACME, {"fonts/Arabic.ttf": ARABIC})
    file = root / ACME / "client.yml"
    text = file.read_text("utf-8").replace("Tools go back to the blue shed.", f"Tools go back to {GREETING}.")
    file.write_text(text.replace("session: 45\n", f"session: 45\n{brand}", 1), "utf-8")


def test_a_client_adds_a_font_for_its_own_texts(workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path) -> None:
    root = workspace("clients")
    _acme(root, "")
    order = ("print", "ground-rules", "--client", "acme", "--paper", "a4", "--out", str(tmp_path / "papers"))
    run = turnabout(*order, cwd=root)
    line = (root / ACME / "client.yml").read_text("utf-8").partition(GREETING)[0].count("\n") + 1
    assert run.code == 1
    assert f"{ACME}/client.yml:{line}:" in run.out
    assert "no font has the character 'م' (U+0645, arabic letter meem)" in run.out
    assert HINT in run.out
    _acme(root, "brand: {fonts: [fonts/Arabic.ttf]}\n")
    run = turnabout(*order, cwd=root)
    assert run.code == 0, run.err + run.out
    (paper,) = (tmp_path / "papers").rglob("*.pdf")
    assert any("NotoSansArabic" in name for name, *_ in _fonts_in(paper.read_bytes()))
    assert read_handbook(root).fonts == ()


def test_a_page_that_cannot_be_printed_is_named_where_it_is_written(workspace: MakeWorkspace) -> None:
    root = workspace("tiny")
    page = next((root / "content").rglob("*.md"))
    page.write_text(page.read_text("utf-8") + f"\nWe say {GREETING} there.\n", "utf-8")
    book = read_handbook(root, "facilitator")
    sheets = [sheet for sheet in print_run(book) if sheet.kind in ("booklet", "handbook")]
    with pytest.raises(WorkspaceError) as error:
        print_papers(book, sheets, templates=(TEMPLATES,))
    (problem,) = error.value.problems
    assert problem.location.path == page.relative_to(root).as_posix()
    assert problem.location.line == page.read_text("utf-8").count("\n")
    assert problem.hint == HINT
