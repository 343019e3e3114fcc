"""Write the pages about all papers: what people sign, and what HR sees and never sees."""

from ...content.module_parts import module_path
from ...content.places import WHAT_HR_SEES, WHAT_YOU_SIGN
from ...content.signing import signing_content
from ...content.visibility import paper_kind, paper_link
from ...content.what_hr_sees import what_hr_sees_content
from ...text.pieces import link
from ..tree import Page
from .page_context import PageContext, values_of


def what_you_sign(context: PageContext) -> Page:
    """Return every form, worksheet and sentence that is signed: what it says, who signs, and who keeps it."""
    context = context.at(WHAT_YOU_SIGN)
    content = signing_content(context.handbook)
    papers = [
        {
            **values_of(one),
            "kind": paper_kind(context.handbook.curriculum, one.paper),
            "link": paper_link(one.paper),
            "same": paper_link(one.same) if one.same else None,
        }
        for one in content.papers
    ]
    sentences = [{"way": link(one.title, module_path(one.module_id)), "text": one.text} for one in content.sentences]
    return context.showing("what-you-sign", content, "curriculum", papers=papers, sentences=sentences)


def what_hr_sees(context: PageContext) -> Page:
    """Return every field of every form and worksheet, grouped by who sees the answers."""
    return context.at(WHAT_HR_SEES).showing("what-hr-sees", what_hr_sees_content(context.handbook), "curriculum")
