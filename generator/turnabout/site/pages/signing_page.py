"""Write the page that holds everything people sign."""

from ...content.module_parts import module_path
from ...content.places import WHAT_YOU_SIGN
from ...content.signing import signing_content
from ...text.pieces import link
from ..tree import Page
from .page_context import PageContext, View, values_of
from .visibility_page import paper_kind, paper_link


def what_you_sign(context: PageContext) -> Page:
    """Return every form, worksheet and sentence that is signed: what it says, who signs, and who keeps it."""
    context = context.at(WHAT_YOU_SIGN)
    content = signing_content(context.handbook)
    values: View = {
        **values_of(content),
        "papers": [
            {
                **values_of(one),
                "kind": paper_kind(context, one.paper),
                "link": paper_link(context, one.paper),
                "same": paper_link(context, one.same) if one.same else None,
            }
            for one in content.papers
        ],
        "sentences": [
            {"way": link(one.title, module_path(one.module_id)), "text": one.text} for one in content.sentences
        ],
    }
    return context.page("what-you-sign", content.title, values, "curriculum")
