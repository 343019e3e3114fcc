"""What people type is shown as typed, and is never markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import markdown

from house import REPOSITORY
from turnabout.site.engine import load_settings
from turnabout.site.escape import clean, inline, title, web_link, written
from turnabout.text.markdown_tree import as_blocks, plain

_SIGNS = "<>&\"'`*_{}[]()#+-.!|~^=:;/\\$@%?,0123 \n\tabcABC¶é🎉\u00a0\u2028\x02\x03\u202e"
_SNIPPETS = (
    "<script>alert(1)</script>", "<b>", "</td>", "&amp;", "&#60;", "{: onclick=x}", "{ .x }", ":smile:",
    "*[HTML]: x", "[^1]", "[^1]: n", "![x](y.png)", "[x](javascript:alert(1))", "<http://x.org>",
    "--8<-- 'x'", "!!! note", "=== \"t\"", "??? x", "/// x", "```", "~~~", "    code", "1. one", "- item",
    "> quote", "---", "***", "| a | b |", "\x02wzxhzdk:0\x03", "wzxhzdk:0", "(c)", "==m==", "^^i^^", "~~d~~",
    "#read(\"x\")", "a.b@c.org", "iv.", ": def", "\\*", "$$x$$", "<!-- -->", "<?php", "]]>", "&lt",
    "klzzwxh:0000",
)  # fmt: skip
_TYPED = st.one_of(
    st.text(),
    st.text(alphabet=_SIGNS),
    st.lists(st.sampled_from((*_SNIPPETS, " ", "word", "\n"))).map("".join),
)


def _extensions() -> list[str]:
    settings = load_settings(REPOSITORY / "mkdocs.yml")
    entries = settings["markdown_extensions"]
    assert isinstance(entries, list)
    return [*(next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries), "abbr", "footnotes"]


_EXTENSIONS = _extensions()


class _Reader(HTMLParser):
    """Collects tags with what matters of their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {[(name, value) for name, value in attrs if name != 'id']}")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("declaration")

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(text: str) -> str:
    """One text at every place where our templates put texts."""
    return f"""# {text}

A {text} B

{text}
{{ .facts }}

### 1. {text} {{ #anchor }}

- {text}

1.  {text}
1.  {text}

| {text} | h |
|---|---|
| **{text}**<br>{text} | [{text}](page.md) |

=== "{text}"

    {text}

!!! note "{text}"

    {text}

> **{text}:** “{text}”
>
> {text}

<div class="cards" markdown>

- [{text}](page.md) {text}

</div>
"""


def _read(text: str) -> _Reader:
    return _Reader(
        markdown(_page(text), extensions=_EXTENSIONS, extension_configs={"pymdownx.tabbed": {"alternate_style": True}})
    )


_PLACES = _read("word").text.count("word")
_SHAPE = _read("word").tags


@given(_TYPED)
def test_a_title_changes_nothing_of_a_page_but_the_text(typed: str) -> None:
    assume(clean(typed))
    read = _read(title(typed))
    assert read.tags == _SHAPE
    assert read.text == _read("word").text.replace("word", clean(typed))


@given(_TYPED)
def test_a_text_brings_only_emphasis_code_and_links(typed: str) -> None:
    assume(inline(typed))
    tags = {tag.split()[0].lstrip("/") for tag in _read(inline(typed)).tags}
    assert tags <= {tag.split()[0].lstrip("/") for tag in _SHAPE} | {"em", "strong", "code", "a", "br"}


@given(st.text(alphabet=_SIGNS))
def test_a_text_shows_what_it_says(typed: str) -> None:
    html = markdown(inline(typed), extensions=_EXTENSIONS)
    assert _words(_Reader(html).text) == _words(clean(plain(typed)))


@given(_TYPED)
def test_blocks_hold_no_tag_but_ours(typed: str) -> None:
    tags = {
        tag.split()[0].lstrip("/") for tag in _Reader(markdown(written(as_blocks(typed)), extensions=_EXTENSIONS)).tags
    }
    assert tags <= {"p", "ul", "ol", "li", "blockquote", "em", "strong", "code", "a", "br", "hr"}


def _words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain words, as ever.", "plain words, as ever."),
        ("a *b* **c** `d < e`", "a <em>b</em> <strong>c</strong> <code>d &#60; e</code>"),
        ("*a* *b*", "<em>a</em> <em>b</em>"),
        ("[us](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">us</a>'),
        ("[rules](ground-rules.md#wash)", "[rules](../ground-rules.md#wash)"),
        ("[no](javascript:alert&#40;1&#41;)", "no"),
        ("two  \nlines", "two<br>lines"),
        ("2. not a list", "2&#46; not a list"),
        ("a -- b", "a &#45;&#45; b"),
        ("well-known", "well-known"),
    ],
)
def test_inline_markdown(typed: str, shown: str) -> None:
    made = inline(typed, up="../")
    assert made == shown or "javascript" in typed
    assert "javascript:" not in made


def test_blocks_keep_their_shape() -> None:
    typed = "First\nline.\n\n# Head\n\n* one\n\n  more\n* two\n    1. deep\n\n> said\n\n```\nx = '<'\n  y\n```\n\n---\n"
    assert written(as_blocks(typed)) == (
        "First line.\n\n<strong>Head</strong>\n\n-   one\n\n    more\n\n-   two\n\n    1.  deep\n\n> said\n\n"
        "<code>x&#160;&#61;&#160;'&#60;'</code><br><code>&#160;&#160;y</code>\n\n* * *"
    )


def test_a_link_of_a_source_leads_only_to_the_web() -> None:
    assert web_link("R&D", "https://x.org/[a]`|\\") == '<a href="https://x.org/%5Ba%5D%60%7C%5C">R&#38;D</a>'
    assert web_link("R&D", "file:///etc/passwd") == "R&#38;D"
