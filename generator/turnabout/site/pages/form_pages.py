"""Write the list of forms and the page of each."""

from ...content.form import form_content, form_list
from ...content.places import FORMS
from ...content.sheet_parts import all_fields
from ..tree import Page
from .page_context import PageContext, View, facts, form_path, prints, values_of


def form_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the list of forms and a page for each; nothing where there is no form."""
    content = form_list(context.handbook)
    if not content.rows:
        return ()
    list_context = context.at(FORMS)
    rows = [{**values_of(row), "href": list_context.link(form_path(row.id))} for row in content.rows]
    return (
        list_context.showing("forms", content, "curriculum", rows=rows),
        *(_page(context.at(form_path(row.id)), row.id) for row in content.rows),
    )


def _page(context: PageContext, name: str) -> Page:
    content = form_content(context.handbook, name)
    sheet: View = {
        **values_of(content),
        "facts": facts(*content.facts),
        "fields": all_fields(content.parts),
        "papers": prints(context, "form", name),
    }
    return context.page("form", content.title, {"sheet": sheet}, f"forms/{name}")
