"""Write the list of assessments, the page of each, and that of the estimate."""

from ...content.assessment import assessment_content, assessment_list, command_content
from ...content.cost import cost_content, own_figures
from ...content.places import ASSESSMENTS, COST
from ...model.cost import Cost
from ...planning.paper_list import COST as COST_SHEET
from ..escape import Markdown
from ..tree import Page
from .page_context import PageContext, assessment_path, facts, prints, values_of


def assessment_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the list of assessments and a page for each; nothing where there is neither that nor a cost plan."""
    curriculum = context.handbook.curriculum
    if not curriculum.checks and not curriculum.cost:
        return ()
    return (
        _list(context.at(ASSESSMENTS)),
        *(_page(context.at(assessment_path(name)), name) for name in curriculum.checks),
    )


def _list(context: PageContext) -> Page:
    content = assessment_list(context.handbook.curriculum)
    rows = [{**values_of(row), "href": context.link(assessment_path(row.id))} for row in content.rows]
    return context.showing("checks", content, "curriculum", rows=rows)


def _page(context: PageContext, name: str) -> Page:
    curriculum = context.handbook.curriculum
    content, command = assessment_content(curriculum, name), command_content(curriculum, name)
    return context.showing(
        "check",
        content,
        f"checks/{name}",
        facts=facts(*content.facts),
        command={**values_of(command), "example": Markdown(command.example)},
        papers=prints(context, "check", name),
    )


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
        papers=prints(context, "check", COST_SHEET),
    )
