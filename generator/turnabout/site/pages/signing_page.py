"""Write the page that holds everything people sign."""

from ...content.module_parts import module_path
from ...content.places import WHAT_YOU_SIGN
from ...content.signing import signing_content
from ...content.visibility import paper_kind, paper_link
from ..tree import Page
from .page_context import PageContext, View, values_of


def what_you_sign(context: PageContext) -> Page:
    """Return every form, worksheet and sentence that is signed: what it says, who signs, and who keeps it."""
    context = context.at(WHAT_YOU_SIGN)
    content = signing_content(context.handbook)
    values: View = {
        **values_of(content),
        "papers": [
            {
                **values_of(one),
                "kind": paper_kind(context.handbook.curriculum, one.paper),
                "link": paper_link(one.paper),
                "same": paper_link(one.same) if one.same else None,
            }
            for one in content.papers
        ],
        "sentences": [
            {**values_of(one), "href": context.link(module_path(one.module_id))} for one in content.sentences
        ],
    }
    return context.page("what-you-sign", content.title, values, "curriculum")
