"""Show a page written by hand with what it is for and when somebody reads it again."""

import re

from ...content.phrases import review_text
from ...planning.booklets import audiences
from ...planning.handbook import ProsePage
from ..escape import title
from ..tree import Page
from .page_context import PageContext, prints

_HEADING = re.compile(r"\s*# .*\n")


def prose_page(context: PageContext, page: ProsePage) -> Page:
    """Return a page as its author wrote it, with its job under the title, and at the foot its review and the way to
    the booklet that it begins."""
    context = context.at(page.path)
    heading = _HEADING.match(page.markdown)
    head, body = (heading[0], page.markdown[heading.end() :]) if heading else ("", page.markdown)
    lead = f"{context.text(page.job)}\n{{ .tt-lead }}" if page.job else ""
    foot = (
        f"{title(review_text(context.handbook.curriculum, page.review))}\n{{ .tt-facts .tt-foot }}"
        if page.review
        else ""
    )
    parts = (head.strip("\n"), lead, body.strip("\n"), _booklet(context), foot)
    markdown = "\n\n".join(part for part in parts if part) + "\n"
    return Page(page.path, page.title, markdown, context.handbook.sources.get(page.path))


def _booklet(context: PageContext) -> str:
    """Lead from the first page for an audience to all of its pages on paper."""
    for audience, pages in audiences(context.handbook).items():
        if pages[0].path == context.path:
            papers = prints(context, "booklet", audience)
            links = ", ".join(f"[{paper['label']}]({paper['href']})" for paper in papers)
            label = title(context.labels.gettext("Print these pages as a booklet:"))
            return f"{label} {links}" if links else ""
    return ""
