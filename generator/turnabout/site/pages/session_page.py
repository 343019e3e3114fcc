"""Write the page of one session."""

from collections.abc import Iterator

from ...content.phrases import PAPERS
from ...content.session import session_content, session_path
from ...content.worksheet import whose_worksheet
from ...model.module import Module
from ...planning.catching_up import QUARTER, catch_up
from ...planning.paper_list import has_prompts, lengths_of
from ...planning.schedule import Session, worksheets_of
from ..tree import Page
from .agendas import agenda_prints, agenda_views
from .page_context import PageContext, View, prints


def session_page(context: PageContext, session: Session) -> Page:
    """Return the page from which a pair runs a session."""
    context = context.at(session_path(session))
    content = session_content(context.handbook, session)
    return context.showing(
        "session",
        content,
        f"modules/{session.agenda.module_id}",
        facts=context.facts(content.facts),
        agendas=agenda_views(context, session.agenda, session),
        sizes=[PAPERS[size] for size in context.handbook.papers],
        papers=_papers(context, session),
    )


def _papers(context: PageContext, session: Session) -> list[View]:
    agenda, sheets = session.agenda, session.agenda.module.worksheets
    pair = context.roles.label("pair")
    agendas = [
        _paper(
            context,
            context.labels.gettext("Agenda, {minutes} minutes", minutes=length),
            pair,
            agenda_prints(context, agenda, session, length),
        )
        for length in (agenda.length, *(n for n in lengths_of(agenda) if n != agenda.length))
    ]
    worksheets = [
        _paper(
            context,
            sheets[name].title,
            whose_worksheet(context.handbook.curriculum, sheets[name]),
            prints(context, "worksheet", agenda.module_id, name),
        )
        for name in worksheets_of(agenda)
    ]
    return agendas + worksheets + list(_cards(context, agenda.module_id, agenda.module))


def _cards(context: PageContext, module_id: str, module: Module) -> Iterator[View]:
    who, gettext = context.roles.label("pair"), context.labels.gettext
    if has_prompts(module):
        yield _paper(context, gettext("Prompt cards"), who, prints(context, "cards", module_id))
    if catch_up(module):
        name = gettext("Catch-up card, {minutes} minutes, if you missed this", minutes=QUARTER)
        yield _paper(context, name, who, prints(context, "catch-up", module_id))


def _paper(context: PageContext, name: str, who: str, links: list[View]) -> View:
    """One row: a cell for each paper size, and one for what can be filled in on a screen."""
    sizes = len(context.handbook.papers)
    return {"title": name, "who": who, "prints": links[:sizes], "on_screen": links[sizes:]}
