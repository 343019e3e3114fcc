"""Write the page that tells what HR sees and what it never sees."""

from ...content.module_parts import module_path
from ...content.visibility import Sees, form_sees, worksheet_sees
from ...content.words import readable
from ...model.form import Form
from ...model.worksheet import Visibility
from ...planning.visibility import Asked, Paper, asked_of, forms_for, papers_for
from ..escape import Markdown, title
from ..page_places import WHAT_HR_SEES
from ..tree import Page
from .page_context import PageContext, View, form_path


def what_hr_sees(context: PageContext) -> Page:
    """Return every field of every form and worksheet, grouped by who sees the answers."""
    context = context.at(WHAT_HR_SEES)
    papers = papers_for(context.handbook.curriculum, context.handbook.edition)
    groups: dict[Visibility, tuple[Asked, ...]] = {
        name: asked_of(papers, name) for name in ("coordinator", "aggregate", "pair", "private")
    }
    values: View = {
        "coordinator": context.roles.one("coordinator"),
        "ground_rules": context.link("ground-rules.md"),
        "counts": {name: sum(len(asked.fields) for asked in group) for name, group in groups.items()},
        "seen": [_row(context, asked, "coordinator") for asked in groups["coordinator"]],
        "totals": [_row(context, asked, "aggregate") for asked in groups["aggregate"]],
        "ours": [_row(context, asked, "pair") for asked in groups["pair"]],
        "mine": [_row(context, asked, "private") for asked in groups["private"]],
        "never": _never(context),
    }
    return context.page("what-hr-sees", "What HR sees, and what it never sees", values, "curriculum")


def paper_link(context: PageContext, paper: Paper) -> Markdown:
    """Return the title of a paper, with a link to where it is described."""
    if paper.module_id is None:
        target = context.link(form_path(paper.id))
    else:
        target = context.link(module_path(paper.module_id), f"worksheet-{paper.id}")
    return Markdown(f"[{title(paper.record.title)}]({target})")


def paper_kind(context: PageContext, paper: Paper) -> str:
    """Return what a paper is: a form, or the worksheet of a module."""
    if paper.module_id is None:
        return "Form"
    return f"Worksheet of {context.handbook.curriculum.modules[paper.module_id].title}"


def _row(context: PageContext, asked: Asked, visibility: Visibility) -> View:
    return {
        "paper": paper_link(context, asked.paper),
        "kind": paper_kind(context, asked.paper),
        "fields": Markdown("<br>".join(context.text(field.label) for field in asked.fields)),
        "sees": _sees(context, asked.paper)[visibility],
    }


def _sees(context: PageContext, paper: Paper) -> Sees:
    if isinstance(paper.record, Form):
        return form_sees(context.roles, paper.record)
    return worksheet_sees(context.roles, paper.record)


def _never(context: PageContext) -> list[View]:
    """What forms must not ask."""
    forms = forms_for(context.handbook.curriculum, context.handbook.edition)
    return [
        {
            "paper": paper_link(context, Paper(None, name, form)),
            "words": [{"word": readable(word), "why": context.text(why)} for word, why in form.never_asks.items()],
        }
        for name, form in forms.items()
        if form.never_asks
    ]
