"""Write the page that holds everything people sign."""

from ...content.module_parts import module_path
from ...content.phrases import capitalised
from ...model.form import Form
from ...model.worksheet import Field
from ...planning.visibility import Paper, papers_for, signed
from ..escape import Markdown, title
from ..page_places import WHAT_YOU_SIGN
from ..tree import Page
from .page_context import PageContext, View
from .visibility_page import paper_kind, paper_link
from .worksheets import whose


def what_you_sign(context: PageContext) -> Page:
    """Return every form, worksheet and sentence that is signed: what it says, who signs, and who keeps it."""
    context = context.at(WHAT_YOU_SIGN)
    papers = signed(papers_for(context.handbook.curriculum, context.handbook.edition))
    values: View = {
        "papers": [_paper(context, paper, papers) for paper in papers],
        "sentences": [
            {"title": module.title, "href": context.link(module_path(name)), "text": context.text(module.sign)}
            for name, module in context.handbook.curriculum.modules.items()
            if module.sign
        ],
    }
    return context.page("what-you-sign", "What you sign", values, "curriculum")


def _paper(context: PageContext, paper: Paper, papers: tuple[Paper, ...]) -> View:
    same = next((other for other in papers if other != paper and _says(other) == _says(paper)), None)
    earlier = same and papers.index(same) < papers.index(paper)
    return {
        "title": paper.record.title,
        "kind": paper_kind(context, paper),
        "link": paper_link(context, paper),
        "purpose": context.text(paper.record.purpose if isinstance(paper.record, Form) else paper.record.how),
        "signs": Markdown(", ".join(context.text(field.label) for field in _signatures(paper))),
        "keeps": _keeps(context, paper),
        "same": [paper_link(context, same)] if same and earlier else [],
        "clauses": []
        if earlier
        else [
            {"label": context.text(field.label), "text": context.text(field.text or "")} for field in _clauses(paper)
        ],
    }


def _says(paper: Paper) -> tuple[tuple[str, str | None], ...]:
    return tuple((field.label, field.text) for field in _clauses(paper))


def _clauses(paper: Paper) -> list[Field]:
    return [field for field in paper.record.fields.values() if field.answer == "fixed"]


def _signatures(paper: Paper) -> list[Field]:
    return [field for field in paper.record.fields.values() if field.answer == "signature"]


def _keeps(context: PageContext, paper: Paper) -> list[Markdown]:
    """A form says where it goes and for how long; a worksheet stays with those whose it is, but for single answers."""
    record = paper.record
    if isinstance(record, Form):
        return [context.text(record.route), context.text(record.keep)]
    keeper = "The two of you" if record.for_ == "pair" else whose(context, record)
    told = [context.text(field.label) for field in record.fields.values() if field.visibility == "coordinator"]
    if not told:
        return [title(f"{keeper}, and nobody else.")]
    labels = "; ".join(f"“{label}”" for label in told)
    return [
        title(f"{keeper}."),
        Markdown(f"{title(capitalised(context.roles.the('coordinator')))} learns only: {labels}."),
    ]
