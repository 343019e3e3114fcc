"""Papers in large print: all that the usual ones say, at 18 points and more, with room for a large hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from house import MakeWorkspace, Turnabout
from printing import print_papers
from turnabout.core.problems import WorkspaceError
from turnabout.model.settings import Edition, PaperSize
from turnabout.papers.press.print_options import PrintOptions
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.pairs import Pair
from turnabout.planning.paper_list import Sheet, print_run

from .conftest import TEMPLATES
from .large import Letter, distances_of, drawn_in, gaps_between, letters_of, lines_of, said
from .samples import collisions_of, everything_else, handbook, module, sheet_of, text_of, worksheet
from .test_brand_paper import BRAND, CONTACT
from .test_conformance import _everything as every_answer
from .test_conformance import _fields as every_reader
from .test_conformance import assert_conforms

LARGE = PrintOptions(large=True)
MENTOR, MENTOREE = "Wilhelmina Featherstonehaugh-Cholmondeley", "Ngozi Óladóttir-Þórðardóttir-Brzęczyszczykiewicz"
PAIR = Pair("one", mentor=MENTOR, mentoree=MENTOREE, place="Room 12 behind the canteen")
Papers = Mapping[str, bytes]


def _book(edition: Edition = "handbook", size: PaperSize = "a4", **options: Any) -> Handbook:
    """A handbook with every kind of paper and every kind of answer."""
    worksheets = every_answer()["worksheets"] | {"own": worksheet({"a": {"label": "A", "answer": "line"}})}
    return handbook(
        {"first": module(), "second": module(title="Second module", worksheets=worksheets)},
        edition=edition,
        papers=(size,),
        start=datetime(2027, 3, 1, 9, 30),
        site_url="https://example.org",
        brand=BRAND,
        contacts={"desk": CONTACT},
        **everything_else(**every_reader()),
        **options,
    )


def _sheets(book: Handbook) -> list[Sheet]:
    """One paper of each kind, and what has answers of every kind; agendas differ in nothing but their length."""
    agendas = ("agenda-meet-first-90.pdf", "agenda-meet-second-60.pdf")
    return [sheet for sheet in print_run(book) if sheet.kind != "agenda" or sheet.path.endswith(agendas)]


def _print(book: Handbook, options: PrintOptions = LARGE, kinds: tuple[str, ...] = ()) -> Papers:
    sheets = [sheet for sheet in _sheets(book) if not kinds or sheet.kind in kinds]
    return print_papers(book, sheets, templates=(TEMPLATES,), options=options)


@pytest.fixture(scope="module", params=[("handbook", "a4"), ("facilitator", "letter")], ids=str)
def book(request: pytest.FixtureRequest) -> Handbook:
    """A handbook of each edition, each on a paper of its own."""
    edition, size = request.param
    return _book(edition, size)


@pytest.fixture(scope="module")
def papers(book: Handbook) -> Papers:
    """Its papers in large print, by their paths."""
    return _print(book)


@pytest.fixture(scope="module")
def letters(papers: Papers) -> Mapping[str, list[Letter]]:
    """Their letters."""
    return {path: letters_of(pdf) for path, pdf in papers.items()}


def test_nothing_is_smaller_than_eighteen_points(letters: Mapping[str, list[Letter]]) -> None:
    for path, found in letters.items():
        assert path.endswith("-large.pdf")
        assert min(letter.size for letter in found) >= 18, path


def test_lines_stand_well_apart(letters: Mapping[str, list[Letter]]) -> None:
    for path, found in letters.items():
        near = [pair for distance, *pair in distances_of(lines_of(found)) if distance < 1.25]
        assert near == [], path


def test_nothing_is_in_italics(letters: Mapping[str, list[Letter]]) -> None:
    for path, found in letters.items():
        assert not [letter.font for letter in found if "It" in letter.font.partition("+")[2]], path


def test_nothing_is_cut_or_lies_over_something_else(papers: Papers) -> None:
    for path, pdf in papers.items():
        assert collisions_of(pdf) == [], path


IN_HEADS_OF_COLUMNS = {
    "Who", "can", "do", "this", "and", "shows", "it", "Elapsed", "Min", "What", "you", "continued", "No", "Answer",
    "Question", "More",
}  # fmt: skip
"""Words above columns that large print has not."""


def test_a_paper_says_all_that_the_usual_one_says(book: Handbook, papers: Papers) -> None:
    for sheet in _sheets(book):
        # Cards to cut out are fewer on a sheet, and a sheet to fold has room for more of each rule.
        if sheet.kind not in ("cards", "wallet-card", "pack"):
            (usual,) = print_papers(book, [sheet], templates=(TEMPLATES,)).values()
            large = papers[sheet.path.replace(".pdf", "-large.pdf")]
            assert _words(usual) - _words(large) <= IN_HEADS_OF_COLUMNS, sheet.path


ASK = {"Berta:", "Ring", "the kitchen", "(01632960199)"}


def test_every_text_of_a_paper_is_there(book: Handbook, papers: Papers) -> None:
    for sheet in _sheets(book):
        if sheet.kind not in ("wallet-card", "booklet", "handbook"):
            large = text_of(papers[sheet.path.replace(".pdf", "-large.pdf")])
            texts = {" ".join(text.split()) for text in _texts(sheet_data(book, sheet)) if len(text) > 3}
            # The line that says whom to ask is known to all papers, and some show it.
            assert {text for text in texts if text not in large} <= ASK, sheet.path


def _texts(data: object) -> Iterator[str]:
    """The texts that were read as Markdown."""
    if isinstance(data, Mapping):
        if data.get("kind") == "text":
            yield data["text"].strip()
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _words(pdf: bytes) -> set[str]:
    """The words of a paper, but for what runs along the foot of every page."""
    text = re.sub(r"curriculum 2\.1.*?Page \d+ of \d+|Page \d+ of \d+", " ", text_of(pdf))
    return {word for word in re.findall(r"[^\W\d]+", text) if len(word) > 1}


def test_an_agenda_keeps_the_order_of_the_usual_one(papers: Papers) -> None:
    text = text_of(next(pdf for path, pdf in papers.items() if "agenda-meet-first-90" in path))
    order = (
        "Sample module", "Learn one thing well", "Guide", "Traveller", "Date", "By the end", "Do it.", "Running order",
        "Bring", "Bring a topic", "Ground rules for today", "Phones away", "Step by step", "Step 0.1", "Guide line 0",
        "Step 10.4", "Questions to ask", "Guide question 1", "What we take away", "I want to talk", "We will", "Next",
        "We both agree", "Guide, signature", "Traveller, signature", "Whom to ask",
    )  # fmt: skip
    at = 0
    for words in order:
        at = text.index(words, at)


def test_no_heading_stands_alone_at_the_foot_of_a_page(papers: Papers, letters: Mapping[str, list[Letter]]) -> None:
    for path, pdf in papers.items():
        headings = _headings(pdf)
        assert headings, path
        for page in {letter.page for letter in letters[path]}:
            lines = lines_of([letter for letter in letters[path] if letter.page == page])
            foot = next(n for n, line in enumerate(lines) if re.search(r"Page\d+of\d+", said(line)))
            body = [line for line in lines[:foot] if line[0].base < lines[foot][0].base - 1]
            assert said(body[-1]) not in headings, (path, page)


def _headings(pdf: bytes) -> set[str]:
    document = pdfium.PdfDocument(pdf)
    titles = {re.sub(r"\s", "", entry.get_title()) for entry in document.get_toc()}
    document.close()
    return titles


def test_boxes_and_lines_to_write_on_have_room(papers: Papers) -> None:
    for path, pdf in papers.items():
        boxes = drawn_in(pdf)
        marks = [box for box in boxes if 4 < box.width < 14 and abs(box.width - box.height) < 0.5]
        assert all(box.width >= 8 and box.height >= 8 for box in marks), path
        if "/worksheet-second-tally" in path and "letter" not in path:
            assert len(marks) > 10
            ruled = [box for box in boxes if box.height < 1 and box.width > 100 and not _is_foot(box.top)]
            assert len(ruled) > 10
            assert min(gaps_between(ruled)) >= 13.9


def _is_foot(top: float) -> bool:
    return top > 700


def test_a_paper_in_large_print_conforms(papers: Papers, tmp_path: Path) -> None:
    kinds = ("agenda-meet-second-60", "worksheet-second", "form-", "cards-first", "catch-up-first", "poster", "rules",
             "wallet", "check-", "messages", "run-sheet", "pack", "booklet-")  # fmt: skip
    made = []
    for kind in kinds:
        for path in [path for path in papers if kind in path][:1]:
            made.append(tmp_path / Path(path).name)
            made[-1].write_bytes(papers[path])
    assert len(made) >= 7
    assert_conforms(made)


def test_large_print_can_be_plain_too() -> None:
    from .test_plain import _filled_squares, _is_grey, _pictures

    kinds = ("catch-up", "worksheet", "form", "poster", "check", "messages")
    for path, pdf in _print(_book("facilitator"), PrintOptions(large=True, plain=True), kinds).items():
        assert path.endswith("-large-plain.pdf")
        for width, pixels in _pictures(pdf):
            assert _is_grey(pixels), path
            assert _filled_squares(width, pixels) == 0, path
        assert min(letter.size for letter in letters_of(pdf)) >= 18, path


def _one(book: Handbook, ending: str, options: PrintOptions = LARGE) -> bytes:
    (pdf,) = print_papers(book, [sheet_of(book, ending)], templates=(TEMPLATES,), options=options).values()
    return pdf


def test_an_agenda_that_two_pages_cannot_hold_prints_large() -> None:
    long = {"steps": {f"s{n}": "Say what you did, and why you did it that way and no other. " * 9 for n in range(9)}}
    activities = {name: {**activity, **long} for name, activity in module()["activities"].items()}
    book = handbook({"first": module(activities=activities)})
    with pytest.raises(WorkspaceError, match="does not fit two pages"):
        _one(book, "agenda-meet-first-60", PrintOptions())
    assert _one(book, "agenda-meet-first-60")


def test_a_sheet_that_promises_a_page_takes_as_many_as_it_needs() -> None:
    fields = {f"f{n}": {"label": f"Field {n}", "answer": "lines", "lines": 4} for n in range(5)}
    sheet = worksheet(fields, pages=1)
    pdf = _one(handbook({"first": module(worksheets={"tally": sheet})}), "worksheet-first-tally")
    text = text_of(pdf)
    assert all(f"Field {n}" in text for n in range(5))
    assert "Page 2 of" in text


def _table(*answers: str) -> Handbook:
    labels = ("Alpha", "Beta", "Gamma")
    columns = {f"c{n}": {"label": labels[n], "answer": answer} for n, answer in enumerate(answers)}
    table = {"label": "A table", "answer": "table", "columns": columns, "rows": {"one": {"text": "First row"}}}
    return handbook({"first": module(worksheets={"tally": worksheet({"cells": {**table, "blank-rows": 1}})})})


def test_a_table_that_is_too_wide_becomes_a_list_of_questions() -> None:
    narrow = lines_of(letters_of(_one(_table("line", "tick"), "worksheet-first-tally")))
    wide = lines_of(letters_of(_one(_table("line", "line", "line"), "worksheet-first-tally")))
    assert _beside(narrow, "Alpha", "Beta")
    assert not _beside(wide, "Alpha", "Beta")
    texts = [said(line) for line in wide]
    assert texts.count("Alpha") == texts.count("Gamma") == 2
    assert texts.index("Firstrow") < texts.index("Alpha") < texts.index("Beta") < texts.index("Gamma")


def _beside(lines: list[list[Letter]], one: str, other: str) -> bool:
    bases = [{round(line[0].base) for line in lines if said(line) == words} for words in (one, other)]
    return bool(bases[0] & bases[1])


def test_the_names_of_a_pair_are_there_in_full() -> None:
    book = replace(_book(), pair=PAIR)
    for ending in ("agenda-meet-first-60", "worksheet-first-tally", "pack"):
        text = text_of(_one(book, ending))
        assert MENTOR in text, ending
        assert MENTOREE in text, ending
    assert PAIR.place is not None
    assert PAIR.place in text_of(_one(book, "agenda-meet-first-60"))


def test_long_words_and_names_keep_to_the_page() -> None:
    long = "x" * 80
    book = replace(
        handbook({"first": module(title=long, purpose=long)}, title=long),
        pair=replace(PAIR, mentor=long, mentoree=long, place=long),
    )
    for ending in ("agenda-meet-first-60", "cards-first", "catch-up-first", "poster"):
        pdf = _one(book, ending)
        assert collisions_of(pdf) == [], ending
        assert long in text_of(pdf).replace(" ", ""), ending
        assert max(letter.right for letter in letters_of(pdf)) <= 210 * 72 / 25.4, ending


def test_a_wallet_card_holds_the_names_of_rules_where_their_sentences_have_no_room() -> None:
    sentence = "Sentence {} goes on for a line and a half of such large type as this is. No."
    rules = {f"rule-{n}": {"text": sentence.format(n), "why": "Why."} for n in range(16)}
    many = handbook({"first": module(**{"ground-rules": []})}, **{"ground-rules": rules})
    text = text_of(_one(many, "wallet-card"))
    assert "Rule 15" in text
    assert "Sentence" not in text
    assert "Page 1 of 1" in text
    assert "Phones away." in text_of(_one(handbook(), "wallet-card"))


def test_papers_in_large_print_are_filled_in_on_a_screen_too(tmp_path: Path) -> None:
    book = _book()
    both = PrintOptions(fillable=True, large=True)
    made = []
    for ending in ("worksheet-second-tally", "form-ask", "catch-up-first", "ground-rules"):
        usual, large = _one(book, ending, PrintOptions(fillable=True)), _one(book, ending, both)
        assert _fields_of(large) == _fields_of(usual), ending
        made.append(tmp_path / f"{ending}-large.pdf")
        made[-1].write_bytes(large)
    assert_conforms(made)


def _fields_of(pdf: bytes) -> set[str]:
    """The names of the fields of a form, without the number of a promise."""
    reader = PdfReader(BytesIO(pdf))
    return {re.sub(r"\.\d+$", "", name) for name in reader.get_fields() or {}}


def test_the_command_names_the_files_of_print_options(
    workspace: MakeWorkspace, turnabout: Turnabout, tmp_path: Path
) -> None:
    order = ("print", "worksheet", "--session", "1", "--paper", "a4", "--out", str(tmp_path / "papers"))
    root = workspace()
    made = turnabout(*order, "--large-print", "--plain", cwd=root)
    assert made.code == 0, made.err
    assert all(line.endswith("-large-plain.pdf") for line in made.out.splitlines())
    refused = turnabout(*order, "--large-print", "--word", cwd=root)
    assert refused.code == 2
    assert "--word makes Word files" in refused.err
