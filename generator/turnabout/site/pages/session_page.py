"""Write the page of one session."""

from collections.abc import Iterator

from ...content.phrases import OPT_IN, PAPERS, date_of, rhythm
from ...content.worksheet import whose_worksheet
from ...model.module import Module
from ...planning.catching_up import QUARTER, catch_up
from ...planning.paper_list import cards_path, catch_up_path, has_prompts, lengths_of
from ...planning.schedule import Session, worksheets_of
from ..escape import Markdown, title
from ..tree import Page
from .agendas import (
    activity_views,
    agenda_prints,
    agenda_views,
    objective_views,
    practice_view,
    prepare_views,
    prompt_views,
)
from .page_context import (
    PageContext,
    View,
    facts,
    module_path,
    prints,
    rule_views,
    session_choices,
    session_path,
    session_title,
    worksheet_prints,
)


def session_page(context: PageContext, session: Session) -> Page:
    """Return the page from which a pair runs a session."""
    context = context.at(session_path(session))
    agenda, module = session.agenda, session.agenda.module
    name = session_title(context, session)
    values: View = {
        "title": name,
        "facts": _facts(context, session),
        "choices": session_choices(context, session),
        "opt_in": [OPT_IN] if module.opt_in == "yes" else [],
        "length": agenda.length,
        "purpose": context.text(module.purpose),
        "objectives": objective_views(context, module, agenda.objectives),
        "before": [context.text(text) for text in module.before.values()],
        "prepare": prepare_views(context, module),
        "agendas": agenda_views(context, agenda, session),
        "activities": activity_views(context, agenda.slots, agenda.module_id),
        "facilitator": context.roles.one("facilitator"),
        "prompts": prompt_views(context, module),
        "sizes": [PAPERS[size] for size in context.handbook.papers],
        "papers": _papers(context, session),
        "practice": practice_view(context, module),
        "sign": context.text(module.sign) if module.sign else Markdown(""),
        "rules": rule_views(context, module.ground_rules),
        "next": _next(context, session),
    }
    return context.page("session", name, values, f"modules/{agenda.module_id}")


def _facts(context: PageContext, session: Session) -> Markdown:
    module = Markdown(f"[All about this module]({context.link(module_path(session.agenda.module_id))})")
    return facts(
        f"{session.number} of {len(context.handbook.sessions)}",
        session.start and date_of(session.start, context.handbook.curriculum.language),
        f"{session.agenda.length} minutes",
        module,
    )


def _papers(context: PageContext, session: Session) -> list[View]:
    agenda, sheets = session.agenda, session.agenda.module.worksheets
    agendas = [
        _paper(
            context,
            f"Agenda, {length} minutes",
            context.roles.label("pair"),
            agenda_prints(context, agenda, session, length),
        )
        for length in (agenda.length, *(n for n in lengths_of(agenda) if n != agenda.length))
    ]
    worksheets = [
        _paper(
            context,
            sheets[name].title,
            whose_worksheet(context.handbook.curriculum, sheets[name]),
            worksheet_prints(context, agenda.module_id, name),
        )
        for name in worksheets_of(agenda)
    ]
    return agendas + worksheets + list(_cards(context, agenda.module_id, agenda.module))


def _cards(context: PageContext, module_id: str, module: Module) -> Iterator[View]:
    who = context.roles.label("pair")
    if has_prompts(module):
        links = prints(context, lambda size: cards_path(module_id, size))
        yield _paper(context, "Prompt cards", who, links)
    if catch_up(module):
        links = prints(context, lambda size: catch_up_path(module_id, size))
        yield _paper(context, f"Catch-up card, {QUARTER} minutes, if you missed this", who, links)


def _paper(context: PageContext, name: str, who: str, links: list[View]) -> View:
    """One row: a cell for each paper size, and one for what can be filled in on a screen."""
    sizes = len(context.handbook.papers)
    return {"title": name, "who": who, "prints": links[:sizes], "on_screen": links[sizes:]}


def _next(context: PageContext, session: Session) -> Markdown:
    following = context.handbook.sessions[session.number : session.number + 1]
    if not following:
        overview = context.link("programme/index.md")
        return Markdown(f"This was the last one. [Back to the whole programme]({overview}).")
    after = following[0]
    language = context.handbook.curriculum.language
    when = f"on {date_of(after.start, language)}" if after.start else f"{rhythm(after.after)} later"
    name = title(session_title(context, after))
    return Markdown(f"[{name}]({context.link(session_path(after))}), {title(when)}.")
