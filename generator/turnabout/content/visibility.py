"""Say in words who fills a paper in and who sees the answers."""

from collections.abc import Mapping

from ..model.form import Form
from ..model.worksheet import Visibility, Worksheet
from .phrases import Roles, capitalised, listed

Sees = Mapping[Visibility, str]
"""Who sees a field, by its visibility."""

_TAKES_PART = {"mentor", "mentoree", "pair"}
_WRITER, _BOTH = "whoever writes it", "the two of you"


def worksheet_sees(roles: Roles, worksheet: Worksheet) -> Sees:
    """Return who sees the fields of a worksheet."""
    return _sees([_BOTH if worksheet.for_ == "pair" else _WRITER, roles.the("coordinator")])


def form_sees(roles: Roles, form: Form) -> Sees:
    """Return who sees the fields of a form.

    What is filled in apart reaches the coordinator past the other person; forms about the programme name their
    readers.
    """
    if not _TAKES_PART & set(form.filled_by):
        return _sees([readers(roles, form)])
    others = [roles.the(name) for name in form.seen_by if name != "pair"] or [roles.the("coordinator")]
    return _sees([_BOTH if is_together(form) else _WRITER, *others])


def is_together(form: Form) -> bool:
    """Tell whether the two people fill in a form at one table."""
    return "pair" in form.filled_by and not form.apart


def fillers(roles: Roles, form: Form) -> str:
    """Return who fills in a form; beside the two people, the pair is nobody else."""
    names = [name for name in form.filled_by if name != "pair"] or form.filled_by
    return listed(_person(roles, name) for name in names)


def readers(roles: Roles, form: Form) -> str:
    """Return who sees a form; whoever fills it in alone is one of them."""
    if "everybody" in form.seen_by:
        return "everybody"
    writes_alone = _TAKES_PART & set(form.filled_by) and "pair" not in form.seen_by
    return listed([_WRITER] * bool(writes_alone) + [_person(roles, name) for name in form.seen_by])


def _person(roles: Roles, name: str) -> str:
    return _BOTH if name == "pair" else roles.the(name)


def _sees(readers_of_all: list[str]) -> Sees:
    return {
        "private": "Only the person who writes it",
        "pair": "The two of you",
        "coordinator": capitalised(listed(readers_of_all)),
        "aggregate": "Counted together with others, without names",
    }
