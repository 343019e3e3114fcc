"""Which papers a handbook has, and what their files are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ..model.settings import PaperSize
from .fit import LENGTHS, Agenda, fit_session, floors_total
from .handbook import Handbook
from .schedule import Session

PaperKind = Literal["agenda", "worksheet"]
PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper to print; `path` is relative to the site, `session` is None for a module outside the programme."""

    kind: PaperKind
    path: str
    size: PaperSize
    agenda: Agenda
    session: Session | None
    worksheet: str | None = None


def print_run(handbook: Handbook) -> tuple[Sheet, ...]:
    """List every paper of a handbook: each session at each length that fits, and each worksheet, in each size."""
    sheets = {
        sheet.path: sheet
        for size in handbook.papers
        for agenda, session in _all_modules(handbook)
        for sheet in (*_agendas(agenda, session, size), *_worksheets(agenda, session, size))
    }
    return tuple(sheets.values())


def agenda_path(agenda: Agenda, session: Session | None, length: int, size: PaperSize) -> str:
    """Return the file of an agenda, relative to the site."""
    name = session.id if session else f"module-{agenda.module_id}"
    return f"print/{size}/agenda-{name}-{length}.pdf"


def worksheet_path(module_id: str, worksheet: str, size: PaperSize) -> str:
    """Return the file of a worksheet, relative to the site."""
    return f"print/{size}/worksheet-{module_id}-{worksheet}.pdf"


def lengths_of(agenda: Agenda) -> tuple[int, ...]:
    """Return the minutes that an agenda is offered at: its own length, and the usual ones that its core fits into."""
    usual = {length for length in LENGTHS if length >= floors_total(agenda.module)}
    return tuple(sorted(usual | {agenda.length}))


def _all_modules(handbook: Handbook) -> Iterator[tuple[Agenda, Session | None]]:
    for session in handbook.sessions:
        yield session.agenda, session
    for module_id in outside(handbook):
        module = handbook.curriculum.modules[module_id]
        yield fit_session(module_id, module, handbook.programme.length), None


def outside(handbook: Handbook) -> tuple[str, ...]:
    """Return the modules that no session of the programme uses."""
    used = {session.agenda.module_id for session in handbook.sessions}
    return tuple(name for name in handbook.curriculum.modules if name not in used)


def _agendas(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[Sheet]:
    for length in lengths_of(agenda):
        fitted = fit_session(agenda.module_id, agenda.module, length)
        yield Sheet("agenda", agenda_path(agenda, session, length, size), size, fitted, session)


def _worksheets(agenda: Agenda, session: Session | None, size: PaperSize) -> Iterator[Sheet]:
    for name in agenda.module.worksheets:
        path = worksheet_path(agenda.module_id, name, size)
        yield Sheet("worksheet", path, size, agenda, session, worksheet=name)
