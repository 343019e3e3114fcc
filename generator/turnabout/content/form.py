"""What readers are shown of the forms: who fills each in, who sees it, where it goes, and what it asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Id, Role
from ..model.form import Filler, Form
from ..planning.handbook import Handbook
from ..planning.visibility import forms_for
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .fields import FieldWriter, field_labels
from .phrases import Roles, capitalised, roles_of
from .sheet_parts import PartContent, PartWriter, sheets_apart
from .visibility import fillers, form_sees, is_together, readers
from .words import called

_EACH: frozenset[Filler] = frozenset({"mentor", "mentoree"})


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form in the list of all."""

    id: Id
    title: str
    purpose: Text
    fillers: str
    readers: str


@dataclass(frozen=True, slots=True)
class FormList:
    """All forms of an edition."""

    title: str
    intro: Text
    more: Text
    rows: tuple[FormRow, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """What a form may not ask, and why."""

    name: str
    why: Text


@dataclass(frozen=True, slots=True)
class FormContent:
    """A form; `people` are whose names stand at its head, `pages` how many its first part may fill."""

    id: Id
    title: str
    own_title: str
    facts: tuple[str, ...]
    purpose: Text
    filled_by: str
    apart: Text | None
    readers: str
    route: Text
    keep: Text
    how: Text
    people: tuple[Role, ...]
    pages: int
    parts: tuple[PartContent, ...]
    never: tuple[NeverAsked, ...]
    labels: Mapping[str, str]


def never_asked(form: Form) -> tuple[NeverAsked, ...]:
    """Return what a form may not ask, in its order."""
    words = form.never_asks_words
    return tuple(NeverAsked(called(name, words.get(name)), as_text(why)) for name, why in form.never_asks.items())


def form_list(handbook: Handbook) -> FormList:
    """Return the list of all forms."""
    curriculum = handbook.curriculum
    roles, labels = roles_of(curriculum), labels_of(curriculum)
    return FormList(
        title=labels.gettext("Forms"),
        intro=as_text(
            labels.gettext("Every form says who fills it in, who sees it, where it goes and how long it is kept.")
        ),
        more=as_text(
            labels.gettext(
                "[What HR sees, and what it never sees](what-hr-sees.md) lists them field by field; "
                "[what you sign](what-you-sign.md) holds every signature."
            )
        ),
        rows=tuple(
            FormRow(
                id=name,
                title=form.title,
                purpose=as_text(form.purpose),
                fillers=capitalised(fillers(roles, form)),
                readers=capitalised(readers(roles, form)),
            )
            for name, form in forms_for(curriculum, handbook.edition).items()
        ),
        labels={"form": labels.gettext("Form"), **_care_labels(labels)},
    )


def form_content(handbook: Handbook, name: Id) -> FormContent:
    """Return what is shown of a form; only the facilitator's edition has keys."""
    form, labels = handbook.curriculum.forms[name], labels_of(handbook.curriculum)
    roles = roles_of(handbook.curriculum)
    keys = handbook.edition == "facilitator"
    writer = PartWriter(roles, labels, FieldWriter(labels, form_sees(roles, form), keys))
    seen, parts = f"{capitalised(readers(roles, form))}.", sheets_apart(form.fields)
    asked = sum(field.answer != "fixed" for field in form.fields.values())
    return FormContent(
        id=name,
        title=form.title,
        own_title=labels.gettext("{title}: your own sheet", title=form.title),
        facts=(
            labels.ngettext("{number} page", "{number} pages", form.pages),
            labels.ngettext("{number} thing to fill in", "{number} things to fill in", asked),
        ),
        purpose=as_text(form.purpose),
        filled_by=_filled_by(roles, labels, form),
        apart=as_text(form.apart) if form.apart else None,
        readers=seen,
        route=as_text(form.route),
        keep=as_text(form.keep),
        how=as_text(form.how),
        people=("mentor", "mentoree") if _has_names(form) else (),
        pages=max(1, form.pages - len(parts) + 1),
        parts=tuple(writer.of_form(part, seen) for part in parts),
        never=never_asked(form),
        labels={
            **field_labels(labels),
            **_care_labels(labels),
            "about": labels.gettext("About this form"),
            "holds": labels.gettext("What holds"),
            "goes": labels.gettext("Where it goes"),
            "kept": labels.gettext("How long it is kept"),
            "never": labels.gettext("What it never asks"),
            "copy": labels.gettext("This copy"),
        },
    )


def _filled_by(roles: Roles, labels: Labels, form: Form) -> str:
    people = capitalised(fillers(roles, form))
    if set(form.filled_by) >= _EACH:
        return labels.gettext("{people}, one copy each.", people=people)
    return labels.gettext("{people} together.", people=people) if is_together(form) else f"{people}."


def _has_names(form: Form) -> bool:
    """A pair that signs nothing writes its names at the head; whoever answers alone is asked for no name but by a
    field, so that a form without one stays anonymous."""
    return form.filled_by == ("pair",) and all(field.answer != "signature" for field in form.fields.values())


def _care_labels(labels: Labels) -> Mapping[str, str]:
    return {"fills": labels.gettext("Who fills it in"), "sees": labels.gettext("Who sees it")}
