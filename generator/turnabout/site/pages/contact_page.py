"""Write the page that says whom to ask."""

from dataclasses import replace

from ..escape import Markdown
from ..page_places import CONTACTS
from ..tree import Page
from .page_context import PageContext, View


def contact_page(context: PageContext) -> tuple[Page, ...]:
    """Return the page of contacts; nothing where the curriculum has none."""
    context = context.at(CONTACTS)
    contacts = contact_views(context)
    if not contacts:
        return ()
    page = context.page("contacts", "Whom to ask", {"contacts": contacts}, "curriculum")
    return (replace(page, hide=("navigation", "toc")),)


def contact_views(context: PageContext) -> list[View]:
    """Return each contact with the way there, and the matters where they are named."""
    return [
        {
            "anchor": Markdown(name),
            "name": contact.name,
            "how": context.text(contact.how),
            "matters": contact.for_ and context.text(contact.for_),
        }
        for name, contact in context.handbook.curriculum.contacts.items()
    ]
