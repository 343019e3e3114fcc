"""Which papers a handbook has, and what their files are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ..model.curriculum import Curriculum
from ..model.module import Module
from ..model.settings import PaperSize
from .booklets import audiences
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


def common_sheet(kind: CommonPaper, size: PaperSize, *items: str) -> CommonSheet:
    """Return a paper that belongs to no module, named by its item where there are several of its kind."""
    return CommonSheet(kind, paper_path(kind, size, *items), size, *(items or (kind,)))


def paper_path(kind: PaperKind, size: PaperSize, *names: str) -> str:
    """Return the file of a paper, relative to the site; `names` tell it from others of its kind: the id of a form or of
    an assessment (`COST` for the estimate), of a module and its worksheet, or the audience of a booklet."""
    return f"print/{size}/{'-'.join((kind, *names))}.pdf"


def agenda_name(agenda: Agenda, session: Session | None, length: int) -> str:
    """Return what tells an agenda from others."""
    return f"{session.id if session else f'module-{agenda.module_id}'}-{length}"


def paper_name(sheet: Sheet) -> str:
    """Return the name of a file, which a paper has in each size."""
    return sheet.path.rpartition("/")[2]


def agenda_path(agenda: Agenda, session: Session | None, length: int, size: PaperSize) -> str:
    """Return the file of an agenda, relative to the site."""
    return paper_path("agenda", size, agenda_name(agenda, session, length))


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
    yield from (common_sheet("booklet", size, audience) for audience in audiences(handbook))
    yield common_sheet("handbook", size)
    yield common_sheet("pack", size)
    yield CommonSheet("poster", paper_path("poster", size), size, handbook.programme_id)
    yield from _rules(handbook.curriculum, size)
    yield from (common_sheet("form", size, name) for name in forms_for(handbook.curriculum, handbook.edition))
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
        path = paper_path("worksheet", size, agenda.module_id, name)
        yield SessionSheet("worksheet", path, size, agenda, session, worksheet=name)


def _cards(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[SessionSheet]:
    if has_prompts(agenda.module):
        yield SessionSheet("cards", paper_path("cards", size, agenda.module_id), size, agenda, session)
    if catch_up(agenda.module):
        yield SessionSheet("catch-up", paper_path("catch-up", size, agenda.module_id), size, agenda, session)


def _rules(curriculum: Curriculum, size: PaperSize) -> Iterator[CommonSheet]:
    if curriculum.ground_rules:
        yield common_sheet("ground-rules", size)
        yield common_sheet("wallet-card", size)


def _coordinators(curriculum: Curriculum, size: PaperSize) -> Iterator[CommonSheet]:
    """What only the facilitator's edition has."""
    for name in curriculum.checks:
        yield common_sheet("check", size, name)
    if curriculum.cost:
        yield common_sheet("check", size, COST)
    if curriculum.messages:
        yield common_sheet("messages", size)
    if curriculum.run_sheet:
        yield common_sheet("run-sheet", size)
