"""Write the page that says whom to ask."""

from dataclasses import replace

from ...content.contacts import contacts_content
from ...content.places import CONTACTS
from ..tree import Page
from .page_context import PageContext


def contact_page(context: PageContext) -> tuple[Page, ...]:
    """Return the page of contacts; nothing where the curriculum has none."""
    context = context.at(CONTACTS)
    content = contacts_content(context.handbook.curriculum)
    if not content.contacts:
        return ()
    page = context.showing("contacts", content, "curriculum")
    return (replace(page, hide=("navigation", "toc")),)
