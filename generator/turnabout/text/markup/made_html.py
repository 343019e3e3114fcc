"""Find in the HTML of a page what the list does not allow."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from .allowed import TAGS, is_attribute, is_link, is_picture, is_tag

_ATTRIBUTE = r"""\s+([A-Za-z][\w:.-]*)(?:\s*=\s*("[^"<]*"|'[^'<]*'|[^\s"'`=<>]+))?"""
_TOKEN = re.compile(
    rf"<(?:/?(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>"
    r"|!--(?!-?>)(?:(?!--!?>|<!--)[\s\S])*-->)"
)
"""HTML that is read the same by every browser; any other that begins with `<` is refused as a whole."""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_BEGINNING = re.compile(r"[^\s<>]{0,20}")


class Unsafe(NamedTuple):
    """Something that a page may not hold: what, in words, with a hint, and how its source begins."""

    message: str
    hint: str
    source: str


def unsafe_in(made: str) -> Iterator[Unsafe]:
    """Yield all in the HTML of a page, without the theme around it, that pages may not hold."""
    for found in re.finditer("<", made):
        token = _TOKEN.match(made, found.start())
        if token is None:
            yield no_tag(_BEGINNING.match(made, found.end())[0])  # type: ignore[index]
        elif token["tag"]:
            yield from _unsafe_tag(token["tag"].lower(), token["attributes"])


def _unsafe_tag(tag: str, attributes: str) -> Iterator[Unsafe]:
    if not is_tag(tag):
        yield no_tag(tag)
        return
    for found in _ATTRIBUTES.finditer(attributes):
        name, value = found[1].lower(), html.unescape((found[2] or "").strip("\"'"))
        if (tag, name) == ("a", "href") and not is_link(value):
            yield no_link(value)
        elif (tag, name) == ("img", "src") and not is_picture(value):
            yield no_picture(value)
        elif not is_attribute(tag, name, value):
            yield no_attribute(name, value)


_HTML_HINT = f"write it in Markdown; of HTML, a page may have {', '.join(sorted(TAGS))}"


def no_tag(name: str) -> Unsafe:
    """Say that a page is not written with a tag, given by its name, or as it was typed where it has none."""
    return Unsafe(f"pages hold no HTML such as <{name}>", _HTML_HINT, f"<{name}")


def no_link(address: str) -> Unsafe:
    """Say that a link leads where links may not."""
    hint = "lead it to a page of the handbook, or to an address with https:, http:, mailto: or tel:"
    return Unsafe(f"the link to {address[:60]!r} leads where no link may", hint, address)


def no_picture(address: str) -> Unsafe:
    """Say that a picture lies elsewhere."""
    message = f"the picture {address[:60]!r} lies elsewhere; pages and papers fetch nothing"
    return Unsafe(message, "save it beside the page", address)


def no_attribute(name: str, value: str) -> Unsafe:
    """Say that something on a page has an attribute that it may not have."""
    written = f"{name}={value[:40]!r}" if value and value != name else repr(name)
    return Unsafe(f"the attribute {written} is not for pages", "delete it; a class and an id are allowed", name)
