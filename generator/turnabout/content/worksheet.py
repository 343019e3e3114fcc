"""What readers are shown of a worksheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Id, Role
from ..model.curriculum import Curriculum
from ..model.module import Module
from ..model.worksheet import Worksheet
from ..planning.handbook import Handbook
from ..text.labels import labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .fields import FieldWriter, field_labels
from .phrases import roles_of
from .sheet_parts import PartContent, PartWriter, sheets_apart
from .visibility import worksheet_sees


@dataclass(frozen=True, slots=True)
class WorksheetContent:
    """A sheet to fill in; `people` are whose names it has room for, none where each has a copy."""

    id: Id
    title: str
    own_title: str
    facts: tuple[str, ...]
    for_whom: str
    people: tuple[Role, ...]
    pages: int
    how: Text
    example: Text | None
    parts: tuple[PartContent, ...]
    labels: Mapping[str, str]


def worksheet_content(handbook: Handbook, name: Id, sheet: Worksheet) -> WorksheetContent:
    """Return what is shown of a worksheet; only the facilitator's edition has keys."""
    roles, labels = roles_of(handbook.curriculum), labels_of(handbook.curriculum)
    writer = PartWriter(
        roles, labels, FieldWriter(labels, worksheet_sees(roles, sheet), keys=handbook.edition == "facilitator")
    )
    for_whom = (
        labels.gettext("For each of you, one copy each")
        if sheet.for_ == "each"
        else labels.gettext("For the {person}", person=roles.one(sheet.for_))
    )
    return WorksheetContent(
        id=name,
        title=sheet.title,
        own_title=labels.gettext("{title}: your own sheet", title=sheet.title),
        facts=(for_whom, labels.ngettext("{number} page", "{number} pages", sheet.pages)),
        for_whom=for_whom,
        people=_people(sheet),
        pages=sheet.pages,
        how=as_text(sheet.how),
        example=as_text(sheet.example) if sheet.example else None,
        parts=tuple(map(writer.of_worksheet, sheets_apart(sheet.fields))),
        labels={
            **field_labels(labels),
            "apart": labels.gettext("On a sheet of its own, which only the one who fills it in sees"),
        },
    )


def worksheets_content(handbook: Handbook, module: Module) -> tuple[WorksheetContent, ...]:
    """Return what is shown of all worksheets of a module."""
    return tuple(worksheet_content(handbook, name, sheet) for name, sheet in module.worksheets.items())


def whose_worksheet(curriculum: Curriculum, sheet: Worksheet) -> str:
    """Return who fills a worksheet in, as it stands at the head of a cell."""
    if sheet.for_ == "each":
        return labels_of(curriculum).gettext("Each of you")
    return roles_of(curriculum).label(sheet.for_)


def _people(sheet: Worksheet) -> tuple[Role, ...]:
    match sheet.for_:
        case "each":
            return ()
        case "pair":
            return ("mentor", "mentoree")
        case person:
            return (person,)
