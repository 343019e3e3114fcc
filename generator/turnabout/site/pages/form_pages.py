"""Write the list of forms and the page of each."""

from collections.abc import Mapping

from ...content.phrases import capitalised, count_of
from ...content.visibility import fillers, form_sees, is_together, readers
from ...content.words import readable
from ...model.form import Form
from ...planning import paper_list as printing
from ...planning.visibility import forms_for
from ..escape import Markdown
from ..page_places import FORMS, WHAT_HR_SEES, WHAT_YOU_SIGN
from ..tree import Page
from .fields import field_values
from .page_context import Desk, View, facts, form_path, prints


def form_pages(desk: Desk) -> tuple[Page, ...]:
    """Return the list of forms and a page for each; nothing where there is no form."""
    forms = forms_for(desk.handbook.curriculum, desk.handbook.edition)
    if not forms:
        return ()
    return (_list(desk.at(FORMS), forms), *(_page(desk, name, form) for name, form in forms.items()))


def _list(desk: Desk, forms: Mapping[str, Form]) -> Page:
    values: View = {
        "forms": [
            {
                "title": form.title,
                "href": desk.link(form_path(name)),
                "purpose": desk.text(form.purpose),
                "fillers": capitalised(fillers(desk.roles, form)),
                "readers": capitalised(readers(desk.roles, form)),
            }
            for name, form in forms.items()
        ],
        "what_hr_sees": desk.link(WHAT_HR_SEES),
        "what_you_sign": desk.link(WHAT_YOU_SIGN),
    }
    return desk.page("forms", "Forms", values, "curriculum")


def _page(desk: Desk, name: str, form: Form) -> Page:
    desk = desk.at(form_path(name))
    values: View = {
        "sheet": {
            "title": form.title,
            "facts": facts(count_of(form.pages, "page"), _fields(form)),
            "how": desk.text(form.how),
            **field_values(desk, form.fields.values(), form_sees(desk.roles, form)),
            "papers": prints(desk, lambda size: printing.form_path(name, size)),
        },
        "purpose": desk.text(form.purpose),
        "care": _care(desk, form),
        "never": [{"word": readable(word), "why": desk.text(why)} for word, why in form.never_asks.items()],
    }
    return desk.page("form", form.title, values, f"forms/{name}")


def _fields(form: Form) -> str:
    asked = sum(field.answer != "fixed" for field in form.fields.values())
    return f"{count_of(asked, 'thing')} to fill in"


def _care(desk: Desk, form: Form) -> list[View]:
    """Who handles the form, and how."""
    together = Markdown("Together.") if is_together(form) else Markdown("")
    rows = (
        ("Who fills it in", f"{capitalised(fillers(desk.roles, form))}."),
        ("Apart or together", desk.text(form.apart) if form.apart else together),
        ("Who sees it", f"{capitalised(readers(desk.roles, form))}."),
        ("Where it goes", desk.text(form.route)),
        ("How long it is kept", desk.text(form.keep)),
    )
    return [{"name": name, "text": text} for name, text in rows if text]
