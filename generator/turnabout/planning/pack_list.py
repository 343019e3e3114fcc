"""Which papers a pair gets, in the order in which it needs them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.base import Id, Role
from ..model.curriculum import Curriculum
from ..model.settings import PaperSize
from .handbook import Handbook
from .paper_list import CommonSheet, SessionSheet, agenda_path, common_sheet, paper_path
from .schedule import Session, worksheets_of


@dataclass(frozen=True, slots=True)
class PackPart:
    """One paper of a pack; `session` is when it is used, None before the first and after the last; `copy` is whose it
    is where each of the two has one."""

    sheet: SessionSheet | CommonSheet
    session: Session | None
    copy: Role | None = None


_BOTH: tuple[Role, ...] = ("mentor", "mentoree")


def pack_parts(handbook: Handbook, size: PaperSize) -> tuple[PackPart, ...]:
    """Return the papers of a pack: the forms to begin with, each session's agenda, worksheets and forms, and the last
    forms; a form is left out where a worksheet with its id stands for it."""
    pack = handbook.curriculum.pack
    used = {name for session in handbook.sessions for name in worksheets_of(session.agenda)}
    parts = list(_forms(handbook.curriculum, [name for name in pack.before if name not in used], size, None))
    for session in handbook.sessions:
        parts += _of_session(session, size)
        parts += _forms(handbook.curriculum, pack.each, size, session)
    return (*parts, *_forms(handbook.curriculum, pack.after, size, None))


def _forms(curriculum: Curriculum, names: Iterable[Id], size: PaperSize, session: Session | None) -> Iterator[PackPart]:
    for name in names:
        both = set(curriculum.forms[name].filled_by) >= set(_BOTH)
        for copy in _BOTH if both else (None,):
            yield PackPart(common_sheet("form", size, name), session, copy)


def _of_session(session: Session, size: PaperSize) -> Iterator[PackPart]:
    agenda = session.agenda
    path = agenda_path(agenda, session, agenda.length, size)
    yield PackPart(SessionSheet("agenda", path, size, agenda, session), session)
    for name in worksheets_of(agenda):
        path = paper_path("worksheet", size, agenda.module_id, name)
        sheet = SessionSheet("worksheet", path, size, agenda, session, worksheet=name)
        for copy in _BOTH if agenda.module.worksheets[name].for_ == "each" else (None,):
            yield PackPart(sheet, session, copy)
