"""Write the page that says whom to ask."""

from dataclasses import replace

from ..escape import Markdown
from ..page_places import CONTACTS
from ..tree import Page
from .page_context import Desk, View


def contact_page(desk: Desk) -> tuple[Page, ...]:
    """Return the page of contacts; nothing where the curriculum has none."""
    desk = desk.at(CONTACTS)
    contacts = contact_views(desk)
    if not contacts:
        return ()
    page = desk.page("contacts", "Whom to ask", {"contacts": contacts}, "curriculum")
    return (replace(page, hide=("navigation", "toc")),)


def contact_views(desk: Desk) -> list[View]:
    """Return each contact with the way there, and the matters where they are named."""
    return [
        {
            "anchor": Markdown(name),
            "name": contact.name,
            "how": desk.text(contact.how),
            "matters": contact.for_ and desk.text(contact.for_),
        }
        for name, contact in desk.handbook.curriculum.contacts.items()
    ]
