"""Read Markdown into a small tree of plain data that pages and papers draw in their own ways."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from .pieces import Blocks, Piece, Text, plain_pieces

_CELLS = {"table": "table", "tr": "row", "th": "cell", "td": "cell", "dl": "terms", "dt": "term", "dd": "meaning"}
_KINDS = {
    "text": "text",
    "code_inline": "code",
    "em": "emphasis",
    "strong": "strong",
    "link": "link",
    "softbreak": "space",
    "hardbreak": "break",
    "paragraph": "paragraph",
    "bullet_list": "list",
    "ordered_list": "numbers",
    "list_item": "item",
    "heading": "heading",
    "blockquote": "quote",
    "inline": "span",
    "fence": "code-block",
    "code_block": "code-block",
    "hr": "rule",
    "image": "image",
    "html_inline": "tag",
    "aside": "aside",
    "footnote_ref": "footnote",
    **_CELLS,
}
_OPEN = ("inline", "thead", "tbody")
"""Nodes that stand for nothing but what is in them."""
_LEFT_OUT = ("footnote_block", "footnote_anchor")

_READER = MarkdownIt("commonmark", {"html": False}).disable(["html_inline", "html_block", "image", "reference"])
_PAGE_READER = (
    MarkdownIt("commonmark", {"html": True})
    .disable("html_block")
    .enable("table")
    .use(footnote_plugin, inline=False)
    .use(deflist_plugin)
)

_ANY_LINK = MarkdownIt("commonmark", {"html": False}).disable(["html_inline", "html_block", "image", "reference"])
_ANY_LINK.validateLink = lambda url: True  # type: ignore[method-assign]
_ANY_LINK.normalizeLink = lambda url: url  # type: ignore[method-assign]

_ASIDE = re.compile(
    r'(?:(?P<mark>!!!|\?\?\?\+?) *(?P<kind>[\w-]+)?(?: +[\w-]+)*(?: *"(?P<title>.*)")?|={3}[+!]{0,2} +"(?P<tab>.*)") *'
)
"""The first line of a note, of one that folds, or of one of several tabs."""

_COMMENT = re.compile(r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|`[^`\n]+`)|<!--.*?-->", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_BAR = "\ue07c"
"""Stands for the bar of a table while pages are read: in code it parts no cells."""

_ATTRIBUTE = r"(?:[.#][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[\w%.-]+))"
_ATTRIBUTES = rf"\{{:? *{_ATTRIBUTE}(?: +{_ATTRIBUTE})* *\}}"
_ATTRIBUTES_FIRST = re.compile(rf"^{_ATTRIBUTES}")
_ATTRIBUTES_LAST = re.compile(rf"\s*(?<!\S){_ATTRIBUTES}\s*$")
_ID = re.compile(r"#([\w:-]+)")
_DRESSED = ("link", "image", "emphasis", "strong", "code")
_TASK = re.compile(r"\[([ xX])\] +")


@lru_cache(maxsize=20_000)
def _inline(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_READER.parseInline(text))


def read_inline(text: str) -> list[Piece]:
    """Read one line of text with emphasis, code and links; HTML is text like any other."""
    return _pieces(_inline(text).children)


def as_text(text: str) -> Text:
    """Read one line of text as it is handed to whatever draws it."""
    return Text(read_inline(text))


def read_blocks(text: str) -> list[Piece]:
    """Read paragraphs, lists and headings; HTML is text like any other."""
    return _pieces(SyntaxTreeNode(_READER.parse(text)).children)


def as_blocks(text: str) -> Blocks:
    """Read paragraphs, lists and headings as they are handed to whatever draws them."""
    return Blocks(read_blocks(text))


def addresses(text: str) -> Iterator[str]:
    """Yield where each link of a text with inline Markdown or with blocks leads, dangerous or not, as it was typed."""
    for node in SyntaxTreeNode(_ANY_LINK.parse(text)).walk():
        if node.type == "link":
            yield str(_attributes(node).get("href", ""))


def read_page(text: str) -> list[Piece]:
    """Read a page: besides blocks, it may have tables, notes, tabs, definitions, tasks, footnotes and pictures.

    HTML is no text here: each tag is a piece of its own, and comments are left out. So are lists of attributes.
    """
    nodes = SyntaxTreeNode(_PAGE_READER.parse(_prepared(text))).children
    notes = {note.meta["id"]: note for node in nodes if node.type == "footnote_block" for note in node.children}
    return _page(nodes, notes)


def plain(text: str) -> str:
    """Return inline Markdown without its marks."""
    return plain_pieces(read_inline(text))


def _pieces(nodes: Sequence[SyntaxTreeNode]) -> list[Piece]:
    pieces: list[Piece] = []
    for node in nodes:
        if node.type == "inline":
            pieces.extend(_pieces(node.children))
        else:
            pieces.append(_piece(node))
    return pieces


def _piece(node: SyntaxTreeNode) -> Piece:
    piece = _own(node)
    if node.children:
        piece["children"] = _pieces(node.children)
    return piece


def _own(node: SyntaxTreeNode) -> Piece:
    """Return a piece without what is in it."""
    piece = Piece(kind=_KINDS[node.type])
    if node.type in ("text", "code_inline", "fence", "code_block"):
        piece["text"] = node.content
    if node.type == "link":
        piece["href"] = str(_attributes(node).get("href", ""))
    if node.type == "heading":
        piece["level"] = int(node.tag[1:])
    return piece


def _attributes(node: SyntaxTreeNode) -> Mapping[str, str | int | float]:
    return node.attrs


_Notes = Mapping[int, SyntaxTreeNode]
"""What footnotes say, by the number that their marks have."""


def _prepared(text: str) -> str:
    """Take comments away, and hide bars in code from tables; every line stays where it is."""
    bare = _COMMENT.sub(lambda found: found["code"] or "\n" * found[0].count("\n"), text)
    return _CODE.sub(lambda code: code[0].replace("|", _BAR), bare)


def _page(nodes: Sequence[SyntaxTreeNode], notes: _Notes, line: int = 0) -> list[Piece]:
    pieces: list[Piece] = []
    for node in nodes:
        line = node.map[0] if node.map else line
        if node.type in _OPEN:
            pieces += _page(node.children, notes, line)
        elif node.type not in _LEFT_OUT:
            pieces.append(_page_piece(node, notes, line))
        if node.map is None:
            line += sum(inner.type in ("softbreak", "hardbreak") for inner in node.walk())
    return _undressed(pieces)


def _page_piece(node: SyntaxTreeNode, notes: _Notes, line: int) -> Piece:
    piece = _own(node)
    if "text" in piece:
        piece["text"] = piece["text"].replace(_BAR, "|")
    if node.type == "footnote_ref":
        return _footnote(node, notes)
    if node.type == "image":
        about = Piece(href=str(_attributes(node).get("src", "")), text=plain_pieces(_pieces(node.children)), line=line)
        return piece | about
    if node.type == "html_inline":
        return piece | Piece(text=node.content, line=line)
    if node.type == "aside":
        piece |= Piece(text=node.meta["kind"], title=read_inline(node.meta["title"]))
    if node.type in ("th", "td"):
        piece["align"] = str(_attributes(node).get("style", "")).removeprefix("text-align:")
    if node.children:
        piece["children"] = _page(node.children, notes, line)
    return _finished(piece)


def _footnote(node: SyntaxTreeNode, notes: _Notes) -> Piece:
    """Return what a mark stands for; a note that speaks of itself has no end, so it does not."""
    number = node.meta["id"]
    piece = Piece(kind="footnote", id=str(number))
    if node.meta["subId"] == 0 and number in notes:
        others = {name: note for name, note in notes.items() if name != number}
        piece["children"] = _page(notes[number].children, others)
    return piece


def _finished(piece: Piece) -> Piece:
    """Take from a block what is said about it: that it is a task, or how a site is to show it."""
    children = piece.get("children", [])
    last = children[-1] if children else Piece(kind="")
    first = _first_text(children) if piece["kind"] == "item" and children else None
    if first and (task := _TASK.match(first["text"])):
        first["text"] = first["text"][task.end() :]
        piece["done"] = task[1] != " "
    if last["kind"] == "text" and (found := _ATTRIBUTES_LAST.search(last["text"])):
        own_line = len(children) > 1 and children[-2]["kind"] == "space" and found.start() == 0
        if piece["kind"] in ("heading", "cell", "term") or own_line:
            last["text"] = last["text"][: found.start()]
            if name := _ID.search(found[0]):
                piece["id"] = name[1]
            piece["children"] = children[:-2] if own_line else children
    return piece


def _first_text(children: Sequence[Piece]) -> Piece | None:
    first = children[0].get("children", []) if children[0]["kind"] == "paragraph" else children
    return first[0] if first and first[0]["kind"] == "text" else None


def _undressed(pieces: list[Piece]) -> list[Piece]:
    """Take the attributes from behind a link or whatever else can have some."""
    for before, piece in pairwise(pieces):
        if before["kind"] in _DRESSED and piece["kind"] == "text":
            piece["text"] = _ATTRIBUTES_FIRST.sub("", piece["text"])
    return [piece for piece in pieces if piece["kind"] != "text" or piece["text"]]


def _aside(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a first line with a mark, and all that is indented below it."""
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _ASIDE.fullmatch(first)
    if not found or state.is_code_block(start):
        return False
    if silent:
        return True
    inner, last = state.blkIndent + 4, start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= inner):
        last += 1
    token = state.push("aside_open", "", 1)
    token.map, token.meta = [start, last], _named(found)
    before = state.lineMax, state.blkIndent, state.parentType
    state.lineMax, state.blkIndent, state.parentType = last, inner, "aside"
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax, state.blkIndent, state.parentType = before
    state.push("aside_close", "", -1)
    state.line = last
    return True


def _named(found: re.Match[str]) -> dict[str, str]:
    """Return the kind and the title of a note, which is its kind where it has none."""
    if found["mark"] is None:
        return {"kind": "tab", "title": found["tab"]}
    kind = (found["kind"] or "note").lower()
    title = kind.capitalize() if found["title"] is None else found["title"]
    return {"kind": kind, "title": title}


_PAGE_READER.block.ruler.before("fence", "aside", _aside, {"alt": ["paragraph", "reference", "blockquote", "list"]})
