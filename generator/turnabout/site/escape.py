"""Turn what people typed into Markdown that shows exactly that and can never become markup."""

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from ..text.escaping import clean, encode
from ..text.markdown_tree import read_inline
from ..text.pieces import Blocks, Piece, Text


class Markdown(str):
    """Markdown that is safe to put into a page as it is."""

    __slots__ = ()


_ABSOLUTE = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_RELATIVE = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*(?:#[A-Za-z0-9._-]*)?")
_TAGS = {"emphasis": "em", "strong": "strong"}


def title(text: str) -> Markdown:
    """Return Markdown that shows a plain text as typed."""
    return Markdown(encode(clean(text)))


def inline(text: str, up: str = "") -> Markdown:
    """Return one line with emphasis, code and links; links count from the root of the site, which is `up` from here."""
    return spans(Text(read_inline(text)), up)


def spans(text: Text, up: str = "") -> Markdown:
    """Return a text that was read; links count from the root of the site, which is `up` from here."""
    return Markdown(_spans(text, up).strip())


def written(pieces: Blocks, up: str = "") -> Markdown:
    """Return paragraphs, lists and quotes that were read; a heading becomes a bold line."""
    return Markdown("\n\n".join(_block(piece, up) for piece in pieces))


def anchor(place: str) -> Markdown:
    """Return the id of a place on a page, which links lead to by its path with `#` and the id."""
    return Markdown(place.partition("#")[2])


def web_link(label: str, address: str | None) -> Markdown:
    """Return a link to an address on the web; anything else stays text."""
    if not address or not _ABSOLUTE.fullmatch(address):
        return title(label)
    return Markdown(f'<a href="{_address(address)}">{title(label)}</a>')


def _spans(pieces: Iterable[Piece], up: str) -> str:
    return "".join(_span(piece, up) for piece in pieces)


def _span(piece: Piece, up: str) -> str:
    kind = piece["kind"]
    if kind == "text":
        return _encode_inside(piece["text"])
    if kind == "code":
        return f"<code>{_encode_inside(piece['text'])}</code>"
    if kind in ("space", "break"):
        return "<br>" if kind == "break" else " "
    inner = _spans(piece.get("children", []), up)
    if kind == "link":
        return _link(inner, piece["href"], up)
    return f"<{_TAGS[kind]}>{inner}</{_TAGS[kind]}>"


def _encode_inside(text: str) -> str:
    """A space at the edge of a piece of text parts it from its neighbour."""
    cleaned = clean(text)
    if not cleaned:
        return " " if text else ""
    before, after = (text[at].isspace() and not cleaned[at].isspace() for at in (0, -1))
    return before * " " + encode(cleaned) + after * " "


def _link(inner: str, target: str, up: str) -> str:
    if _ABSOLUTE.fullmatch(target):
        return f'<a href="{_address(target)}">{inner}</a>'
    if _RELATIVE.fullmatch(target):
        return f"[{inner}]({up}{target})"
    return inner


def _address(address: str) -> str:
    """Python-Markdown reads backslashes, brackets and backticks before it sees that this is a tag."""
    return html.escape(quote(address, safe="%/:?#@!$&'()+,;=~.-"))


def _block(piece: Piece, up: str) -> str:
    kind = piece["kind"]
    children = piece.get("children", [])
    if kind in ("list", "numbers"):
        return "\n\n".join(_item("1." if kind == "numbers" else "-", item.get("children", []), up) for item in children)
    if kind == "quote":
        return _prefixed("> ", "\n\n".join(_block(child, up) for child in children))
    if kind == "heading":
        return f"<strong>{_spans(children, up).strip()}</strong>"
    if kind == "code-block":
        return _code_lines(piece["text"])
    if kind == "rule":
        return "* * *"
    return _spans(children, up).strip()


def _item(mark: str, children: Iterable[Piece], up: str) -> str:
    body = "\n\n".join(_block(child, up) for child in children)
    return f"{mark:<4}" + _prefixed("    ", body).lstrip(" ")


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _code_lines(text: str) -> str:
    """A fence could be closed by what it holds, so every line is a piece of code of its own."""
    lines = (line.replace("\t", "    ") for line in text.rstrip("\n").split("\n"))
    return "<br>".join(f"<code>{encode(clean(line.replace(' ', chr(160))))}</code>" for line in lines)
