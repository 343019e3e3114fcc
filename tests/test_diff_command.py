"""turnabout diff makes the page that a client signs."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from acme import CLIENT, LAYER, make_acme, reword
from house import MakeWorkspace, Turnabout
from turnabout.content.signoff.marking import MarkedPassage, marked, passage
from turnabout.content.signoff.page import page_data
from turnabout.core.problems import WorkspaceError
from turnabout.release.leaks.pdf_text import pdf_text
from turnabout.usecases.diffing import compare
from turnabout.usecases.signing_off import html_page

MORE = {
    CLIENT: """\
client: acme
base: baking-swap@0.1
layers: [rye]
session: 45
start: 2027-03-02T09:30
brand: {name: Acme & <b>Sons</b>, logo: logo.svg, colour: "#7a1f5c"}
terms:
  mentor: {one: adviser}
changes:
  - set: ground-rules/share-the-end/text
    to: The end piece is for the {mentor}.
    why: The {mentor} bakes alone, and <i>nobody</i> else does.
  - remove: sourdough/activities/rye
    why: Rye is dear.
  - move: ground-rules/share-the-end
    first: true
  - replace: sourdough/activities/gluten
    with: {title: Gluten, kind: brief, lead: mentor, minutes: 6, floor: 4, serves: [shape-a-loaf], steps: {s1: Look.}}
    why: Ours is shorter.
  - add: ground-rules
    after: no-photos
    item: {id: no-phones, text: Phones stay in the bread box.}
  - set: sourdough/prompts/mentor/q2
    to: "What would {you} not bake, and #panic() or $x$ why?"
  - add: modules
    file: modules/oat-cakes.yml
""",
    "curricula/clients/acme/modules/oat-cakes.yml": """\
title: Oat cakes
purpose: Bake *flat*.
objectives:
  flat: {for: both, level: apply, text: Bake a flat cake., evidence: It is flat.}
activities:
  hello: {title: Hello again, kind: check-in, lead: both, minutes: 5, floor: 4, steps: {s1: Sit., s2: Pour.}}
prompts: {mentor: {q1: How flat?}, mentoree: {q1: How thin?}}
prepare: {mentor: Bring oats.}
practice: {if: I see oats, then: I flatten them}
""",
    "curricula/clients/acme/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
    "curricula/clients/acme/variants/leaders.yml": "variant: leaders\nrhythm: 20\n",
}


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    return make_acme(workspace(), MORE)


def test_the_page_tells_old_and_new_and_why_in_reading_order(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("diff", "--client", "acme", cwd=root)
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines[0] == "acme: baking-swap 0.1.0, with rye"
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert [head.split(":")[0] for head in heads[1:]] == [
        "Settings", "Words", "Ground rules", "Module", "Module", "Glossary", "Handbook pages",
        f"digest  {compare(root, 'acme').page.digest}",
    ]  # fmt: skip
    assert "  Activity: Rye  (left out; Acme & <b>Sons</b>)" in lines
    start = lines.index("  Ground rule: Share the end  (changed; Acme & <b>Sons</b>)")
    assert lines[start + 1 : start + 5] == [
        "      why  The adviser bakes alone, and <i>nobody</i> else does.",
        "    Text",
        "      - The end piece is shared.",
        "      + The end piece is for the adviser.",
    ]


def test_a_program_gets_each_difference_with_the_changes_behind_it(turnabout: Turnabout, root: Path) -> None:
    found = json.loads(turnabout("diff", "--client", "acme", "--format", "json", cwd=root).out)
    assert {key: found[key] for key in ("client", "base", "version", "layers", "against")} == {
        "client": "acme", "base": "baking-swap", "version": "0.1.0", "layers": ["rye"], "against": "base",
    }  # fmt: skip
    by_address = {(one["what"], one["address"]): one for one in found["differences"]}
    moved = by_address["moved", "ground-rules/share-the-end"]
    assert moved["after"] == {"old": "no-photos", "new": None}
    (edit,) = by_address["changed", "glossary/levain/word"]["by"]
    assert (edit["who"], edit["verb"], edit["path"]) == ("rye", "set", LAYER)
    assert found["files"].keys() == {"mentor/index.md"}


def test_a_variant_and_the_layers_alone_can_be_compared(turnabout: Turnabout, root: Path) -> None:
    whole = json.loads(turnabout("diff", "--client", "acme/leaders", "--format", "json", cwd=root).out)
    assert "rhythm" in {one["address"] for one in whole["differences"]}
    own = json.loads(turnabout("diff", "--client", "acme", "--against", "layers", "--format", "json", cwd=root).out)
    assert "glossary/levain/word" not in {one["address"] for one in own["differences"]}


def test_the_digest_changes_with_what_is_signed_and_with_nothing_else(root: Path) -> None:
    before = compare(root, "acme").page.digest
    reword(root, CLIENT, "session: 45", "# as agreed\nsession: 45")
    assert compare(root, "acme").page.digest == before
    reword(root, CLIENT, "why: Rye is dear.", "why: Rye is rare.")
    second = compare(root, "acme").page.digest
    assert second != before
    (root / "curricula/clients/acme/content/mentor/index.md").write_text("---\ntitle: Ours\n---\n\nAsk.\n", "utf-8")
    third = compare(root, "acme").page.digest
    assert third not in (before, second)
    reword(root, "curricula/baking-swap/curriculum.yml", "    why: Both want it.", "    why: Both want it now.")
    assert compare(root, "acme").page.digest not in (before, second, third)


class Outline(HTMLParser):
    """What a page is made of: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_html_page_is_one_file_that_asks_for_nothing(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("diff", "--client", "acme", "--html", "out/acme.html", cwd=root)
    assert (run.code, run.out) == (0, "out/acme.html\n")
    text = (root / "out" / "acme.html").read_text("utf-8")
    page = Outline(text)
    assert page.tags[0] == ("html", {"lang": "en"})
    wanted = [value for _, attrs in page.tags for key, value in attrs.items() if key in ("src", "href")]
    assert wanted
    assert all(value and value.startswith(("#", "data:image/svg+xml;base64,")) for value in wanted)
    assert not re.search(r"url\(|@import|<script|<link", text)
    heads = [attrs["scope"] for tag, attrs in page.tags if tag == "th"]
    assert {"col", "row", "rowgroup"} == set(heads)
    assert "Acme & <b>Sons</b>" in page.text
    assert compare(root, "acme").page.digest in page.text.replace(" ", "")


def test_the_page_shows_the_words_of_the_client_and_marks_what_is_new(root: Path) -> None:
    text = html_page(compare(root, "acme"))
    assert "<p>The end piece is <ins>for the adviser</ins>.</p>" in text
    assert "<p>The end piece is <del>shared</del>.</p>" in text
    assert "New as a whole" in text
    assert "&lt;i&gt;nobody&lt;/i&gt;" in text


def test_the_paper_has_a_place_to_sign_and_the_digest(turnabout: Turnabout, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "acme.pdf"
    run = turnabout("diff", "--client", "acme", "--pdf", str(file), "--paper", "letter", cwd=root)
    assert (run.code, run.err) == (0, "")
    text = pdf_text(file)
    assert "I have read all of this." in text
    assert all(part in text for part in ("Name", "Date", "Signature", compare(root, "acme").page.digest[:8]))
    assert "Acme & <b>Sons</b>: what differs from" in text
    subprocess.run([Path(sys.executable).with_name("pdfua"), "check", str(file)], check=True, capture_output=True)


def test_a_client_that_is_not_whole_has_no_page_to_sign(turnabout: Turnabout, root: Path) -> None:
    reword(root, CLIENT, "set: sourdough/prompts/mentor/q2", "set: sourdough/prompts/mentor/q9")
    run = turnabout("diff", "--client", "acme", "--html", "acme.html", cwd=root)
    assert (run.code, "unknown-address" in run.out) == (1, True)
    assert not (root / "acme.html").exists()
    with pytest.raises(WorkspaceError):
        compare(root, "acme")


def test_a_logo_that_cannot_be_published_is_a_problem(turnabout: Turnabout, root: Path) -> None:
    (root / "curricula/clients/acme/logo.svg").write_text("no picture", "utf-8")
    assert "is neither SVG nor PNG nor JPEG" in turnabout("diff", "--client", "acme", cwd=root).out


def test_a_client_without_changes_has_a_page_that_says_so(turnabout: Turnabout, root: Path) -> None:
    (root / "curricula/clients/bare").mkdir()
    (root / "curricula/clients/bare/client.yml").write_text("client: bare\nbase: baking-swap@0.1\n", "utf-8")
    assert "Nothing differs." in html_page(compare(root, "bare"))
    assert turnabout("diff", "--client", "bare", "--pdf", "bare.pdf", cwd=root).code == 0
    bare = compare(root, "bare")
    assert page_data(bare.page, bare.labels)["counts"] == []


def test_an_unknown_client_is_wrong_usage(turnabout: Turnabout, root: Path) -> None:
    assert turnabout("diff", "--client", "acne", cwd=root).code == 2


def test_a_template_of_the_workspace_takes_the_place_of_ours(root: Path) -> None:
    folder = root / "templates" / "diff"
    folder.mkdir(parents=True)
    (folder / "diff.html.j2").write_text("{{ name }}", "utf-8")
    assert html_page(compare(root, "acme")) == "Acme &amp; &lt;b&gt;Sons&lt;/b&gt;"
    (folder / "diff.html.j2").write_text("{{ nobody }}", "utf-8")
    with pytest.raises(WorkspaceError, match=r"templates/diff/diff.html.j2:1:1  broken-template"):
        html_page(compare(root, "acme"))


def shown(found: MarkedPassage) -> str:
    return " | ".join(
        "".join(f"[{run.text}]" if run.is_marked else run.text for run in paragraph) for paragraph in found
    )


def test_words_that_differ_are_marked_without_the_spaces_at_their_edges() -> None:
    old, new = marked("Bring two pens and a timer.", "Bring three good pens and a clock, please.")
    assert (shown(old), shown(new)) == (
        "Bring [two] pens and a [timer].",
        "Bring [three good] pens and a [clock, please].",
    )


def test_texts_that_have_little_in_common_have_no_marks() -> None:
    old, new = marked("Bring two pens.", "Nobody shall ever be late for tea again, says the host of the evening.")
    assert "[" not in shown(old) + shown(new)


def test_markdown_reads_as_paragraphs_in_its_styles() -> None:
    found = passage("# Bread\n\nTwo *loaves*, `one` oven.\n\n- rye **now**\n- [oat](https://oat.example)\n")
    assert shown(found) == "Bread | Two loaves, one oven. | • rye now | • oat (https://oat.example)"
    assert [run.style for run in found[1]] == ["plain", "emphasis", "plain", "code", "plain"]
    assert found[0][0].style == "strong"
