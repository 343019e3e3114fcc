"""What the press takes, refuses and repeats."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from turnabout.model.settings import PaperSize
from turnabout.papers.press.failure_text import explain
from turnabout.papers.press.typesetting import Press, TypesettingError
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import (
    COST,
    check,
    everything_else,
    form,
    handbook,
    message,
    module,
    right_edge_of,
    sheet_of,
    text_of,
    worksheet,
)

PrintOne = Callable[[Handbook, str], bytes]

HOSTILE = (
    r"""<b>A&B</b> "q" 'p' #read("x") $x$ @ref <label> {curly} |pipe| \back\\slash """
    r"""[a](b) `c` *d* _e_ // /* = - + ~"""
)
DATA = sheet_data(handbook(), sheet_of(handbook(), "agenda-meet-first-60"))


def _templates(folder: Path, render: str) -> Path:
    (folder / "fonts").mkdir(parents=True)
    (folder / "fonts" / "SourceSans3.ttf").write_bytes((TEMPLATES / "fonts" / "SourceSans3.ttf").read_bytes())
    (folder / "lib.typ").write_text(render)
    return folder


def test_hostile_titles_print_as_typed(printed: PrintOne) -> None:
    own = module(title=HOSTILE)
    own["activities"]["part-0"]["title"] = HOSTILE
    own["worksheets"]["tally"]["title"] = HOSTILE
    text = text_of(printed(handbook({"first": own}, title=HOSTILE), "agenda-meet-first-30"))
    assert text.count(HOSTILE) >= 4


def test_hostile_texts_print_as_typed_but_for_their_markdown(printed: PrintOne) -> None:
    texts = r"""#read("/etc/passwd") $x^2$ @ref <script>alert(1)</script> {a} | \ ~ -- #let x = 1"""
    text = text_of(printed(handbook({"first": module(purpose=texts, sign=texts)}), "agenda-meet-first-30"))
    assert text.count(texts) == 2


def test_hostile_titles_stand_in_the_title_of_the_document(press: Press) -> None:
    book = handbook({"first": module(title='A "quoted" (title) \\ 🎉')})
    assert press.typeset(sheet_data(book, sheet_of(book, "agenda-meet-first-30")), timestamp=None).startswith(b"%PDF")


@pytest.mark.parametrize("emoji", ["🎉", "👍🏽", "🇬🇧", "👩‍💻", "✅"])
def test_emoji_print(printed: PrintOne, emoji: str) -> None:
    assert emoji[0] in text_of(printed(handbook({"first": module(title=f"Party {emoji}")}), "agenda-meet-first-30"))


def test_markdown_of_every_kind_prints(printed: PrintOne) -> None:
    own = module(purpose="*a* **b** `c` [d](https://example.org) [e]() f\ng  \nh")
    own["activities"]["part-0"]["note"] = "# Head\n\n> quote\n\n```\ncode\n```\n\n---\n\n- one\n  - two\n\n1. three"
    text = text_of(printed(handbook({"first": own}, edition="facilitator"), "agenda-meet-first-30"))
    assert "a b c d e f g h" in text
    for word in ("Head", "quote", "code", "two", "three"):
        assert word in text


def test_a_way_from_page_to_page_prints_as_its_label_alone(printed: PrintOne) -> None:
    purpose = "See ([evidence: B](../evidence.md#one)) and [there](https://example.org) and [write](mailto:a@b.org)."
    pdf = printed(handbook({"first": module(purpose=purpose)}), "agenda-meet-first-30")
    assert "See (evidence: B) and there and write." in text_of(pdf)
    assert (b"https://example.org" in pdf, b"mailto:a@b.org" in pdf, b"evidence.md" in pdf) == (True, True, False)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_word_longer_than_a_line_breaks_within_every_paper(press: Press, size: PaperSize) -> None:
    long = "Abcdefghij" * 10
    fields = {"one": {"label": long, "answer": "line", "help": long, "visibility": "coordinator"}}
    own = module(title=long, purpose=long, worksheets={"tally": worksheet(fields, title=long)})
    own["activities"]["part-0"] |= {"title": long, "steps": {"s1": long}}
    step = {"title": long, "when": long, "tasks": {"one": long}, "messages": ["call"]}
    book = handbook(
        {"first": own},
        title=long,
        edition="facilitator",
        papers=(size,),
        forms={"ask": form(fields, title=long, route=long)},
        checks={"sure": check(title=long, items={"bread": {"ask": long}}, rules={})},
        cost={**COST, "title": long},
        messages={"call": message(title=long, subject=long, body=long)},
        **{"run-sheet": {"start": step}},
    )
    for sheet in print_run(book):
        pdf = press.typeset(sheet_data(book, sheet), timestamp=None)
        assert long in text_of(pdf).replace(" ", ""), sheet.path
        assert right_edge_of(pdf) <= 1 - 13 / 216 + 0.002, sheet.path


@pytest.mark.parametrize("timestamp", [None, 0, 1_800_000_000])
def test_equal_data_gives_equal_bytes(press: Press, timestamp: int | None) -> None:
    first = press.typeset(DATA, timestamp=timestamp)
    press.typeset({**DATA, "module": "Another"}, timestamp=timestamp)
    with Press([TEMPLATES]) as other:
        assert first == press.typeset(DATA, timestamp=timestamp) == other.typeset(DATA, timestamp=timestamp)


def test_a_paper_is_dated_only_when_told(press: Press) -> None:
    assert b"CreateDate" not in press.typeset(DATA, timestamp=None)
    assert b"2027-01-15" in press.typeset(DATA, timestamp=1_800_000_000)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hello 漢 there", "no font has the character '漢' (U+6F22, cjk unified ideograph-6f22) in 'Hello 漢 there'"),
        ("bell \x07", r"no font has the character (U+0007, no printable character) in 'bell \x07'"),
    ],
)
def test_a_character_that_no_font_has_is_named(press: Press, text: str, named: str) -> None:
    with pytest.raises(TypesettingError, match=re.escape(named)) as caught:
        press.typeset({**DATA, "purpose": [{"kind": "text", "text": text}]}, timestamp=None)
    assert caught.value.hint == "leave it out, or name a font that has it: brand: {fonts: [fonts/Name.ttf]}"


def test_a_language_that_is_no_code_is_a_problem_in_plain_words(press: Press) -> None:
    with pytest.raises(TypesettingError, match="the language of the curriculum is not a code"):
        press.typeset({**DATA, "language": {"lang": "english", "region": None}}, timestamp=None)


def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    folder = _templates(tmp_path, "#let render(data, dated: false) = {\n  data.nothing\n}")
    with (
        Press([folder]) as press,
        pytest.raises(TypesettingError, match=r"a print template fails at lib\.typ:2:\d+: .*nothing"),
    ):
        press.typeset(DATA, timestamp=None)


def test_a_template_of_the_workspace_comes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "lib.typ").write_text(
        '#import "theme.typ": sheet\n#let render(data, dated: false) = sheet(data, title: "T")[Our own words]'
    )
    with Press([tmp_path, TEMPLATES]) as press:
        assert "Our own words" in text_of(press.typeset(DATA, timestamp=None))


def test_a_folder_that_is_not_there_counts_as_empty(tmp_path: Path) -> None:
    with Press([tmp_path / "none", TEMPLATES]) as press:
        assert press.typeset(DATA, timestamp=None)


@pytest.mark.parametrize("path", ["/etc/hostname", "../secret.txt", "../../../../../../etc/hostname"])
def test_a_template_cannot_read_outside_its_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = _templates(tmp_path / "templates", f'#let render(data, dated: false) = read("{path}")')
    with Press([folder]) as press, pytest.raises(TypesettingError):
        press.typeset(DATA, timestamp=None)


def test_a_link_that_leaves_the_templates_is_refused(tmp_path: Path) -> None:
    folder = _templates(tmp_path / "templates", "")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "innocent.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(TypesettingError, match=r"innocent\.txt is a link that leaves"):
        Press([folder]).__enter__()


def test_a_link_within_the_templates_is_followed(tmp_path: Path) -> None:
    folder = _templates(
        tmp_path,
        '#let render(data, dated: false) = {\n  set document(title: "T")\n'
        '  set text(font: "Source Sans 3")\n  read("b.txt")\n}',
    )
    (folder / "a.txt").write_text("linked words")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    with Press([folder]) as press:
        assert "linked words" in text_of(press.typeset(DATA, timestamp=None))


@pytest.mark.parametrize(
    "line",
    ['#import "@preview/cetz:0.3.0"', '#include  (\n"@local/x:1.0.0")', '#let p = "@preview/x:1.0.0"\n#import p'],
)
def test_a_package_from_the_network_is_refused(tmp_path: Path, line: str) -> None:
    folder = _templates(tmp_path, line)
    with pytest.raises(TypesettingError, match="imports a package from the network"):
        Press([folder]).__enter__()


def test_nothing_stays_behind(press: Press) -> None:
    with Press([TEMPLATES]) as one:
        root = one._root
        assert root.is_dir()
    assert not root.exists()


def test_every_paper_of_a_handbook_is_in_the_print_run() -> None:
    assert len(print_run(handbook(papers=("a4", "letter")))) == 2 * (2 * (4 + 1 + 2) + 5)
    whole = handbook(papers=("a4", "letter"), edition="facilitator", **everything_else())
    assert len(print_run(whole)) == 2 * (2 * (4 + 1 + 2) + 5 + 5)


def test_a_template_that_fails_without_a_place_still_says_why() -> None:
    assert explain("out of luck", "", DATA).message == "a print template fails: out of luck"


def test_a_missing_glyph_that_a_template_asks_for_is_named_without_a_text() -> None:
    error = explain('the text `"\\u{6f22}"` could not be displayed', "", {"texts": ["other"], "number": 1})
    assert error.message == "no font has the character '漢' (U+6F22, cjk unified ideograph-6f22)"


def test_a_glyph_that_typst_writes_with_a_backslash_is_read_back() -> None:
    error = explain('the text `"\\t\\""` could not be displayed', "", {"none": None})
    assert "(U+0009, no printable character) and '\"' (U+0022, quotation mark)" in error.message
