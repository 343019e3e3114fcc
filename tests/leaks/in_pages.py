"""Places in a page where a text can stand."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote

_NO_WIDTH = "\u200b\u2060\u200d\ufe00"
_FROM_LEFT, _FROM_RIGHT, _AS_BEFORE = "\u200e", "\u202b", "\u202c"


def _page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body><main>{body}</main></body></html>".encode()


def _cut(text: str, mark: str) -> str:
    """Put something into the middle of each word."""
    return " ".join(f"{word[: len(word) // 2]}{mark}{word[len(word) // 2 :]}" for word in text.split())


def _in_entities(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)


def _as_data(content: str, kind: str) -> str:
    return f"data:{kind};base64,{b64encode(content.encode()).decode()}"


def _as_picture(text: str) -> str:
    return _as_data(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{text}</text></svg>', "image/svg+xml")


def _framed(page: str) -> str:
    return f'<iframe srcdoc="{escape(page)}"></iframe>'


def _in_css(text: str) -> str:
    return "".join(sign if sign.isascii() and sign != '"' else f"\\{ord(sign):x} " for sign in text)


def _in_numbers(text: str) -> str:
    return json.dumps(text)


PAGES: Mapping[str, Callable[[str], bytes]] = {
    "text": lambda text: _page(f"<p>Well. {escape(text)}</p>"),
    "title": lambda text: _page("", f"<title>{escape(text)}</title>"),
    "description": lambda text: _page("", f'<meta name="description" content="{escape(text)}">'),
    "alternative": lambda text: _page(f'<img src="x.png" alt="{escape(text)}">'),
    "data attribute": lambda text: _page(f'<p data-note="{escape(text)}">Nothing</p>'),
    "aria attribute": lambda text: _page(f"<div role=img aria-description='{escape(text)}'></div>"),
    "attribute without quotes": lambda text: _page(f"<p data-x={_in_entities(text)}>Nothing</p>"),
    "placeholder": lambda text: _page(f'<input placeholder="{escape(text)}">'),
    "srcdoc": lambda text: _page(_framed(f"<p>{_cut(text, '<b></b>')}</p>")),
    "srcdoc in srcdoc": lambda text: _page(_framed(_framed(f"<p>{escape(text)}</p>"))),
    "page as data": lambda text: _page(f'<iframe src="{_as_data(f"<p>{escape(text)}</p>", "text/html")}"></iframe>'),
    "text as data": lambda text: _page(f'<a href="data:text/plain;charset=utf-8,{quote(text)}">Nothing</a>'),
    "picture as data": lambda text: _page(f'<img alt="" src="{_as_picture(text)}">'),
    "picture in style": lambda text: _page("", f"<style>p {{ background: url({_as_picture(text)}) }}</style>"),
    "style": lambda text: _page("<p></p>", f'<style>p::before {{ content: "{_in_css(text)}" }}</style>'),
    "comment": lambda text: _page(f"<!-- {escape(text)} -->"),
    "around a comment": lambda text: _page(f"<p>{_cut(text, '<!-- so be it -->')}</p>"),
    "script": lambda text: _page(f"<script>const told = {_in_numbers(text)};</script>"),
    "data for programs": lambda text: _page(
        "", f'<script type="application/ld+json">{{"name": {_in_numbers(text)}}}</script>'
    ),
    "template": lambda text: _page(f"<template><p>{escape(text)}</p></template>"),
    "marks inside words": lambda text: _page(f"<p>{_cut(text, '<em></em><b></b>')}</p>"),
    "spans inside words": lambda text: _page(f"<p>{_cut(text, '<span></span>')}</p>"),
    "links inside words": lambda text: _page(f"<p>{_cut(text, '<a href=#x></a>')}</p>"),
    "soft hyphens": lambda text: _page(f"<p>{_cut(text, '&shy;')}</p>"),
    "signs without width": lambda text: _page(f"<p>{_cut(text, _NO_WIDTH)}</p>"),
    "signs of direction": lambda text: _page(f"<p>{_FROM_RIGHT}{_cut(text, _FROM_LEFT)}{_AS_BEFORE}</p>"),
    "hard spaces": lambda text: _page(f"<p>{'&nbsp;'.join(map(escape, text.split()))}</p>"),
    "entities": lambda text: _page(f"<p>{_in_entities(text)}</p>"),
    "address": lambda text: _page(f'<a href="mailto:?body={quote(text)}">Write</a>'),
}
"""By name, how a page is made that holds a text there."""
