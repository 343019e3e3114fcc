"""Write the page that tells what HR sees and what it never sees."""

from ...content import visibility
from ...content.places import WHAT_HR_SEES
from ...content.what_hr_sees import what_hr_sees_content
from ...planning.visibility import Paper
from ...text.pieces import Text
from ..tree import Page
from .page_context import PageContext


def what_hr_sees(context: PageContext) -> Page:
    """Return every field of every form and worksheet, grouped by who sees the answers."""
    return context.at(WHAT_HR_SEES).showing("what-hr-sees", what_hr_sees_content(context.handbook), "curriculum")


def paper_link(context: PageContext, paper: Paper) -> Text:
    """Return the title of a paper, with a link to where it is described."""
    return visibility.paper_link(paper)


def paper_kind(context: PageContext, paper: Paper) -> str:
    """Return what a paper is: a form, or the worksheet of a module."""
    return visibility.paper_kind(context.handbook.curriculum, paper)
