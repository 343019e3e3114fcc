"""Write the page of the estimate: hours, the bill, and what training would cost instead."""

from ...content.cost import cost_content, own_figures
from ...content.places import COST
from ...model.cost import Cost
from ...planning.paper_list import COST as COST_SHEET
from ...planning.paper_list import assessment_path
from ..escape import Markdown
from ..tree import Page
from .page_context import PageContext, facts, prints, values_of


def cost_page(context: PageContext, cost: Cost) -> Page:
    """Return the worked estimate of a programme."""
    context = context.at(COST)
    curriculum = context.handbook.curriculum
    content, own = cost_content(curriculum, cost), own_figures(curriculum, cost)
    return context.showing(
        "cost",
        content,
        "cost",
        facts=facts(*content.facts),
        own={**values_of(own), "example": Markdown(own.example)},
        papers=prints(context, lambda size: assessment_path(COST_SHEET, size)),
    )
