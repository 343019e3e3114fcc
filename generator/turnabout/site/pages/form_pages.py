"""Write the list of forms and the page of each."""

from collections.abc import Mapping

from ...content.phrases import capitalised, count_of
from ...content.places import WHAT_HR_SEES
from ...content.visibility import fillers, form_sees, is_together, readers
from ...content.words import readable
from ...model.form import Form
from ...planning import paper_list as printing
from ...planning.visibility import forms_for
from ..escape import Markdown
from ..page_places import FORMS, WHAT_YOU_SIGN
from ..tree import Page
from .fields import field_values
from .page_context import PageContext, View, facts, form_path, prints


def form_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the list of forms and a page for each; nothing where there is no form."""
    forms = forms_for(context.handbook.curriculum, context.handbook.edition)
    if not forms:
        return ()
    return (_list(context.at(FORMS), forms), *(_page(context, name, form) for name, form in forms.items()))


def _list(context: PageContext, forms: Mapping[str, Form]) -> Page:
    values: View = {
        "forms": [
            {
                "title": form.title,
                "href": context.link(form_path(name)),
                "purpose": context.text(form.purpose),
                "fillers": capitalised(fillers(context.roles, form)),
                "readers": capitalised(readers(context.roles, form)),
            }
            for name, form in forms.items()
        ],
        "what_hr_sees": context.link(WHAT_HR_SEES),
        "what_you_sign": context.link(WHAT_YOU_SIGN),
    }
    return context.page("forms", "Forms", values, "curriculum")


def _page(context: PageContext, name: str, form: Form) -> Page:
    context = context.at(form_path(name))
    values: View = {
        "sheet": {
            "title": form.title,
            "facts": facts(count_of(form.pages, "page"), _fields(form)),
            "how": context.text(form.how),
            **field_values(context, form.fields.values(), form_sees(context.roles, form)),
            "papers": prints(context, lambda size: printing.form_path(name, size)),
        },
        "purpose": context.text(form.purpose),
        "care": _care(context, form),
        "never": [{"word": readable(word), "why": context.text(why)} for word, why in form.never_asks.items()],
    }
    return context.page("form", form.title, values, f"forms/{name}")


def _fields(form: Form) -> str:
    asked = sum(field.answer != "fixed" for field in form.fields.values())
    return f"{count_of(asked, 'thing')} to fill in"


def _care(context: PageContext, form: Form) -> list[View]:
    """Who handles the form, and how."""
    together = Markdown("Together.") if is_together(form) else Markdown("")
    rows = (
        ("Who fills it in", f"{capitalised(fillers(context.roles, form))}."),
        ("Apart or together", context.text(form.apart) if form.apart else together),
        ("Who sees it", f"{capitalised(readers(context.roles, form))}."),
        ("Where it goes", context.text(form.route)),
        ("How long it is kept", context.text(form.keep)),
    )
    return [{"name": name, "text": text} for name, text in rows if text]
