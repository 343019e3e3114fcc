"""Repair the HTML of the theme: labels, landmarks, tables, edit buttons, and what validators object to."""

import re
from collections import Counter

NOT_FOUND = "404.md"
"""The page that the theme adds by itself, with a heading in English."""

_VOID = re.compile(r"""<((?:area|br|col|hr|img|input|link|meta|source|wbr)\b(?:[^<>"']|"[^"]*"|'[^']*')*?)\s*/>""")
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_EMPTY = re.compile(r'(<label\b[^>]*?) tabindex=""')
_SEARCH = re.compile(
    r'(<div class="md-search" data-md-component="search" role="dialog")(>.*?<input[^>]*( aria-label="[^"]*"))',
    re.DOTALL,
)
_HEADING_OR_TABLE = re.compile(
    r'<h[1-6][^>]*>(?P<heading>.*?)(?:<a class="headerlink".*?)?</h[1-6]>|<table>(?P<table>.*?)</table>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_LOGO = re.compile(r'(<a [^>]*?)title="[^"]*"( class="[^"]*md-logo"[^>]*? aria-label=("[^"]*"))')
_PICTURE = re.compile(r'(<a [^>]*aria-label="([^"]*)"[^>]* data-md-component="logo">\s*<img [^>]*alt=)"logo"')
_FOOTER = re.compile(
    r'(<a [^>]*class="md-footer__link[^>]* aria-label=)"[^"]*"'
    r'(>.*?md-footer__direction">\s*(.*?)\s*</span>\s*<div class="md-ellipsis">\s*(.*?)\s*</div>)',
    re.DOTALL,
)
_EDIT = re.compile(r'\s*<a href="([^"]*)"([^>]*) rel="edit">(.*?)</a>', re.DOTALL)


def repair(html: str, page: str, source: str | None) -> str:
    """Return a page that validators and screen readers accept; `page` is its Markdown, `source` the file to edit."""
    html = _edit_button(html, page, source)
    html = _VOID.sub(r"<\1>", html)
    html = _TOGGLE.sub(r"\1", html)
    html = _EMPTY.sub(r"\1", html)
    html = _SEARCH.sub(r"\1\3\2", html)
    html = _LOGO.sub(r"\1title=\3\2", html)
    html = _PICTURE.sub(r'\1"\2"', html)
    html = _FOOTER.sub(_footer_label, html)
    html = html.replace("<h1>404 - Not found</h1>", "<h1>404</h1>")
    if 'id="__toc"' not in html:
        html = html.replace(' for="__toc"', "")
    return _tables(html)


def _edit_button(html: str, page: str, source: str | None) -> str:
    """Builders link to the Markdown file, which nobody can edit where it was made from YAML."""

    def repaired(found: re.Match[str]) -> str:
        address = found[1]
        if source is None:
            return ""
        if not address.endswith(source):
            address = address.replace(page, source)
        return f'\n    <a href="{address}"{found[2]} rel="edit">{found[3]}</a>'

    return _EDIT.sub(repaired, html)


def _footer_label(found: re.Match[str]) -> str:
    """The theme escapes a title that is escaped already."""
    return f'{found[1]}"{found[3]}: {found[4]}"{found[2]}'


def _tables(html: str) -> str:
    """A table wider than a phone scrolls, and what scrolls must be reachable by key and have a name: its heading."""
    name, under = "", Counter[str]()

    def repaired(found: re.Match[str]) -> str:
        nonlocal name
        if found["table"] is None:
            name = " ".join(_TAG.sub("", found["heading"]).replace('"', "&quot;").split())
            return found[0]
        under[name] += 1
        label = name if under[name] == 1 else f"{name} {under[name]}"
        return (
            f'<div class="tt-table" role="group" tabindex="0" aria-label="{label}">'
            f'<table class="tt">{found["table"]}</table></div>'
        )

    return _HEADING_OR_TABLE.sub(repaired, html)
