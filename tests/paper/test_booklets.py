"""Booklets for an audience, and the whole handbook."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printing import print_papers
from turnabout.core.problems import Location, WorkspaceError
from turnabout.model.settings import Edition
from turnabout.papers.press.print_options import PrintOptions
from turnabout.papers.press.store import Cache
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import page_address
from turnabout.planning.handbook import Handbook, ProsePage
from turnabout.planning.paper_list import print_run
from turnabout.planning.schedule import plan_sessions

from .conftest import TEMPLATES
from .samples import (
    bookmarks_of,
    collisions_of,
    everything_else,
    form,
    handbook,
    headings_at_foot,
    module,
    right_edge_of,
    text_of,
    texts_of,
)
from .test_conformance import assert_conforms

Print = Callable[[Handbook, str], bytes]

CLAIMS = {
    "warm": {"text": "Tea *warms*.", "source": "brew", "grade": "B", "caveat": "A small pot."},
    "cold": {"text": "Ice cools.", "source": "frost", "grade": "C", "caveat": "Once."},
}
SOURCES = {
    "brew": {"authors": "Brew", "title": "On tea", "where": "A journal", "seen": "abstract", "grade": "B", "year": 2001,
             "link": "https://example.org/tea"},
    "frost": {"authors": "Frost", "title": "On ice", "where": "A paper", "seen": "page", "grade": "C"},
}  # fmt: skip

MODULES = {
    "first": module(pitfalls={"one": "Too hot."}, sources=["frost"]),
    "second": module(title="Second module", needs=["first"], before={"kettle": "Find a kettle."}),
}

START = """
You are one ([evidence: B](../evidence.md#warm)). Go to [the other page](more.md#deep), to
[the first module](../modules/first.md), to [nowhere](../checks/fit.md) and to [a friend](https://friend.example/tea).

### Deep

Text.

# Shallow

##### Lower

Last.
"""
MORE = """# More to read

* one
    * two

## Deep

Text[^note] again[^note].

[^note]: A *note* with [a way out](https://note.example).
"""


def _pages(**texts: str) -> tuple[ProsePage, ...]:
    """Pages by the last part of their name, after the folder: `mentor__index` is mentor/index.md."""
    return tuple(
        ProsePage(
            path=f"{name.replace('__', '/')}.md",
            title=f"Page {name.rpartition('__')[2]}",
            markdown=markdown,
            job="Do it.",
            review="2027-05-20",
            places=tuple(Location(f"content/{name}.md", 7 + n) for n in range(markdown.count("\n") + 1)),
        )
        for name, markdown in texts.items()
    )


def _book(edition: Edition = "handbook", **options: Any) -> Handbook:
    prose = options.pop("prose", None) or _pages(mentor__index=START, mentor__more=MORE, hr__index="For the office.")
    return replace(
        handbook(MODULES, edition=edition, **{**everything_else(), "claims": CLAIMS, "sources": SOURCES, **options}),
        prose=tuple(page for page in prose if edition == "facilitator" or not page.path.startswith("hr/")),
    )


@pytest.fixture(scope="module")
def mentors(press: Press, printed: Print) -> bytes:
    """The booklet of the sample."""
    return printed(_book(site_url="https://example.org"), "booklet-mentor")


@pytest.fixture(scope="module")
def whole(printed: Print) -> Mapping[Edition, bytes]:
    """The handbook of the sample in both editions."""
    return {"handbook": printed(_book(), "a4/handbook"), "facilitator": printed(_book("facilitator"), "a4/handbook")}


def _links(pdf: bytes) -> list[str]:
    """Where each link leads: an address, or a page."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
        names = pikepdf.NameTree(document.Root.Names.Dests)
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        return [_leads(note, names, pages) for note in notes]


def _leads(note: Any, names: Any, pages: Mapping[Any, int]) -> str:
    action = note.get("/A", {})
    if "/URI" in action:
        return str(action["/URI"])
    place = note.get("/Dest", action.get("/D"))
    if isinstance(place, pikepdf.String):
        place = names[str(place)]
    place = place.D if isinstance(place, pikepdf.Dictionary) else place
    return f"page {pages[place[0].objgen]}"


def _tags(pdf: bytes) -> list[str]:
    """The structure of a paper, in reading order."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S).lstrip("/")
            yield from walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(pdf)) as document:
        return list(walk(document.Root.StructTreeRoot.K))


def _printed_page(printed: Print, markdown: str, size: str = "a4", **assets: Path) -> bytes:
    """The booklet with one page of Markdown."""
    book = replace(_book(papers=(size,), prose=_pages(mentor__index=markdown)), assets=assets)
    return printed(book, f"{size}/booklet-mentor")


def _problems(book: Handbook) -> list[tuple[str, int, str]]:
    books = [sheet for sheet in print_run(book) if sheet.kind in ("booklet", "handbook")]
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, books, templates=(TEMPLATES,))
    assert {problem.code for problem in caught.value.problems} == {"does-not-print"}
    return [(one.location.path, one.location.line, one.message) for one in caught.value.problems]


def test_each_audience_of_an_edition_has_a_booklet_and_each_edition_one_handbook() -> None:
    paths = {edition: [sheet.path for sheet in print_run(_book(edition))] for edition in ("handbook", "facilitator")}  # type: ignore[arg-type]
    books = {
        edition: [path for path in each if "booklet" in path or "handbook" in path] for edition, each in paths.items()
    }
    assert books["handbook"] == ["print/a4/booklet-mentor.pdf", "print/a4/handbook.pdf"]
    assert books["facilitator"] == ["print/a4/booklet-mentor.pdf", "print/a4/booklet-hr.pdf", "print/a4/handbook.pdf"]


def test_a_handbook_without_pages_has_no_booklet_and_one_of_any_folder_has() -> None:
    bare = handbook()
    assert [sheet.path for sheet in print_run(bare) if "book" in sheet.path] == ["print/a4/handbook.pdf"]
    own = replace(bare, prose=_pages(works_council__index="Welcome."))
    assert "print/a4/booklet-works_council.pdf" in [sheet.path for sheet in print_run(own)]


def test_a_booklet_has_a_cover_contents_pages_the_programme_and_the_rules(mentors: bytes) -> None:
    cover, contents, *rest = texts_of(mentors)
    assert "For the guide" in cover
    assert "To sample." in cover
    assert "example.org/mentor/index.html" in cover
    titles = ["Page index", "More to read", "Sample programme", "Ground rules", "Evidence"]
    assert (
        re.sub(r"[ .]*[\s\u2060]*\d+\s*", "|", contents.partition("Contents")[2]).strip("|\r\n ").split("|") == titles
    )
    assert [title for text in rest for title in titles if text.startswith(title)] == titles
    whole = text_of(mentors)
    assert "Do it." in whole
    assert "To be reviewed by 20 May 2027" in whole


def test_a_booklet_says_what_its_readers_prepare_and_ask_and_no_others(mentors: bytes) -> None:
    text = text_of(mentors)
    assert "Meeting 1: Sample module Learn one thing well. Before you meet: Bring a topic." in text
    assert "Guide question 1?" in text
    assert "Traveller question 1?" not in text
    assert "If I want to talk, then I listen first. By next time: Count it once." in text


def test_a_booklet_ends_with_the_claims_that_it_refers_to(mentors: bytes) -> None:
    text = text_of(mentors)
    assert "You are one (evidence: B)." in text
    assert "Tea warms. Brew B A small pot." in text
    assert "Brew (2001): On tea" in text
    assert "Frost" not in text


def test_a_page_without_claims_needs_no_evidence(printed: Print) -> None:
    assert "Evidence" not in text_of(_printed_page(printed, "Nothing to prove."))


def test_links_lead_into_the_booklet_or_say_where_they_lead(mentors: bytes) -> None:
    pages = {title: number for _, title, number in bookmarks_of(mentors)}
    links = _links(mentors)
    assert f"page {pages['Deep']}" in links
    assert f"page {pages['Meeting 1: Sample module']}" in links
    assert "https://friend.example/tea" in links
    text = text_of(mentors)
    assert "friend.example/tea" in text
    assert "to nowhere and to" in text
    assert not [link for link in links if "fit" in link or link.endswith(".md")]


def test_a_note_is_printed_once_and_an_address_in_it_stands_in_it(mentors: bytes) -> None:
    text = text_of(mentors)
    assert text.count("A note with a way out (note.example).") == 1
    assert re.search(r"Text(\d) again\1\.", text)


def test_headings_follow_on_each_other_whatever_levels_were_typed(mentors: bytes) -> None:
    marks = [(level, title) for level, title, _ in bookmarks_of(mentors)]
    at = marks.index((0, "Page index"))
    assert marks[at + 1 : at + 4] == [(1, "Deep"), (1, "Shallow"), (2, "Lower")]
    levels = [int(tag[1]) for tag in _tags(mentors) if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_handbook_holds_everything_in_its_order(whole: Mapping[Edition, bytes]) -> None:
    marks = [title for level, title, _ in bookmarks_of(whole["facilitator"]) if level == 0]
    assert marks == [
        "Contents", "Sample programme", "For the guide", "For HR", "Modules", "Forms",
        "What HR sees, and what it never sees", "Ground rules", "Run sheet", "Messages", "Glossary", "Evidence",
    ]  # fmt: skip
    text = text_of(whole["handbook"]).replace("• ", "")
    for said in (
        "What comes first Sample module Find a kettle.", "Both apply Do it. It is done.",
        "Activity Leads 30 min 45 min 60 min 90 min", "Step 3.1: The guide speaks", "Guide says: “Guide line 1.”",
        "Traveller question 1?", "Bring a topic.", "To sign: We both agree.", "Pitfalls Too hot.",
        "Sample sheet For the duo · 1 page Write it down.", "Frost: On ice, grade C",
        "Who fills it in The guide and the traveller, one copy each.", "Whoever writes it and the HR partner",
        "Guide: Somebody.",
        "Sample form Form One Whoever writes it and the HR partner",
        "One reviewed study", "Tea warms. Brew B A small pot.", "Frost: On ice A paper the web page C",
    ):  # fmt: skip
        assert said in text, said


def test_notes_keys_and_pages_of_the_facilitators_are_in_that_edition_alone(whole: Mapping[Edition, bytes]) -> None:
    texts = {edition: text_of(pdf) for edition, pdf in whole.items()}
    secrets = (
        "Secret note 1.",
        "For the office.",
        "Run sheet",
        "Send the call.",
        "Who comes on [date]?",
        "Host’s edition",
    )
    for secret in secrets:
        assert secret not in texts["handbook"]
        assert secret in texts["facilitator"]
    assert "Do not publish" in texts["facilitator"]
    assert "o not publish" not in texts["handbook"]


def test_a_link_of_a_guide_leads_to_the_chapter_of_its_module(whole: Mapping[Edition, bytes]) -> None:
    pages = {title: number for _, title, number in bookmarks_of(whole["handbook"])}
    assert f"page {pages['Sample module']}" in _links(whole["handbook"])


EVERYTHING = """
A [link](https://example.org "Home"){ .button } and `code {x}`, *em* and **strong**<br>broken.
{ .lead }

## With a name { #own }

| Head | Right {.wide} | `a|b` |
|------|--------------:|:-----:|
| one [out](https://cell.example) | 2 | `c|d` |

1. first

    > quoted

2. second

- [ ] open
- [x] done

Word
:   What it *means*.

!!! warning "Mind *this*"

    Indented, with [own](#own).

    - in a list

??? tip
    Folded.

=== "First tab"

    In the first.

=== "Second tab"

    ```yaml
    in: the second │ tab
    ```

<div class="cards" markdown>

Framed.<!-- never shown -->

</div>

* * *

![A red square](red.svg){ width="30" }
"""
RED = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>'


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """A booklet with all that Markdown can do, in both sizes."""
    picture = tmp_path_factory.mktemp("pictures") / "red.svg"
    picture.write_text(RED, encoding="utf-8")
    book = replace(
        _book(prose=_pages(mentor__index=EVERYTHING), papers=("a4", "letter")), assets={"mentor/red.svg": picture}
    )
    books = [sheet for sheet in print_run(book) if sheet.kind in ("booklet", "handbook")]
    return print_papers(book, books, templates=(TEMPLATES,))


def test_all_that_markdown_can_do_is_drawn(dressed: Mapping[str, bytes]) -> None:
    text = text_of(dressed["print/a4/booklet-mentor.pdf"])
    for said in (
        "A link1 and code {x}, em and strong broken.", "example.org", "With a name Head Right a|b one out2 2 c|d",
        "1. first quoted 2. second", "open", "✓ done", "Word: What it means.", "Mind this Indented, with own.",
        "Tip Folded.", "First tab In the first.", "Second tab in: the second │ tab", "Framed.",
    ):  # fmt: skip
        assert said in text, said
    for hidden in ("{", "<", "never shown", "!!!", "???", "===", ".wide"):
        assert hidden not in text.replace("code {x}", "")


def test_a_picture_is_in_the_file_with_what_it_shows(dressed: Mapping[str, bytes]) -> None:
    with pikepdf.open(BytesIO(dressed["print/a4/booklet-mentor.pdf"])) as document:
        figures = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "A red square" in figures


def test_a_table_has_a_head_a_list_items_and_definitions_their_words(dressed: Mapping[str, bytes]) -> None:
    tags = _tags(dressed["print/a4/booklet-mentor.pdf"])
    assert [tags.count(tag) for tag in ("Title", "TOC")] == [1, 1]
    at = tags.index("Table")
    assert tags[at : at + 6] == ["Table", "THead", "TR", "TH", "TH", "TH"]
    assert {"Note", "Link", "L", "LI", "Lbl", "LBody", "Figure", "Code"} <= set(tags)


def test_books_conform(dressed: Mapping[str, bytes], whole: Mapping[Edition, bytes], tmp_path: Path) -> None:
    papers = []
    for number, (name, pdf) in enumerate([*dressed.items(), ("-handbook.pdf", whole["facilitator"])]):
        papers.append(tmp_path / f"{number}{name.replace('/', '-')}")
        papers[-1].write_bytes(pdf)
    assert_conforms(papers)


def test_a_book_is_the_same_each_time(dressed: Mapping[str, bytes], press: Press, printed: Print) -> None:
    book = _book()
    assert printed(book, "booklet-mentor") == printed(book, "booklet-mentor")


LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize(
    "cells",
    [["x"] * 14, ["word " * 40] * 6, [LONG_WORD] * 5, ["1", "long " * 80, "2"], [f"`{'a' * 29}`"] * 7],
    ids=["many", "full", "words", "uneven", "code"],
)
def test_a_wide_table_fits_the_page(cells: list[str], size: str, printed: Print) -> None:
    rows = [f"| {' | '.join(row)} |" for row in (cells, ["---"] * len(cells), cells, cells)]
    pdf = _printed_page(printed, "\n".join(rows), size)
    assert collisions_of(pdf) == []
    assert right_edge_of(pdf) < 0.9


def test_a_long_table_repeats_its_head_and_tears_no_row(printed: Print) -> None:
    rows = "\n".join(f"| from{n} {'and so on ' * 30} to{n} | b |" for n in range(40))
    pages = texts_of(_printed_page(printed, f"| Left | Right |\n|---|---|\n{rows}\n"))
    with_rows = [page for page in pages if "from" in page]
    assert len(with_rows) > 2
    assert all("Left" in page and "Right" in page for page in with_rows)
    for n in range(40):
        ends = [re.compile(rf"\b{word}{n}\b") for word in ("from", "to")]
        assert len({tuple(bool(end.search(page)) for page in pages) for end in ends}) == 1


def test_a_row_taller_than_a_page_goes_on_on_the_next(printed: Print) -> None:
    text = text_of(_printed_page(printed, f"| A | B |\n|---|---|\n| {'long ' * 2000} end | b |\n"))
    assert "end" in text


@pytest.mark.parametrize("lines", range(40, 46))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines: int, printed: Print) -> None:
    markdown = "\n\n".join(
        [*("A line." for _ in range(lines // 2)), "## A heading", "### And one below", "Its text. " * 40]
    )
    assert headings_at_foot(_printed_page(printed, markdown)) == []


WRONG = """
One line,
then <blink>bold</blink> and ![](red.svg).

> ![Far](https://example.org/x.png) ![Gone](gone.svg)
"""


def test_what_no_book_can_draw_is_said_with_page_and_line(tmp_path: Path) -> None:
    picture = tmp_path / "red.svg"
    picture.write_text(RED, encoding="utf-8")
    book = replace(_book(prose=_pages(mentor__index=WRONG)), assets={"mentor/red.svg": picture})
    assert _problems(book) == [
        ("content/mentor__index.md", 9, "the picture 'red.svg' does not say what it shows"),
        ("content/mentor__index.md", 11, "the picture 'gone.svg' is not there"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.svg", b"<svg", "reads"),
        ("a.png", b"\xff\xd8\xff\xd9", "holds a JPG"),
        ("a.tiff", b"II*", "is neither SVG nor PNG nor JPEG"),
        ("a.gif", b"GIF89a", "is damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9", "is damaged"),
    ],
)
def test_a_picture_that_cannot_be_printed_says_why(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    book = replace(
        _book(prose=_pages(mentor__index=f"![A picture]({name})")), assets={f"mentor/{name}": tmp_path / name}
    )
    ((path, line, message),) = _problems(book)
    assert (path, line) == ("content/mentor__index.md", 7)
    assert said in message.replace("does not read", "reads")


GIF = bytes.fromhex("474946383961010001008000 00ff0000000000 21f90401000000002c00000000010001000002024401003b")


def test_a_gif_is_drawn_and_text_within_tags_that_only_dress_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "dot.gif").write_bytes(GIF)
    folded = "<details>\n<summary>More</summary>\n\nHidden text.\n\n</details>"
    page = f"Press <kbd>Ctrl</kbd>.\n\n{folded}\n\n![A dot](dot.gif)"
    book = replace(_book(prose=_pages(mentor__index=page)), assets={"mentor/dot.gif": tmp_path / "dot.gif"})
    books = [sheet for sheet in print_run(book) if sheet.kind == "booklet"]
    (pdf,) = print_papers(book, books, templates=(TEMPLATES,)).values()
    assert "Press Ctrl . More Hidden text." in text_of(pdf).replace("Ctrl.", "Ctrl .")


def test_a_letter_that_no_font_has_is_said_once_where_it_was_typed() -> None:
    ((path, line, message),) = _problems(_book(prose=_pages(mentor__index="Fine.\n\nNot 漢 so.")))
    assert (path, line) == ("content/mentor__index.md", 9)
    assert message.startswith("no font has the character '漢'")


def test_a_letter_that_another_paper_has_too_is_not_said_again_of_the_books() -> None:
    book = replace(
        _book(), curriculum=_book(forms={"ask": form({"one": {"label": "漢", "answer": "line"}})}).curriculum
    )
    with pytest.raises(WorkspaceError) as caught:
        print_papers(book, print_run(book), templates=(TEMPLATES,))
    assert [problem.message.split(":")[0] for problem in caught.value.problems] == ["print/a4/form-ask.pdf"]


def test_a_picture_that_changed_is_printed_anew(tmp_path: Path) -> None:
    picture = tmp_path / "red.svg"
    book = replace(_book(prose=_pages(mentor__index="![Red](red.svg)")), assets={"mentor/red.svg": picture})
    books = [sheet for sheet in print_run(book) if sheet.kind == "booklet"]
    made = []
    for text in (RED, RED, RED.replace("red", "blue")):
        picture.write_text(text, encoding="utf-8")
        made.append(print_papers(book, books, templates=(TEMPLATES,), cache=Cache(tmp_path / "cache", None, 200)))
    assert made[0] == made[1] != made[2]


def test_a_page_for_nobody_takes_the_place_of_what_it_was_written_for_or_comes_last(printed: Print) -> None:
    prose = (*_pages(mentor__index="One."), *_pages(**{"ground-rules": "Our own.", "who-to-ask": "Ask Berta."}))
    pdf = printed(replace(_book(), prose=prose), "a4/handbook")
    titles = [title for level, title, _ in bookmarks_of(pdf) if level == 0]
    assert titles[-4:] == ["Page ground-rules", "Glossary", "Evidence", "Page who-to-ask"]
    text = text_of(pdf)
    assert "Phones away" not in text
    assert "Our own." in text
    assert "Ask Berta." in text


@pytest.mark.parametrize(
    ("options", "name"), [(PrintOptions(large=True), "large"), (PrintOptions(plain=True), "plain")]
)
def test_books_can_be_had_in_large_print_and_without_colour(options: PrintOptions, name: str, tmp_path: Path) -> None:
    book = _book(prose=_pages(mentor__index="| Head |\n|---|\n| cell |\n"))
    books = [sheet for sheet in print_run(book) if sheet.kind in ("booklet", "handbook")]
    papers = print_papers(book, books, templates=(TEMPLATES,), options=options)
    assert list(papers) == [f"print/a4/booklet-mentor-{name}.pdf", f"print/a4/handbook-{name}.pdf"]
    for path, pdf in papers.items():
        (tmp_path / path.replace("/", "-")).write_bytes(pdf)
        assert collisions_of(pdf) == []
    assert_conforms(sorted(tmp_path.iterdir()))


def test_a_book_leads_to_the_page_that_it_begins_with() -> None:
    book = replace(_book(site_url="https://example.org/"), prose=_pages(mentor__about="One."))
    books = [sheet for sheet in print_run(book) if "book" in sheet.path]
    assert [page_address(book, sheet) for sheet in books] == [
        "https://example.org/mentor/about.html",
        "https://example.org/index.html",
    ]


def test_hostile_texts_are_printed_as_typed(printed: Print) -> None:
    text = text_of(_printed_page(printed, 'R&D #read("x") $ @ a < b \\<label> *"quotes"* 🎉 `#x <y>`'))
    assert 'R&D #read("x") $ @ a < b <label> "quotes" 🎉 #x <y>' in text


def test_a_module_of_two_sessions_and_two_headings_of_one_name_are_one_place_for_links(printed: Print) -> None:
    page = "[Again](../modules/first.md) [there](#twice)\n\n# One { #twice }\n\n# Two { #twice }\n"
    book = _book(prose=_pages(mentor__index=page))
    sessions = {"a": next(iter(book.programme.sessions.values())), "b": next(iter(book.programme.sessions.values()))}
    programme = book.programme.model_copy(update={"sessions": sessions})
    twice = replace(book, programme=programme, sessions=plan_sessions(book.curriculum, programme))
    pdf = printed(twice, "booklet-mentor")
    pages = {title: number for _, title, number in reversed(bookmarks_of(pdf))}
    assert {f"page {pages['Meeting 1: Sample module']}", f"page {pages['One']}"} <= set(_links(pdf))
