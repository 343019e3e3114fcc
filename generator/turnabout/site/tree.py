"""A handbook site as plain data: pages, navigation and the files they use."""

import html
import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from ..text.escaping import clean


@dataclass(frozen=True, slots=True)
class Page:
    """One page below docs/.

    `source` is the workspace's own file behind it; `search` whether the search finds it; `hide` which side columns.
    """

    path: str
    title: str
    markdown: str
    source: str | None
    search: bool = True
    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation: a page or a section; without a label it shows the title of the page."""

    label: str | None
    path: str | None = None
    children: "tuple[NavItem, ...]" = ()


@dataclass(frozen=True, slots=True)
class Look:
    """Whose site it is: a name before its own, a logo and style sheets by their paths below docs/, a notice behind its
    name, and the language that it speaks."""

    name: str | None = None
    logo: str | None = None
    styles: tuple[str, ...] = ()
    notice: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole site before a builder has seen it; `assets` holds styles, scripts and the logo by path below docs/."""

    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...]
    assets: Mapping[str, bytes]
    look: Look = Look()


def document(page: Page) -> str:
    """Return the Markdown file of a page, with its front matter."""
    head = [f"title: {json.dumps(as_html(page.title), ensure_ascii=False)}"]
    if not page.search:
        head += ["search:", "  exclude: true"]
    if page.hide:
        head.append(f"hide: [{', '.join(page.hide)}]")
    return "\n".join(["---", *head, "---", "", page.markdown.strip("\n"), ""])


def as_html(text: str) -> str:
    """Escape a plain text for the places that themes print raw: titles, labels and names."""
    return html.escape(clean(text))


def nav_data(nav: tuple[NavItem, ...]) -> list[str | dict[str, object]]:
    """Return a navigation in the form of mkdocs.yml."""
    return [_nav_entry(item) for item in nav]


def _nav_entry(item: NavItem) -> str | dict[str, object]:
    if item.children:
        return {as_html(item.label or ""): nav_data(item.children)}
    if item.label is None:
        return item.path or ""
    return {as_html(item.label): item.path}


def link(origin: str, target: str) -> str:
    """Return the relative link from one page to another file of the site."""
    return posixpath.relpath(target, posixpath.dirname(origin) or ".")
