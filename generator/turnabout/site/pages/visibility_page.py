"""Write the page that tells what HR sees and what it never sees."""

from ...content.places import WHAT_HR_SEES
from ...content.what_hr_sees import what_hr_sees_content
from ..tree import Page
from .page_context import PageContext


def what_hr_sees(context: PageContext) -> Page:
    """Return every field of every form and worksheet, grouped by who sees the answers."""
    return context.at(WHAT_HR_SEES).showing("what-hr-sees", what_hr_sees_content(context.handbook), "curriculum")
