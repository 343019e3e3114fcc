"""Write the page of one session."""

from collections.abc import Iterator

from ...content.phrases import OPT_IN, PAPERS, date_of, rhythm
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
    Desk,
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
from .worksheets import whose


def session_page(desk: Desk, session: Session) -> Page:
    """Return the page from which a pair runs a session."""
    desk = desk.at(session_path(session))
    agenda, module = session.agenda, session.agenda.module
    name = session_title(desk, session)
    values: View = {
        "title": name,
        "facts": _facts(desk, session),
        "choices": session_choices(desk, session),
        "opt_in": [OPT_IN] if module.opt_in == "yes" else [],
        "length": agenda.length,
        "purpose": desk.text(module.purpose),
        "objectives": objective_views(desk, module, agenda.objectives),
        "before": [desk.text(text) for text in module.before.values()],
        "prepare": prepare_views(desk, module),
        "agendas": agenda_views(desk, agenda, session),
        "activities": activity_views(desk, agenda.slots, agenda.module_id),
        "facilitator": desk.roles.one("facilitator"),
        "prompts": prompt_views(desk, module),
        "sizes": [PAPERS[size] for size in desk.handbook.papers],
        "papers": _papers(desk, session),
        "practice": practice_view(desk, module),
        "sign": desk.text(module.sign) if module.sign else Markdown(""),
        "rules": rule_views(desk, module.ground_rules),
        "next": _next(desk, session),
    }
    return desk.page("session", name, values, f"modules/{agenda.module_id}")


def _facts(desk: Desk, session: Session) -> Markdown:
    module = Markdown(f"[All about this module]({desk.link(module_path(session.agenda.module_id))})")
    return facts(
        f"{session.number} of {len(desk.handbook.sessions)}",
        session.start and date_of(session.start, desk.handbook.curriculum.language),
        f"{session.agenda.length} minutes",
        module,
    )


def _papers(desk: Desk, session: Session) -> list[View]:
    agenda, sheets = session.agenda, session.agenda.module.worksheets
    agendas = [
        _paper(
            desk, f"Agenda, {length} minutes", desk.roles.label("pair"), agenda_prints(desk, agenda, session, length)
        )
        for length in (agenda.length, *(n for n in lengths_of(agenda) if n != agenda.length))
    ]
    worksheets = [
        _paper(desk, sheets[name].title, whose(desk, sheets[name]), worksheet_prints(desk, agenda.module_id, name))
        for name in worksheets_of(agenda)
    ]
    return agendas + worksheets + list(_cards(desk, agenda.module_id, agenda.module))


def _cards(desk: Desk, module_id: str, module: Module) -> Iterator[View]:
    who = desk.roles.label("pair")
    if has_prompts(module):
        links = prints(desk, lambda size: cards_path(module_id, size))
        yield _paper(desk, "Prompt cards", who, links)
    if catch_up(module):
        links = prints(desk, lambda size: catch_up_path(module_id, size))
        yield _paper(desk, f"Catch-up card, {QUARTER} minutes, if you missed this", who, links)


def _paper(desk: Desk, name: str, who: str, links: list[View]) -> View:
    """One row: a cell for each paper size, and one for what can be filled in on a screen."""
    sizes = len(desk.handbook.papers)
    return {"title": name, "who": who, "prints": links[:sizes], "on_screen": links[sizes:]}


def _next(desk: Desk, session: Session) -> Markdown:
    following = desk.handbook.sessions[session.number : session.number + 1]
    if not following:
        overview = desk.link("programme/index.md")
        return Markdown(f"This was the last one. [Back to the whole programme]({overview}).")
    after = following[0]
    language = desk.handbook.curriculum.language
    when = f"on {date_of(after.start, language)}" if after.start else f"{rhythm(after.after)} later"
    name = title(session_title(desk, after))
    return Markdown(f"[{name}]({desk.link(session_path(after))}), {title(when)}.")
