"""Markdown becomes a small tree, in which HTML is text like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.prose import Piece, plain, read_blocks, read_inline

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


def _kinds(pieces: list[Piece]) -> set[str]:
    return {piece["kind"] for piece in pieces} | {
        kind for piece in pieces for kind in _kinds(piece.get("children", []))
    }
