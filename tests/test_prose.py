"""Markdown becomes a small tree, in which HTML is text like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.text.markdown_tree import plain, read_blocks, read_inline, read_page
from turnabout.text.pieces import Piece, plain_pieces

HOSTILE = 'R&D <script>alert(1)</script> "quotes" 🎉 #read("x") $ @ <label> {braces} |'


def test_a_line_is_text_emphasis_code_and_links() -> None:
    assert read_inline("*a* **b** `c` [d](https://e.example/?x=1&y=2)") == [
        {"kind": "emphasis", "children": [{"kind": "text", "text": "a"}]},
        {"kind": "text", "text": " "},
        {"kind": "strong", "children": [{"kind": "text", "text": "b"}]},
        {"kind": "text", "text": " "},
        {"kind": "code", "text": "c"},
        {"kind": "text", "text": " "},
        {"kind": "link", "href": "https://e.example/?x=1&y=2", "children": [{"kind": "text", "text": "d"}]},
    ]


def test_blocks_are_paragraphs_lists_headings_quotes_rules_and_code() -> None:
    text = "## Head\n\none\ntwo  \nthree\n\n* a\n* b\n\n1. c\n\n> q\n\n---\n\n```\ncode\n```\n\n    more\n"
    pieces = read_blocks(text)
    assert [piece["kind"] for piece in pieces] == [
        "heading",
        "paragraph",
        "list",
        "numbers",
        "quote",
        "rule",
        "code-block",
        "code-block",
    ]
    assert pieces[0]["level"] == 2
    assert [piece["kind"] for piece in pieces[1]["children"]] == ["text", "space", "text", "break", "text"]
    assert [piece["kind"] for piece in pieces[2]["children"]] == ["item", "item"]
    assert (pieces[6]["text"], pieces[7]["text"]) == ("code\n", "more\n")


@pytest.mark.parametrize("read", [read_inline, read_blocks])
def test_html_pictures_and_references_are_text(read: object) -> None:
    for text in (HOSTILE, "![x](y.png)", "<b>x</b>", "<!-- x -->"):
        assert "script" not in _kinds(read_blocks(text))
        assert _kinds(read_inline(text)) <= {"text", "link"}
    assert plain(HOSTILE) == HOSTILE


def test_plain_text_has_no_marks() -> None:
    assert plain("*a* **b** `c` [d](e)\nf  \ng") == "a b c d f g"


@given(st.text())
def test_any_text_can_be_read_and_loses_no_kind(text: str) -> None:
    allowed = {
        "text",
        "code",
        "emphasis",
        "strong",
        "link",
        "space",
        "break",
        "paragraph",
        "list",
        "numbers",
        "item",
        "heading",
        "quote",
        "code-block",
        "rule",
        "span",
    }
    assert _kinds(read_inline(text)) <= allowed
    assert _kinds(read_blocks(text)) <= allowed
    plain(text)


@given(st.text(alphabet="*_`[]()<>#-+1. \n\t>|!&;:/abc~=\\\"'"))
def test_any_heap_of_marks_can_be_read(text: str) -> None:
    read_blocks(text)
    read_inline(text)


def test_a_page_has_tables_with_a_head_and_the_side_of_each_column() -> None:
    ((head, row),) = (piece["children"] for piece in read_page("| A | B {.wide} |\n|---|--:|\n| `x|y` | *z* |\n"))
    assert [(cell["align"], plain_pieces(cell["children"])) for cell in (*head["children"], *row["children"])] == [
        ("", "A"), ("right", "B"), ("", "x|y"), ("right", "z"),
    ]  # fmt: skip


def test_a_page_has_notes_that_may_fold_and_tabs_each_with_its_title() -> None:
    text = '!!! note "A *b*"\n\n    one\n\n\n    two\n\n??? tip\n    three\n???+ danger ""\n    four\n\n'
    notes = read_page(text + '=== "Tab"\n\n\tfive\n\nsix')
    assert [(piece["kind"], piece.get("text")) for piece in notes] == [
        ("aside", "note"), ("aside", "tip"), ("aside", "danger"), ("aside", "tab"), ("paragraph", None),
    ]  # fmt: skip
    assert [plain_pieces(piece.get("title", [])) for piece in notes] == ["A b", "Tip", "", "Tab", ""]
    assert [plain_pieces(piece["children"]) for piece in notes] == ["onetwo", "three", "four", "five", "six"]


def test_a_page_has_definitions_tasks_and_footnotes() -> None:
    terms, tasks, noted = read_page(
        "Word\n:   Means.\n\n- [ ] open\n- [x] done\n- neither\n\nA[^1] b[^1].\n\n[^1]: Note[^1].\n"
    )
    assert [piece["kind"] for piece in terms["children"]] == ["term", "meaning"]
    assert [piece.get("done") for piece in tasks["children"]] == [False, True, None]
    assert plain_pieces(tasks["children"]) == "opendoneneither"
    first, again = (piece for piece in noted["children"] if piece["kind"] == "footnote")
    assert first["id"] == again["id"]
    assert plain_pieces(first["children"]) == "Note."
    assert "children" not in again


def test_pictures_and_tags_of_a_page_know_their_line() -> None:
    text = "one\ntwo <b>\n\n* ![a *b*](c.png)\n    <!-- gone\n    --> and\n  <i>\n\n> *x\n> <u>*\n"
    found = [(piece["kind"], piece["text"], piece["line"]) for piece in _flat(read_page(text)) if "line" in piece]
    assert found == [("tag", "<b>", 1), ("image", "a b", 3), ("tag", "<i>", 6), ("tag", "<u>", 9)]


def test_lists_of_attributes_are_left_out_and_a_heading_keeps_its_name() -> None:
    heading, text, braces = read_page(
        "# Head { #own .x }\n\n[a](b){ .c } *d*{: #e }\n{ .lead }\n\nA {plain} {x} {.y} z"
    )
    assert heading["id"] == "own"
    assert [plain_pieces(piece["children"]) for piece in (heading, text, braces)] == [
        "Head",
        "a d",
        "A {plain} {x} {.y} z",
    ]


def test_what_looks_like_a_tag_or_a_note_in_code_is_code() -> None:
    text = "`<b>` and `{.x}`\n\n```\n<!-- kept -->\n!!! note\n| a |\n```\n\n    !!! tip\n"
    assert _kinds(read_page(text)) == {"paragraph", "code", "text", "code-block"}
    assert read_page(text)[1]["text"] == "<!-- kept -->\n!!! note\n| a |\n"


@given(st.text(alphabet="*_`[]()<>#-+1. \n\t>|!&;:/abc~=\\\"'{}^?"))
def test_any_heap_of_marks_can_be_a_page_and_its_lines_are_in_it(text: str) -> None:
    for piece in _flat(read_page(text)):
        assert 0 <= piece.get("line", 0) <= text.count("\n")


def _flat(pieces: list[Piece]) -> list[Piece]:
    return [inner for piece in pieces for inner in (piece, *_flat(piece.get("children", [])))]


def _kinds(pieces: list[Piece]) -> set[str]:
    return {piece["kind"] for piece in pieces} | {
        kind for piece in pieces for kind in _kinds(piece.get("children", []))
    }
