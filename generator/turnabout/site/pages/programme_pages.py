"""Write the home page, the overview of the programme, and that of the others."""

from dataclasses import replace

from ...content.places import CHOICES, HOME, OVERVIEW
from ...content.programme import has_choices, home_content, other_programmes_content, programme_content
from ..escape import Markdown, title
from ..tree import Page
from .page_context import PageContext, facts, prints


def home_page(context: PageContext) -> Page:
    """Return the front page: what this is, who starts where, and the programme at a glance."""
    context = context.at(HOME)
    content, programme = home_content(context.handbook), programme_content(context.handbook)
    page = context.showing(
        "home",
        content,
        "curriculum",
        programme=programme,
        facts=facts(*programme.facts),
        handbook=prints(context, "handbook"),
    )
    return replace(page, hide=("navigation", "toc"))


def programme_page(context: PageContext) -> Page:
    """Return the overview of the programme: its sessions, its rhythm and its hours."""
    context = context.at(OVERVIEW)
    content = programme_content(context.handbook)
    return context.showing(
        "programme",
        content,
        f"programmes/{context.handbook.programme_id}",
        facts=facts(*content.facts),
        bring=[Markdown("<br>".join(map(title, session.bring))) for session in content.sessions],
        pack=prints(context, "pack"),
        poster=prints(context, "poster"),
    )


def other_programmes(context: PageContext) -> tuple[Page, ...]:
    """Return the page of other programmes and tracks; nothing where there is one programme and no track."""
    context = context.at(CHOICES)
    if not has_choices(context.handbook):
        return ()
    content = other_programmes_content(context.handbook)
    shown = [facts(*programme.facts) for programme in content.programmes]
    return (context.showing("choices", content, "curriculum", facts=shown),)
