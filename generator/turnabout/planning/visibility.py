"""Tell who gets to see what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.curriculum import Curriculum
from ..model.form import Form
from ..model.settings import Edition
from ..model.worksheet import Field, Visibility, Worksheet

_IN_HANDBOOK = {"mentor", "mentoree", "pair", "sponsor"}
"""Whoever is one of these finds the forms to fill in in the handbook; the others have the facilitator's edition."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A form, or a worksheet of a module; `module_id` is None for a form."""

    module_id: str | None
    id: str
    record: Form | Worksheet


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of one paper whose answers the same people see."""

    paper: Paper
    fields: tuple[Field, ...]


def forms_for(curriculum: Curriculum, edition: Edition) -> Mapping[str, Form]:
    """Return the forms of an edition, by id in the order of the curriculum."""
    return {name: form for name, form in curriculum.forms.items() if _is_for(form, edition)}


def papers_for(curriculum: Curriculum, edition: Edition) -> tuple[Paper, ...]:
    """Return every form and worksheet of an edition, forms first."""
    return (
        *(Paper(None, name, form) for name, form in forms_for(curriculum, edition).items()),
        *(
            Paper(module_id, name, sheet)
            for module_id, module in curriculum.modules.items()
            for name, sheet in module.worksheets.items()
        ),
    )


def asked_of(papers: tuple[Paper, ...], visibility: Visibility) -> tuple[Asked, ...]:
    """Return what papers ask for the eyes of some people; printed texts ask nothing."""
    return tuple(Asked(paper, fields) for paper in papers if (fields := tuple(_fields(paper, visibility))))


def signed(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Return the papers that somebody signs."""
    return tuple(
        paper for paper in papers if any(field.answer == "signature" for field in paper.record.fields.values())
    )


def _is_for(form: Form, edition: Edition) -> bool:
    return edition == "facilitator" or "everybody" in form.seen_by or bool(_IN_HANDBOOK & set(form.filled_by))


def _fields(paper: Paper, visibility: Visibility) -> Iterator[Field]:
    for field in paper.record.fields.values():
        if field.visibility == visibility and field.answer != "fixed":
            yield field
