"""Worksheets, forms and agendas as Word files."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import docx
import pytest

from house import REPOSITORY
from paper.samples import form, handbook, module, sheet_of, worksheet
from turnabout.core.problems import WorkspaceError
from turnabout.media.pictures import Picture
from turnabout.model.brand import Brand
from turnabout.papers.word.documents import write_documents
from turnabout.planning.handbook import Handbook
from turnabout.planning.pairs import Pair

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEMPLATES = REPOSITORY / "templates"
HOSTILE = "<b>bold</b> & ]]> \"quoted\" 'single' {{ 7 * 7 }} {% raw %} &amp; שלום مرحبا 👩🏽‍🎓 e\u0301"
PLAIN = HOSTILE.replace("&amp;", "&")
"""Markdown knows entities; a title does not."""

FORMS = {"ask": form({"one": {"label": "One", "answer": "line", "visibility": "coordinator"}})}

OPTIONS = {"red": "Red pen", "blue": "Blue pen"}
COLUMNS = {
    name: {"label": f"Column {name}", "answer": name, "options": OPTIONS if name in ("choice", "many") else {}}
    for name in ("line", "choice", "many", "scale", "yes-no", "tick", "tally", "date", "fixed")
}
FIELDS: dict[str, dict[str, Any]] = {
    "line": {}, "lines": {"lines": 4}, "list": {"lines": 3},
    "choice": {"options": OPTIONS}, "many": {"options": OPTIONS}, "scale": {},
    "yes-no": {}, "tick": {}, "tally": {}, "date": {}, "signature": {},
    "fixed": {"text": "This *stands* here."}, "derived": {"text": "Add them *up*."},
    "table": {"columns": COLUMNS, "rows": {"bread": {"text": "Bread"}}, "row-label": "Food", "blank-rows": 1},
}  # fmt: skip


def documents(book: Handbook, *endings: str, timestamp: int | None = None) -> list[bytes]:
    sheets = [sheet_of(book, ending) for ending in endings]
    files = write_documents(
        book, sheets, templates=(TEMPLATES / "word",), fonts=(TEMPLATES / "print" / "fonts",), timestamp=timestamp
    )
    return list(files.values())


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(parts(data)["word/document.xml"])  # noqa: S314 - we wrote it


def shown(data: bytes) -> str:
    """The text of a document, one paragraph a line."""
    paragraphs = body(data).iter(f"{W}p")
    return "\n".join("".join(text.text or "" for text in one.iter(f"{W}t")) for one in paragraphs)


def controls(data: bytes) -> list[tuple[str, str, str]]:
    """Title, tag and kind of each content control."""
    return [_control(one) for one in body(data).iter(f"{W}sdt")]


def _control(one: ElementTree.Element) -> tuple[str, str, str]:
    properties = one[0]
    kinds = {f"{W}text": "text", f"{W}date": "date", f"{W14}checkbox": "box"}
    (kind,) = (kinds[inner.tag] for inner in properties if inner.tag in kinds)
    title, tag = (str(properties.find(f"{W}{name}").get(f"{W}val")) for name in ("alias", "tag"))  # type: ignore[union-attr]
    return title, tag, kind


def of_fields(fields: Mapping[str, Any], **options: Any) -> bytes:
    own = module(worksheets={**module()["worksheets"], "fields": worksheet(fields, title="Field sheet")})
    (data,) = documents(handbook({"first": own}, **options), "worksheet-first-fields")
    return data


@pytest.fixture(scope="module")
def every_answer() -> bytes:
    """A worksheet with a field of each kind."""
    return of_fields(
        {name: {"label": f"Label {name}", "answer": name, "help": "Help.", **more} for name, more in FIELDS.items()}
    )


@pytest.fixture(scope="module")
def agenda() -> bytes:
    book = handbook(start=datetime(2027, 3, 1, 9, 30, tzinfo=UTC), site_url="https://example.org/")
    (data,) = documents(book, "a4/agenda-meet-second-60")
    return data


def test_an_agenda_opens_with_headings_lists_and_tables_whose_heads_repeat(agenda: bytes) -> None:
    document = opened(agenda)
    by_style = {style: [p.text for p in document.paragraphs if p.style.name == style] for style in (
        "Title", "Heading 1", "Heading 2", "List Number", "List Bullet")}  # fmt: skip
    assert by_style["Title"] == ["Second module"]
    assert by_style["Heading 1"] == [
        "By the end", "Running order", "Bring", "Ground rules for today", "Step by step", "Questions to ask",
        "What we take away", "Signatures",
    ]  # fmt: skip
    assert by_style["Heading 2"][0].startswith("09:30  Part 0")
    assert len(by_style["List Number"]) == 4 * sum(text.count(" min · ") for text in by_style["Heading 2"])
    assert by_style["List Bullet"] == ["Guide: Bring a topic.", "Traveller: Bring an open mind."]
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads[:2] == [["Who", "can do this", "and this shows it"], ["Time", "Min", "What you do", "Who leads"]]
    assert heads[-2:] == [["No.", "We will", "Owner", "By when"], ["Who", "Signature", "Date"]]
    assert all(table.style.name == "Table Grid" for table in document.tables)
    assert all(table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None for table in document.tables)


def test_the_steps_of_each_activity_are_counted_from_one(agenda: bytes) -> None:
    lists = re.findall(rb'ListNumber.*?w:numId w:val="(\d+)"', parts(agenda)["word/document.xml"])
    numbering = parts(agenda)["word/numbering.xml"].decode()
    assert len(set(lists)) == len(lists) / 4
    for number in set(lists):
        (found,) = re.findall(rf'<w:num w:numId="{number.decode()}">.*?</w:num>', numbering)
        assert '<w:startOverride w:val="1"/>' in found


def test_an_agenda_knows_its_day_and_leads_to_its_page(agenda: bytes) -> None:
    text = shown(agenda)
    assert "Monday 15 March 2027" in text
    assert "09:30 to 10:30" in text
    (link,) = [r for r in opened(agenda).part.rels.values() if r.is_external]
    assert link.target_ref == "https://example.org/programme/meet-second.html"


def test_properties_and_edges_say_what_a_paper_is(agenda: bytes) -> None:
    document = opened(agenda)
    core = document.core_properties
    assert (core.title, core.subject, core.language, core.version) == (
        "Second module, 60 minutes", "Sample programme", "en-GB", "2.1",
    )  # fmt: skip
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Sample programme"
    assert section.footer.paragraphs[0].text.startswith("Second module, 60 minutes · curriculum 2.1\tPage ")
    fields = [one.get(f"{W}instr") for one in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]
    language = document.styles.element.find(f".//{W}docDefaults//{W}lang").get(f"{W}val")
    assert language == "en-GB"


def test_papers_have_the_size_that_they_are_for() -> None:
    a4, letter = documents(handbook(papers=("a4", "letter"), forms=FORMS), "a4/form-ask", "letter/form-ask")
    assert [round(one.sections[0].page_width.mm, 1) for one in map(opened, (a4, letter))] == [210.0, 215.9]


def test_every_answer_is_a_control_with_a_number_and_title_of_its_own(every_answer: bytes) -> None:
    found = controls(every_answer)
    numbers = [one.get(f"{W}val") for one in body(every_answer).iter(f"{W}id")]
    assert len(set(numbers)) == len({title for title, *_ in found}) == len(found)
    assert all(0 < len(text) <= 64 for title, tag, _ in found for text in (title, tag))
    asked = {tag.removeprefix("worksheet.fields."): kind for _, tag, kind in found}
    assert asked.items() >= {
        "line": "text", "lines": "text", "list.3": "text", "tally": "text", "derived": "text", "date": "date",
        "choice.red": "box", "many.blue": "box", "scale.5": "box", "yes-no.no": "box", "tick": "box",
        "signature.name": "text", "signature.date": "date", "table.bread.line": "text", "table.bread.date": "date",
        "table.bread.many.red": "box", "table.bread.tick": "box", "table.1.about": "text", "table.1.scale.1": "box",
        "pair.mentor": "text",
    }.items()  # fmt: skip
    assert not any(name.startswith("fixed") or name.endswith(".fixed") for name in asked)


def test_there_is_room_to_write_by_hand(every_answer: bytes) -> None:
    spacing = opened(every_answer).styles["Room"].element.find(f".//{W}spacing")
    assert int(spacing.get(f"{W}line")) / 1440 * 25.4 >= 8
    lines = next(p for p in opened(every_answer).paragraphs if 'fields.lines"' in p._p.xml)
    assert lines._p.xml.count("<w:tab/>") == 4
    (table,) = opened(every_answer).tables
    assert all(row.height.mm >= 8 for row in table.rows[1:])


def test_names_of_a_pair_stand_on_their_lines() -> None:
    pair = Pair("Ada and Bo", "Ada <Admin>", "Bo & Co", place="Room 1")
    (data,) = documents(replace(handbook(), pair=pair), "agenda-meet-first-60")
    assert "Guide  Ada <Admin>\nTraveller  Bo & Co" in shown(data)
    assert shown(data).count("Place  Room 1") == 2


def test_what_nobody_else_sees_begins_on_a_page_of_its_own() -> None:
    open_, private = ({"label": name, "answer": "line", "visibility": name} for name in ("pair", "private"))
    paragraphs = opened(of_fields({"own": private, "ours": open_})).paragraphs
    (start,) = [n for n, one in enumerate(paragraphs) if one.paragraph_format.page_break_before]
    assert (paragraphs[start].style.name, paragraphs[start].text) == ("Heading 1", "Field sheet: your own sheet")
    texts = [one.text for one in paragraphs]
    assert texts.index("pair") < start < texts.index("private")
    assert texts[start + 2] == "Who sees it: Only you see this sheet."


def test_notes_and_keys_are_in_the_facilitators_edition_alone() -> None:
    fields = {
        "one": {"label": "One", "answer": "line", "key": "Secret key"},
        "two": {"label": "Two", "answer": "table", "row-label": "Food", "columns": {"why": {"label": "Why"}},
                "rows": {"bread": {"text": "Bread", "key": "Secret bread"}}},
    }  # fmt: skip
    papers = ("agenda-meet-first-60", "worksheet-first-tally", "form-ask")
    for edition, there in (("handbook", False), ("facilitator", True)):
        own = module(worksheets={"tally": worksheet(fields)})
        book = handbook({"first": own}, edition=edition, forms={"ask": form(fields)})
        packed = [b"".join(parts(data).values()) for data in documents(book, *papers)]
        assert [b"Secret" in text for text in packed] == [there] * 3
        assert ["’s edition, do not publish".encode() in text for text in packed] == [there] * 3


def test_whatever_is_typed_comes_out_as_typed() -> None:
    own = module(
        title=HOSTILE, purpose=HOSTILE, worksheets={"tally": worksheet(
            {"a": {"label": HOSTILE, "answer": "choice", "options": {"x": HOSTILE}}}, title=HOSTILE, how=HOSTILE)},
    )  # fmt: skip
    book = handbook({"first": own}, title=HOSTILE, forms={"ask": form({"a": {"label": HOSTILE, "answer": "line"}})})
    agenda, sheet, asked = documents(book, "agenda-meet-first-60", "worksheet-first-tally", "form-ask")
    assert opened(sheet).core_properties.title == f"{HOSTILE}, {HOSTILE}"
    assert [shown(one).count(PLAIN) for one in (agenda, sheet, asked)] == [1, 2, 1]
    assert shown(sheet).count(HOSTILE) == 2
    assert HOSTILE.replace(" ", "\u00a0") in shown(sheet)


def test_markdown_becomes_runs_and_links() -> None:
    text = '**b** *i* ***both*** `c` [out](https://example.org/?a=1&b=2 "t") [in](other.md)'
    (data,) = documents(handbook({"first": module(purpose=text)}), "agenda-meet-first-60")
    purpose = next(p for p in opened(data).paragraphs if p.style.name == "Subtitle")
    assert purpose.text == "b i both c out in"
    looks = {run.text: (run.bold, run.italic, run.style.name) for run in purpose.runs if run.text.strip()}
    assert looks["b"] == (True, None, "Default Paragraph Font")
    assert looks["both"] == (True, True, "Default Paragraph Font")
    assert looks["c"] == (None, None, "Code Text")
    (link,) = purpose.hyperlinks
    assert (link.text, link.url) == ("out", "https://example.org/?a=1&b=2")


def test_notes_keep_their_lists() -> None:
    (data,) = documents(handbook(edition="facilitator"), "agenda-meet-first-60")
    paragraphs = opened(data).paragraphs
    start = next(
        n for n, one in enumerate(paragraphs) if one.text == "Part 0 · 4 min" and one.style.name == "Heading 2"
    )
    assert [(one.style.name, one.text) for one in paragraphs[start + 1 : start + 6]] == [
        ("Normal", "Secret note 0."), ("List Bullet", "watch this"), ("List Bullet", "and that"),
        ("List Number", "first"), ("List Number", "second"),
    ]  # fmt: skip


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\ufffe", "\uffff"], ids=ascii)
def test_a_character_that_no_word_file_can_hold_is_a_problem(character: str) -> None:
    book = handbook({"first": module(purpose=f"Before {character} after")})
    with pytest.raises(WorkspaceError) as caught:
        documents(book, "agenda-meet-first-60")
    (problem,) = caught.value.problems
    code = f"U+{ord(character):04X}"
    assert (problem.code, problem.location.path) == ("does-not-print", "modules/first.yml")
    assert problem.message == (
        f"print/a4/agenda-meet-first-60.docx: a Word file cannot hold the character {code} after 'Before '"
    )


def test_equal_papers_are_equal_bytes_and_dated_only_where_a_date_is_given() -> None:
    first, second = (documents(handbook(forms=FORMS), "form-ask", timestamp=86_400) for _ in range(2))
    assert first == second
    assert opened(first[0]).core_properties.created == datetime(1970, 1, 2, tzinfo=UTC)
    (undated,) = documents(handbook(forms=FORMS), "form-ask")
    assert b"dcterms:created" not in parts(undated)["docProps/core.xml"]
    with zipfile.ZipFile(io.BytesIO(undated)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_brand_gives_its_name_colour_logo_and_mark() -> None:
    logo = Picture("svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><path d="M0 0h9v9z"/></svg>')
    plain = handbook(forms=FORMS)
    curriculum = plain.curriculum.model_copy(update={"brand": Brand(name="Soup & Co", colour="#7a1f5c")})
    (data,) = documents(replace(plain, curriculum=curriculum, logo=logo, undecided=2), "form-ask")
    header = opened(data).sections[0].header
    assert header.paragraphs[0].text.strip() == "Draft: not to be handed out · Soup & Co · Sample programme"
    picture = header._element.find(".//{*}docPr")
    assert picture.get("descr") == "Soup & Co"
    (image,) = [r.target_part for r in header.part.rels.values() if r.reltype.endswith("/image")]
    assert image.blob.startswith(b"\x89PNG")
    assert opened(data).styles["Heading 1"].font.color.rgb == docx.shared.RGBColor.from_string("7A1F5C")


@pytest.mark.parametrize(("language", "mirrored"), [("ar", True), ("en-GB", False)])
def test_a_language_written_to_the_left_turns_paragraphs_tables_and_pages(language: str, mirrored: bool) -> None:
    (data,) = documents(handbook(forms=FORMS, language=language), "form-ask")
    styles = opened(data).styles
    assert (styles.element.find(f".//{W}docDefaults//{W}bidi") is not None) is mirrored
    assert (styles["Table Grid"].element.find(f".//{W}bidiVisual") is not None) is mirrored
    assert (body(data).find(f".//{W}sectPr/{W}bidi") is not None) is mirrored
