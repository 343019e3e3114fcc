"""Say in the facilitator's edition that it is not for publishing: on each page, in its title, and on each sheet."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ..content.phrases import roles_of
from ..planning.handbook import Handbook
from .escape import title
from .tree import Page

NOTICE_STYLE = "assets/facilitator.css"
"""The style sheet that prints the notice at the head of each sheet."""

_NEEDS_ESCAPE = re.compile(r"[^\w .,-]")


def notice_of(handbook: Handbook) -> str | None:
    """Return what every page of an edition says of its readers; None where it is for everybody."""
    if handbook.edition != "facilitator":
        return None
    roles = roles_of(handbook.curriculum)
    return roles.labels.gettext("For {people} only – do not publish", people=roles.many("facilitator"))


def with_notice(page: Page, notice: str | None) -> Page:
    """Return a page that begins with a notice, which the search does not find."""
    if notice is None:
        return page
    return replace(page, markdown=f"{title(notice)}\n{{ .tt-notice data-search-exclude }}\n\n{page.markdown}")


def notice_assets(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the style sheet of a notice by its path on the site."""
    notice = notice_of(handbook)
    return {NOTICE_STYLE: _style(notice).encode()} if notice else {}


def _style(notice: str) -> str:
    text = _NEEDS_ESCAPE.sub(lambda found: f"\\{ord(found[0]):x} ", notice)
    rule = f'content: "{text}";\n    font: 600 9pt sans-serif;'
    return f"/* Who may read this, at the head of each sheet. */\n\n@page {{\n  @top-center {{\n    {rule}\n  }}\n}}\n"
