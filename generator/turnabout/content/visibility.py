"""Say in words who fills a paper in, who sees the answers, and where the paper is described."""

from collections.abc import Mapping

from ..model.curriculum import Curriculum
from ..model.form import Form
from ..model.worksheet import Visibility, Worksheet
from ..planning.visibility import Paper
from ..text.pieces import Text, link
from .module_parts import module_path
from .phrases import Roles, capitalised, roles_of

Sees = Mapping[Visibility, str]
"""Who sees a field, by its visibility."""

_TAKES_PART = {"mentor", "mentoree", "pair"}


def sees(roles: Roles, record: Form | Worksheet) -> Sees:
    """Return who sees the fields of a paper."""
    return form_sees(roles, record) if isinstance(record, Form) else worksheet_sees(roles, record)


def worksheet_sees(roles: Roles, worksheet: Worksheet) -> Sees:
    """Return who sees the fields of a worksheet."""
    return _sees(roles, [_both(roles) if worksheet.for_ == "pair" else _writer(roles), roles.the("coordinator")])


def form_sees(roles: Roles, form: Form) -> Sees:
    """Return who sees the fields of a form.

    What is filled in apart reaches the coordinator past the other person; forms about the programme name their
    readers.
    """
    if not _TAKES_PART & set(form.filled_by):
        return _sees(roles, [readers(roles, form)])
    others = [roles.the(name) for name in form.seen_by if name != "pair"] or [roles.the("coordinator")]
    return _sees(roles, [_both(roles) if is_together(form) else _writer(roles), *others])


def is_together(form: Form) -> bool:
    """Tell whether the two people fill in a form at one table."""
    return "pair" in form.filled_by and not form.apart


def fillers(roles: Roles, form: Form) -> str:
    """Return who fills in a form; beside the two people, the pair is nobody else."""
    names = [name for name in form.filled_by if name != "pair"] or form.filled_by
    return roles.labels.listed(_person(roles, name) for name in names)


def readers(roles: Roles, form: Form) -> str:
    """Return who sees a form; whoever fills it in alone is one of them."""
    if "everybody" in form.seen_by:
        return roles.the("everybody")
    writes_alone = _TAKES_PART & set(form.filled_by) and "pair" not in form.seen_by
    names = [_person(roles, name) for name in form.seen_by]
    return roles.labels.listed([_writer(roles), *names] if writes_alone else names)


def paper_link(paper: Paper) -> Text:
    """Return the title of a paper as a link to where it is described."""
    if paper.module_id is None:
        return link(paper.record.title, f"forms/{paper.id}.md")
    return link(paper.record.title, f"{module_path(paper.module_id)}#worksheet-{paper.id}")


def paper_kind(curriculum: Curriculum, paper: Paper) -> str:
    """Return what a paper is: a form, or the worksheet of a module."""
    gettext = roles_of(curriculum).labels.gettext
    if paper.module_id is None:
        return gettext("Form")
    return gettext("Worksheet of {module}", module=curriculum.modules[paper.module_id].title)


def _person(roles: Roles, name: str) -> str:
    return _both(roles) if name == "pair" else roles.the(name)


def _writer(roles: Roles) -> str:
    return roles.labels.gettext("whoever writes it")


def _both(roles: Roles) -> str:
    return roles.labels.gettext("the two of you")


def _sees(roles: Roles, readers_of_all: list[str]) -> Sees:
    gettext = roles.labels.gettext
    return {
        "private": gettext("Only the person who writes it"),
        "pair": gettext("The two of you"),
        "coordinator": capitalised(roles.labels.listed(readers_of_all)),
        "aggregate": gettext("Counted together with others, without names"),
    }
