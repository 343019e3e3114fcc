"""Write the list of assessments and the page of each."""

from ...content.assessment import assessment_content, assessment_list, command_content
from ...content.places import ASSESSMENTS
from ...planning import paper_list as printing
from ..escape import Markdown
from ..tree import Page
from .page_context import PageContext, View, assessment_path, facts, prints, values_of


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
    return context.page("checks", content.title, {**values_of(content), "rows": rows}, "curriculum")


def _page(context: PageContext, name: str) -> Page:
    curriculum = context.handbook.curriculum
    content, command = assessment_content(curriculum, name), command_content(curriculum, name)
    values: View = {
        **values_of(content),
        "facts": facts(*content.facts),
        "command": {**values_of(command), "example": Markdown(command.example)},
        "papers": prints(context, lambda size: printing.assessment_path(name, size)),
    }
    return context.page("check", content.title, values, f"checks/{name}")
