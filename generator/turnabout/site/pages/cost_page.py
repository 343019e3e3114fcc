"""Write the page of the estimate: hours, the bill, and what training would cost instead."""

from ...content.cost import cost_content, own_figures
from ...model.cost import Cost
from ...planning.paper_list import COST as COST_SHEET
from ...planning.paper_list import assessment_path
from ..escape import Markdown
from ..page_places import COST
from ..tree import Page
from .page_context import PageContext, facts, prints


def cost_page(context: PageContext, cost: Cost) -> Page:
    """Return the worked estimate of a programme."""
    context = context.at(COST)
    content = cost_content(context.handbook.curriculum, cost)
    own = own_figures(context.handbook.curriculum, cost)
    return context.showing(
        "cost",
        content,
        "cost",
        facts=facts(*content.facts),
        own=own,
        example=Markdown(own.example),
        papers=prints(context, lambda size: assessment_path(COST_SHEET, size)),
    )
