"""The one list of what pages and texts may hold: tags, attributes, and where links and pictures may lead."""

import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

TAGS = frozenset([
    "abbr", "b", "br", "center", "cite", "code", "del", "details", "dfn", "div", "em", "figcaption", "figure", "i",
    "ins", "kbd", "mark", "p", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup",
    "time", "u", "var", "wbr",
])  # fmt: skip
"""Tags of HTML that a page may be written with: none does more than dress a text, and papers print what is in them."""

_MADE = frozenset([
    "a", "blockquote", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "li",
    "ol", "path", "pre", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul",
])  # fmt: skip
"""Tags that Markdown makes besides."""

_ANYWHERE = frozenset(["class", "dir", "id", "lang", "markdown", "title"])
_PER_TAG: Mapping[str, frozenset[str]] = {
    "a": frozenset(["href", "name"]),
    "details": frozenset(["open"]),
    "div": frozenset(["data-tabs"]),
    "img": frozenset(["alt", "height", "src", "width"]),
    "input": frozenset(["checked", "disabled", "name", "type"]),
    "label": frozenset(["for"]),
    "li": frozenset(["value"]),
    "ol": frozenset(["start"]),
    "p": frozenset(["data-search-exclude"]),
    "path": frozenset(["d"]),
    "svg": frozenset(["viewbox", "xmlns"]),
    "td": frozenset(["style"]),
    "th": frozenset(["style"]),
    "time": frozenset(["datetime"]),
}

_VALUES: Mapping[str, re.Pattern[str]] = {
    "class": re.compile(r"(?!.*(?<!\S)mermaid(?!\S))[\w :.-]*"),
    "data-tabs": re.compile(r"\d+:\d+"),
    "for": re.compile(r"__tabbed_\d+_\d+"),
    "id": re.compile(r"(?!__).*|__tabbed_\d+_\d+|__codelineno-\d+-\d+|__span-\d+-\d+", re.DOTALL),
    "name": re.compile(r"__tabbed_\d+|__codelineno-\d+-\d+"),
    "style": re.compile(r"text-align: ?(?:left|center|right);?"),
    "type": re.compile(r"checkbox|radio"),
    "xmlns": re.compile(r"http://www\.w3\.org/2000/svg"),
}
"""What may stand in an attribute; ids with two underlines and the class mermaid are the theme's, which loads scripts
by them."""

_SCHEMES = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\\\\]")

EXTENSIONS = frozenset([
    "abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "nl2br",
    "sane_lists", "smarty", "tables", "toc", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.mark", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
])  # fmt: skip
"""Extensions of Markdown that read no file, fetch nothing and make no other HTML than this list allows."""


def is_tag(name: str) -> bool:
    """Tell whether a page on the site may show a tag, given in small letters."""
    return name in TAGS or name in _MADE


def is_attribute(tag: str, name: str, value: str) -> bool:
    """Tell whether a tag may have an attribute with a value that is no address; all in small letters but the value."""
    if name not in _ANYWHERE and name not in _PER_TAG.get(tag, ()):
        return False
    pattern = _VALUES.get(name)
    return pattern is None or pattern.fullmatch(value) is not None


def is_link(address: str) -> bool:
    """Tell whether a link may lead to an address, which may be encoded in any way that a browser reads."""
    scheme = _scheme(address)
    return scheme in _SCHEMES if scheme else _stays(address)


def is_picture(address: str) -> bool:
    """Tell whether a picture comes from the handbook itself."""
    return _scheme(address) is None and _stays(address)


def _scheme(address: str) -> str | None:
    """Return how an address begins that leads away, or None where it does not; signs that nobody sees do not count."""
    bare = address
    for _ in range(3):
        bare = _UNSEEN.sub("", html.unescape(unquote(bare)))
        if found := _SCHEME.match(bare):
            return found[1].lower()
    return None


def _stays(address: str) -> bool:
    plain = html.unescape(address).strip(" ")
    return not plain.startswith("//") and not _UNFIT.search(plain)
