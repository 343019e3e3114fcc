"""Write the page that tells what HR sees and what it never sees."""

from ...content.visibility import Sees, form_sees, worksheet_sees
from ...content.words import readable
from ...model.form import Form
from ...model.worksheet import Visibility
from ...planning.visibility import Asked, Paper, asked_of, forms_for, papers_for
from ..escape import Markdown, title
from ..page_places import WHAT_HR_SEES
from ..tree import Page
from .page_context import Desk, View, form_path, module_path


def what_hr_sees(desk: Desk) -> Page:
    """Return every field of every form and worksheet, grouped by who sees the answers."""
    desk = desk.at(WHAT_HR_SEES)
    papers = papers_for(desk.handbook.curriculum, desk.handbook.edition)
    groups: dict[Visibility, tuple[Asked, ...]] = {
        name: asked_of(papers, name) for name in ("coordinator", "aggregate", "pair", "private")
    }
    values: View = {
        "coordinator": desk.roles.one("coordinator"),
        "ground_rules": desk.link("ground-rules.md"),
        "counts": {name: sum(len(asked.fields) for asked in group) for name, group in groups.items()},
        "seen": [_row(desk, asked, "coordinator") for asked in groups["coordinator"]],
        "totals": [_row(desk, asked, "aggregate") for asked in groups["aggregate"]],
        "ours": [_row(desk, asked, "pair") for asked in groups["pair"]],
        "mine": [_row(desk, asked, "private") for asked in groups["private"]],
        "never": _never(desk),
    }
    return desk.page("what-hr-sees", "What HR sees, and what it never sees", values, "curriculum")


def paper_link(desk: Desk, paper: Paper) -> Markdown:
    """Return the title of a paper, with a link to where it is described."""
    if paper.module_id is None:
        target = desk.link(form_path(paper.id))
    else:
        target = desk.link(module_path(paper.module_id), f"worksheet-{paper.id}")
    return Markdown(f"[{title(paper.record.title)}]({target})")


def paper_kind(desk: Desk, paper: Paper) -> str:
    """Return what a paper is: a form, or the worksheet of a module."""
    if paper.module_id is None:
        return "Form"
    return f"Worksheet of {desk.handbook.curriculum.modules[paper.module_id].title}"


def _row(desk: Desk, asked: Asked, visibility: Visibility) -> View:
    return {
        "paper": paper_link(desk, asked.paper),
        "kind": paper_kind(desk, asked.paper),
        "fields": Markdown("<br>".join(desk.text(field.label) for field in asked.fields)),
        "sees": _sees(desk, asked.paper)[visibility],
    }


def _sees(desk: Desk, paper: Paper) -> Sees:
    if isinstance(paper.record, Form):
        return form_sees(desk.roles, paper.record)
    return worksheet_sees(desk.roles, paper.record)


def _never(desk: Desk) -> list[View]:
    """What forms must not ask."""
    forms = forms_for(desk.handbook.curriculum, desk.handbook.edition)
    return [
        {
            "paper": paper_link(desk, Paper(None, name, form)),
            "words": [{"word": readable(word), "why": desk.text(why)} for word, why in form.never_asks.items()],
        }
        for name, form in forms.items()
        if form.never_asks
    ]
