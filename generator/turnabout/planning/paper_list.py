"""Which papers a handbook has, and what their files are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ..model.curriculum import Curriculum
from ..model.module import Module
from ..model.settings import Edition, PaperSize
from .booklets import HANDBOOK, audiences, booklet_path, handbook_path
from .catching_up import catch_up
from .fit import LENGTHS, Agenda, fit_session, floors_total
from .handbook import Handbook
from .schedule import Session
from .visibility import forms_for

SessionPaper = Literal["agenda", "worksheet", "cards", "catch-up"]
CommonPaper = Literal[
    "pack", "poster", "ground-rules", "wallet-card", "form", "check", "messages", "run-sheet", "booklet", "handbook"
]
PaperKind = SessionPaper | CommonPaper
PAPER_KINDS: tuple[PaperKind, ...] = (*get_args(SessionPaper), *get_args(CommonPaper))
COST = "cost"
"""The item of the sheet with the estimate; it is printed as one of the assessments."""


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """One paper of a module; `path` is relative to the site, `session` is None for a module outside the programme."""

    kind: SessionPaper
    path: str
    size: PaperSize
    agenda: Agenda
    session: Session | None
    worksheet: str | None = None


@dataclass(frozen=True, slots=True)
class CommonSheet:
    """One paper that belongs to no module; `item` is the id of a form, assessment or programme, `COST`, the folder of
    an audience, or else the kind."""

    kind: CommonPaper
    path: str
    size: PaperSize
    item: str


Sheet = SessionSheet | CommonSheet


def print_run(handbook: Handbook) -> tuple[Sheet, ...]:
    """List every paper of a handbook in each size: each session at each length that fits, each worksheet, and the
    forms and other papers of its edition."""
    sheets: dict[str, Sheet] = {sheet.path: sheet for size in handbook.papers for sheet in _in_size(handbook, size)}
    return tuple(sheets.values())


def agenda_path(agenda: Agenda, session: Session | None, length: int, size: PaperSize) -> str:
    """Return the file of an agenda, relative to the site."""
    name = session.id if session else f"module-{agenda.module_id}"
    return f"print/{size}/agenda-{name}-{length}.pdf"


def worksheet_path(module_id: str, worksheet: str, size: PaperSize) -> str:
    """Return the file of a worksheet, relative to the site."""
    return f"print/{size}/worksheet-{module_id}-{worksheet}.pdf"


def cards_path(module_id: str, size: PaperSize) -> str:
    """Return the file of the prompt cards of a module, relative to the site."""
    return f"print/{size}/cards-{module_id}.pdf"


def catch_up_path(module_id: str, size: PaperSize) -> str:
    """Return the file of the catch-up card of a module, relative to the site."""
    return f"print/{size}/catch-up-{module_id}.pdf"


def pack_path(size: PaperSize) -> str:
    """Return the file of the pack of a pair, relative to the site."""
    return f"print/{size}/pack.pdf"


def poster_path(size: PaperSize) -> str:
    """Return the file of the poster of the programme, relative to the site."""
    return f"print/{size}/poster.pdf"


def ground_rules_path(size: PaperSize) -> str:
    """Return the file of the page with all ground rules, relative to the site."""
    return f"print/{size}/ground-rules.pdf"


def wallet_card_path(size: PaperSize) -> str:
    """Return the file of the cards for the wallet, relative to the site."""
    return f"print/{size}/wallet-card.pdf"


def form_path(form_id: str, size: PaperSize) -> str:
    """Return the file of a form, relative to the site."""
    return f"print/{size}/form-{form_id}.pdf"


def assessment_path(assessment_id: str, size: PaperSize) -> str:
    """Return the file of an assessment, or of the estimate (`COST`), relative to the site."""
    return f"print/{size}/check-{assessment_id}.pdf"


def messages_path(size: PaperSize) -> str:
    """Return the file of all messages, relative to the site."""
    return f"print/{size}/messages.pdf"


def run_sheet_path(size: PaperSize) -> str:
    """Return the file of the run sheet, relative to the site."""
    return f"print/{size}/run-sheet.pdf"


def lengths_of(agenda: Agenda) -> tuple[int, ...]:
    """Return the minutes that an agenda is offered at: its own length, and the usual ones that its core fits into."""
    usual = {length for length in LENGTHS if length >= floors_total(agenda.module)}
    return tuple(sorted(usual | {agenda.length}))


def has_prompts(module: Module) -> bool:
    """Tell whether anybody has a question to ask, and so whether there are prompt cards."""
    return any(module.prompts.values())


def outside(handbook: Handbook) -> tuple[str, ...]:
    """Return the modules that no session of the programme uses."""
    used = {session.agenda.module_id for session in handbook.sessions}
    return tuple(name for name in handbook.curriculum.modules if name not in used)


def _in_size(handbook: Handbook, size: PaperSize) -> Iterator[Sheet]:
    for agenda, session in _all_modules(handbook):
        yield from _agendas(agenda, session, size)
        yield from _worksheets(agenda, session, size)
        yield from _cards(agenda, session, size)
    yield from _books(handbook, size)
    yield CommonSheet("pack", pack_path(size), size, "pack")
    yield CommonSheet("poster", poster_path(size), size, handbook.programme_id)
    yield from _rules(handbook.curriculum, size)
    yield from _forms(handbook.curriculum, handbook.edition, size)
    if handbook.edition == "facilitator":
        yield from _coordinators(handbook.curriculum, size)


def _all_modules(handbook: Handbook) -> Iterator[tuple[Agenda, Session | None]]:
    for session in handbook.sessions:
        yield session.agenda, session
    for module_id in outside(handbook):
        module = handbook.curriculum.modules[module_id]
        yield fit_session(module_id, module, handbook.programme.length), None


def _agendas(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[SessionSheet]:
    for length in lengths_of(agenda):
        fitted = fit_session(agenda.module_id, agenda.module, length)
        yield SessionSheet("agenda", agenda_path(agenda, session, length, size), size, fitted, session)


def _worksheets(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[SessionSheet]:
    for name in agenda.module.worksheets:
        path = worksheet_path(agenda.module_id, name, size)
        yield SessionSheet("worksheet", path, size, agenda, session, worksheet=name)


def _cards(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[SessionSheet]:
    if has_prompts(agenda.module):
        yield SessionSheet("cards", cards_path(agenda.module_id, size), size, agenda, session)
    if catch_up(agenda.module):
        yield SessionSheet("catch-up", catch_up_path(agenda.module_id, size), size, agenda, session)


def _rules(curriculum: Curriculum, size: PaperSize) -> Iterator[CommonSheet]:
    if curriculum.ground_rules:
        yield CommonSheet("ground-rules", ground_rules_path(size), size, "ground-rules")
        yield CommonSheet("wallet-card", wallet_card_path(size), size, "wallet-card")


def _forms(curriculum: Curriculum, edition: Edition, size: PaperSize) -> Iterator[CommonSheet]:
    for name in forms_for(curriculum, edition):
        yield CommonSheet("form", form_path(name, size), size, name)


def _coordinators(curriculum: Curriculum, size: PaperSize) -> Iterator[CommonSheet]:
    """What only the facilitator's edition has."""
    for name in curriculum.checks:
        yield CommonSheet("check", assessment_path(name, size), size, name)
    if curriculum.cost:
        yield CommonSheet("check", assessment_path(COST, size), size, COST)
    if curriculum.messages:
        yield CommonSheet("messages", messages_path(size), size, "messages")
    if curriculum.run_sheet:
        yield CommonSheet("run-sheet", run_sheet_path(size), size, "run-sheet")


def _books(handbook: Handbook, size: PaperSize) -> Iterator[CommonSheet]:
    for audience in audiences(handbook):
        yield CommonSheet("booklet", booklet_path(audience, size), size, audience)
    yield CommonSheet("handbook", handbook_path(size), size, HANDBOOK)
