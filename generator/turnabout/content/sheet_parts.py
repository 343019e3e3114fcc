"""What readers are shown of a sheet to fill in: its questions, apart by who sees them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ..model.base import Id
from ..model.worksheet import Field, Visibility
from ..text.labels import Labels
from .fields import FieldContent, FieldWriter
from .phrases import Roles

_GROUP = 3
"""So many fields in a row that others see than those before are a group with a heading; fewer are marked one by one."""

Fields = Mapping[Id, Field]


@dataclass(frozen=True, slots=True)
class PartContent:
    """Questions that stand on sheets of their own, and who sees them."""

    sees: str
    fields: tuple[FieldContent, ...]


def sheets_apart(fields: Fields) -> tuple[Fields, ...]:
    """Split fields into sheets: what others see first, what nobody else sees by itself."""
    shared = {name: field for name, field in fields.items() if field.visibility != "private"}
    private = {name: field for name, field in fields.items() if field.visibility == "private"}
    return tuple(part for part in (shared, private) if part)


def all_fields(parts: Iterable[PartContent]) -> tuple[FieldContent, ...]:
    """Return the questions of all sheets, one after the other."""
    return tuple(field for part in parts for field in part.fields)


@dataclass(frozen=True, slots=True)
class PartWriter:
    """Says what stands on a sheet, and marks what others see than the rest of it."""

    roles: Roles
    labels: Labels
    fields: FieldWriter

    def of_worksheet(self, fields: Fields) -> PartContent:
        """Return a sheet that says whose it is by who sees most of it."""
        seen = Counter(field.visibility for field in fields.values()).most_common(1)[0][0]
        shown = tuple(
            self.fields.field(name, field, self._mark(field) if field.visibility != seen else None)
            for name, field in fields.items()
        )
        return PartContent(self._sees(self._whose()[seen], fields), shown)

    def of_form(self, fields: Fields, readers: str) -> PartContent:
        """Return a sheet whose questions are in groups, where several in a row are seen by others than those before."""
        grouped = list(_grouped(fields))
        groups = sum(starts for *_, starts in grouped)
        headings = self._groups()
        shown = tuple(
            self.fields.field(
                name,
                field,
                self._mark(field) if field.visibility != seen else None,
                headings[seen] if starts and groups > 1 else None,
            )
            for name, field, seen, starts in grouped
        )
        is_private = {field.visibility for field in fields.values()} == {"private"}
        return PartContent(self._sees(self.labels.gettext("Only you.") if is_private else readers, fields), shown)

    def _sees(self, sentence: str, fields: Fields) -> str:
        is_mixed = len({field.visibility for field in fields.values()}) > 1
        exceptions = self.labels.gettext("Exceptions are marked below.")
        return f"{sentence} {exceptions}" if is_mixed else sentence

    def _mark(self, field: Field) -> str:
        return self._marks()[field.visibility]

    def _marks(self) -> Mapping[Visibility, str]:
        gettext = self.labels.gettext
        return {
            "private": gettext("only you see this"),
            "pair": gettext("only the two of you see this"),
            "coordinator": gettext("the {person} sees this too", person=self.roles.one("coordinator")),
            "aggregate": gettext("counted with other people’s answers, without your name"),
        }

    def _groups(self) -> Mapping[Visibility, str]:
        gettext = self.labels.gettext
        return {
            "private": gettext("Only you see this part"),
            "pair": gettext("Only the two of you see this part"),
            "coordinator": gettext("The {person} sees this part", person=self.roles.one("coordinator")),
            "aggregate": gettext("This part is counted with other people’s answers, without your name"),
        }

    def _whose(self) -> Mapping[Visibility, str]:
        gettext = self.labels.gettext
        return {
            "private": gettext("Only you see this sheet."),
            "pair": gettext("Only the two of you see this sheet."),
            "coordinator": gettext("You and the {person} see this sheet.", person=self.roles.one("coordinator")),
            "aggregate": gettext("Counted with other people’s answers, without your name."),
        }


def _grouped(fields: Fields) -> Iterator[tuple[Id, Field, Visibility, bool]]:
    """Yield each field in its order, with who sees its group, and whether a group begins with it."""
    seen: Visibility | None = None
    for visibility, run in groupby(fields.items(), key=lambda one: one[1].visibility):
        members = list(run)
        starts = seen is None or (visibility != seen and len(members) >= _GROUP)
        seen = visibility if starts or seen is None else seen
        for member in members:
            yield *member, seen, starts and member is members[0]
