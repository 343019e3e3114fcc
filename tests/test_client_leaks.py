"""What belongs to one client is found wherever it stands with another, and nothing else is."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from acme import reword
from turnabout.core.problems import Problem
from turnabout.release.leaks.of_clients import client_leaks
from two_clients import ACME, BIRCH, make_two

FROST = "Frost comes early behind the northern wall."
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "ground-rules/water/text"
msgid "We water at six in the morning."
msgstr "Nous arrosons à six heures du matin."
"""
Files = Mapping[str, str | bytes]
Leaks = Callable[..., tuple[Problem, ...]]


def pdf_of(text: str) -> bytes:
    """Return a PDF of one page without a table of its parts, which a reader makes itself."""
    stream = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode()
    return b"\n".join(
        (
            b"%PDF-1.4",
            b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
            b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
            (
                b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
                b"/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj"
            ),
            b"4 0 obj <</Length %d>> stream" % len(stream),
            stream,
            b"endstream endobj",
            b"trailer <</Root 1 0 R>>",
            b"%%EOF",
        )
    )


def word_of(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return packed.getvalue()


@pytest.fixture
def leaks(tmp_path: Path) -> Leaks:
    """Returns what is found in made-up outputs: of acme the files given, of birch and the variant others."""

    def find(acme: Files, birch: Files | None = None, leaders: Files | None = None, root: Path | None = None) -> object:
        outputs = {"acme": acme, "birch": birch or {}, "acme/leaders": leaders or {}}
        for name, files in outputs.items():
            for path, content in {"index.html": "<p>Nothing</p>", **files}.items():
                file = tmp_path / "dist" / name.replace("/", "+") / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.encode() if isinstance(content, str) else content)
        root = root or make_two(tmp_path / "workspace")
        return client_leaks(root, {name: tmp_path / "dist" / name.replace("/", "+") for name in outputs})

    return find


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("handbook/index.html", f"<p>Hello. {FROST}</p>"),
        (
            "handbook/index.html",
            "<p>Frost <b>comes</b> <i>ear</i>ly behind&nbsp;the <a href='#'>northern</a> wall.</p>",
        ),
        ("handbook/index.html", f'<img src="x.png" alt="{FROST}">'),
        ("handbook/search/search_index.json", f'{{"docs": [{{"text": "<p>\\n{FROST}</p>"}}]}}'),
        ("handbook/search/search_index.js", f'var __index = {{"docs": [{{"text": "{FROST}"}}]}}'),
        ("handbook/print/a4/sheet.pdf", pdf_of(FROST)),
        ("handbook/mentor/frost-comes-early-behind-the-northern-wall.html", "<p>Nothing</p>"),
        ("handbook/sitemap.xml", "<loc>https://x.example/frost-comes-early-behind-the-northern-wall.html</loc>"),
        ("handbook/wall.svg", "<svg><text>Frost comes <tspan>early</tspan> behind the northern wall</text></svg>"),
        ("handbook/letter.docx", word_of(FROST)),
        ("handbook/notes.txt", FROST.upper()),
    ],
)
def test_a_sentence_is_found_in_every_kind_of_file(path: str, content: str | bytes, leaks: Leaks) -> None:
    (leak,) = leaks({path: content})
    assert leak.code == "client-leak"
    assert str(leak.location) == f"{BIRCH}/content/mentor/greenhouse.md:7:1"
    assert leak.message == f"{FROST!r} belongs to client 'birch' and stands in {path} of client 'acme'"


@pytest.mark.parametrize(
    ("planted", "text", "line"),
    [
        ("We water at six in the morning.", "We water at six in the morning.", 14),
        ("The heap behind the greenhouse is far", "The heap behind the greenhouse is far too small for two.", 15),
        ("Which planter buried the silver spoon", "Which {mentoree} buried the silver spoon last spring?", 18),
        ("Birch and Daughters", "Birch and Daughters", 4),
        ("of Oda Lind’s", "Oda Lind", 9),
        ("Telephone 01632 960 418!", "01632 960 418", 10),
        ("ODA.LIND@birch.example", "oda.lind@birch.example", 10),
        ("/srv/curricula/clients/birch/client.yml", "curricula/clients/birch", 1),
    ],
)
def test_each_kind_of_text_is_found_where_it_was_written(planted: str, text: str, line: int, leaks: Leaks) -> None:
    (leak,) = (leak for leak in leaks({"index.html": f"<p>{planted}</p>"}) if repr(text) in leak.message)
    assert (leak.location.path, leak.location.line) == (f"{BIRCH}/client.yml", line)


def test_a_sentence_is_found_with_the_words_of_its_owner_and_with_those_of_the_base(leaks: Leaks) -> None:
    for spoken in ("An adviser finds the key", "A digger finds the key"):
        (leak,) = leaks({}, {"index.html": f"<p>{spoken} under the pot.</p>"})
        assert leak.message.startswith("'{A mentor} finds the key under the pot.' belongs to client 'acme'")


def test_what_a_translation_says_is_the_clients_own_too(tmp_path: Path, leaks: Leaks) -> None:
    root = make_two(tmp_path / "own", {f"{BIRCH}/i18n/fr.po": CATALOGUE})
    (leak,) = leaks({"index.html": "<p>Nous arrosons &agrave; six heures</p>"}, root=root)
    assert leak.location.path == f"{BIRCH}/i18n/fr.po"
    assert leak.message.startswith("'Nous arrosons à six heures du matin.'")


def test_one_sentence_is_told_once_for_each_client_that_shows_it(leaks: Leaks) -> None:
    page = {"a.html": f"<p>{FROST}</p>", "b.html": f"<p>{FROST}</p>"}
    found = [leak.message.partition(" and ")[2] for leak in leaks(page, page, page)]
    assert found == ["stands in a.html of client 'acme'", "stands in a.html of client 'acme/leaders'"]


def test_the_head_of_a_page_counts_and_that_of_a_page_of_the_base_is_everybodys(tmp_path: Path, leaks: Leaks) -> None:
    head = "---\ntitle: {0} ask who has the key\njob: {0} find out who has the key\n---\n\nAsk.\n"
    files = {
        f"{BIRCH}/content/mentor/key.md": head.format("Before dawn"),
        f"{ACME}/content/mentor/index.md": head.format("At noon"),
        "content/mentor/noon.md": head.format("At noon"),
    }
    pages = {"index.html": "<p>Before dawn find out who</p><p>At noon find out who has the key</p>"}
    (leak,) = leaks(pages, pages, root=make_two(tmp_path / "own", files))
    assert leak.message.startswith("'Before dawn find out who has the key' belongs to client 'birch'")


def test_a_long_text_is_cut(tmp_path: Path, leaks: Leaks) -> None:
    long = "The fleece " + "and the wall " * 20
    root = make_two(tmp_path / "own")
    reword(root, f"{BIRCH}/client.yml", "We water at six in the morning.", long)
    (leak,) = leaks({"index.html": f"<p>{long}</p>"}, root=root)
    assert re.match(r"'.{99}…' belongs", leak.message)


@pytest.mark.parametrize(
    "said",
    [
        "Two people tend one garden.",
        "A branch does not grow back in a day.",
        "We rinse salt off the leaves, for salt burns them.",
        "A digger brings a spade.",
        "The one who knows the soil, or the adviser and the advisers.",
        "Oda. Lind is a tree.",
        "Birch</p><p>and</p><p>Daughters",
        "Frost comes early</p><p>and so do we",
        "Seeds for the board",
    ],
)
def test_what_all_say_and_what_only_resembles_is_no_leak(said: str, leaks: Leaks) -> None:
    assert leaks({"index.html": f"<p>{said}</p>"}, {"index.html": f"<p>{said}</p>"}) == ()


def test_what_two_clients_say_is_no_leak_and_neither_is_what_one_of_them_says_itself(
    tmp_path: Path, leaks: Leaks
) -> None:
    root = make_two(tmp_path / "own", {f"{ACME}/content/mentor/frost.md": f"---\ntitle: Frost\n---\n\n{FROST}\n"})
    page = {"index.html": f"<p>{FROST}</p>"}
    assert leaks(page, page, page, root=root) == ()


def test_a_name_that_stands_in_another_clients_own_text_is_no_leak(tmp_path: Path, leaks: Leaks) -> None:
    page = "---\ntitle: Trees\n---\n\nNext to us are Birch and Daughters, who sell spades.\n"
    root = make_two(tmp_path / "own", {f"{ACME}/content/mentor/trees.md": page})
    assert leaks({"index.html": "<p>Next to us are Birch and Daughters.</p>"}, root=root) == ()


def test_what_the_base_says_is_no_leak_where_two_clients_have_one_word_for_a_term(tmp_path: Path, leaks: Leaks) -> None:
    terms = "terms:\n  mentoree: {one: head of the house, many: heads of the house}\n"
    root = make_two(tmp_path / "own")
    reword(root, f"{BIRCH}/client.yml", "changes:\n", f"{terms}changes:\n")
    reword(root, f"{ACME}/client.yml", "terms:\n", terms)
    base = root / "curricula/garden-swap/curriculum.yml"
    before = "Whenever the gate is open, {a mentoree} waters the tomatoes"
    base.write_text(base.read_text("utf-8").replace("Two people tend one garden.", f"{before}."), "utf-8")
    reword(root, f"{BIRCH}/client.yml", "Which {mentoree} buried the silver spoon last spring?", f"{before} twice?")
    shown = before.replace("{a mentoree}", "a head of the house")
    assert leaks({"index.html": f"<p>{shown}.</p>"}, root=root) == ()
    (leak,) = leaks({"index.html": f"<p>{shown} twice.</p>"}, root=root)
    assert leak.location.path == f"{BIRCH}/client.yml"


def test_titles_in_a_row_are_no_sentence_of_the_client_that_lists_them(tmp_path: Path, leaks: Leaks) -> None:
    titles = ("Seeds and roots", "Compost with seaweed", "Pruning in May")
    table = "\n".join(f"| {number} | {title} |" for number, title in enumerate(titles))
    page = f"---\ntitle: Plan\n---\n\n{table}\n\n- Seeds and roots\n- Compost with seaweed\n1. Pruning in May\n"
    root = make_two(tmp_path / "own", {f"{BIRCH}/content/mentor/plan.md": page})
    assert leaks({"index.html": f"<p>{' '.join(titles)}</p>", "search.json": f'"{" ".join(titles)}"'}, root=root) == ()


def test_a_name_is_no_leak_in_a_program_and_a_sentence_is(leaks: Leaks) -> None:
    assert leaks({"bundle.js": "oda lind", "main.css": ".oda .lind {}"}) == ()
    assert [leak.location.line for leak in leaks({"bundle.js": f"// {FROST}"})] == [7]


def test_a_reason_for_a_change_of_the_brand_is_no_name(tmp_path: Path, leaks: Leaks) -> None:
    root = make_two(tmp_path / "own")
    change = "changes:\n  - set: brand/colour\n    to: '#1b6b47'\n    why: Greener\n"
    reword(root, f"{BIRCH}/client.yml", "changes:\n", change)
    assert leaks({"index.html": "<p>Greener</p>"}, root=root) == ()


def test_names_count_whichever_way_they_are_set(tmp_path: Path, leaks: Leaks) -> None:
    root = make_two(tmp_path / "own")
    change = "changes:\n  - set: brand/name\n    to: Dr. Alder Lane\n"
    reword(root, f"{ACME}/client.yml", "changes:\n", change)
    (leak,) = leaks({}, {"index.html": "<p>For Alder Lane</p>"}, root=root)
    assert leak.message.startswith("'Dr. Alder Lane' belongs to client 'acme'")


def test_a_text_of_a_client_whose_file_is_broken_is_searched_for_all_the_same(tmp_path: Path, leaks: Leaks) -> None:
    root = make_two(tmp_path / "own")
    reword(root, f"{BIRCH}/client.yml", "changes:\n", "changes:\n  - sett: ground-rules\n")
    assert [leak.location.line for leak in leaks({"index.html": f"<p>{FROST}</p>"}, root=root)] == [7]


def test_one_client_alone_has_nobody_to_leak_from(tmp_path: Path) -> None:
    root = make_two(tmp_path / "own")
    shutil.rmtree(root / BIRCH)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text(FROST)
    assert client_leaks(root, {"acme": tmp_path / "out"}) == ()
    assert client_leaks(root, {}) == ()
