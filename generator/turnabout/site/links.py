"""Find links between pages that lead nowhere."""

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..core.problems import Problem
from ..planning.audience_folders import shows_text
from ..planning.handbook import Handbook

if TYPE_CHECKING:
    from .tree import Page, Tree

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)<>\s]*)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s+<?([^\s<>]+)", re.MULTILINE)
_GONE = "replace that page with one of the client's own, or change what the link needs instead of removing it"
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")


def check_links(tree: "Tree", papers: frozenset[str]) -> tuple[tuple["Page", str], ...]:
    """Return each relative link that leads to no page, asset or paper, with the page it stands on."""
    known = {page.path for page in tree.pages} | set(tree.assets) | papers
    return tuple(
        (page, target)
        for page in tree.pages
        for target in targets(page.markdown)
        if leads_to(page.path, target) not in known
    )


def link_problems(handbook: Handbook, tree: "Tree", papers: frozenset[str]) -> tuple[Problem, ...]:
    """Return a problem for each link that leads nowhere, where it is written."""
    return tuple(
        problem
        for page, target in check_links(tree, papers)
        for problem in dead_link(handbook, page.path, target)
    )  # fmt: skip


def dead_link(handbook: Handbook, page: str, target: str) -> Iterator[Problem]:
    """Yield a problem for each place at which a link of a page that leads nowhere was written."""
    shows = partial(shows_text, edition=handbook.edition, curriculum=handbook.curriculum)
    gone = leads_to(page, target)
    for place in handbook.origins.of_link(page, target, shows):
        if cause := handbook.origins.cause(place, gone):
            message = f"the link to {gone!r} in {place} leads nowhere without it"
            yield Problem(cause, "dead-link", message, _GONE)
        else:
            yield Problem(place, "dead-link", f"the link to {target!r} leads nowhere")


def targets(markdown: str) -> Iterator[str]:
    """Yield the target of each link of a text that leads to another file of the site; links in code are none."""
    text = _CODE.sub("", markdown)
    for found in (*LINK.finditer(text), *_REFERENCE.finditer(text)):
        if not leads_elsewhere(found[1]):
            yield found[1]


def leads_elsewhere(target: str) -> bool:
    """Tell whether a link leads to the web or to a place on its own page."""
    return _ELSEWHERE.match(target) is not None


def leads_to(page: str, target: str) -> str:
    """Return the path on the site that a link on a page leads to."""
    path = unquote(target.partition("#")[0])
    if path.startswith("/"):
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
