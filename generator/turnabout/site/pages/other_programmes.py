"""Write the page of the other programmes and the tracks, and who they are for."""

from ...content.places import CHOICES
from ...content.programme import has_choices, other_programmes_content
from ..tree import Page
from .page_context import PageContext, facts


def other_programmes(context: PageContext) -> tuple[Page, ...]:
    """Return the page; nothing where the curriculum has one programme and no track."""
    context = context.at(CHOICES)
    if not has_choices(context.handbook):
        return ()
    content = other_programmes_content(context.handbook)
    shown = [facts(*programme.facts) for programme in content.programmes]
    return (context.showing("choices", content, "curriculum", facts=shown),)
