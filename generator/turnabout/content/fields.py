"""What readers are shown of the questions on forms and worksheets, and of how each is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..model.worksheet import Answer, CellAnswer, Column, Field, Row
from ..text.labels import Labels
from ..text.markdown_tree import as_text, plain
from ..text.pieces import Text
from .phrases import capitalised
from .visibility import Sees
from .words import first_sentence


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """A column to fill in; `share` is how wide the author wants it beside others, None where they have not said."""

    id: Id
    label: str
    answer: CellAnswer
    options: tuple[str, ...]
    option_ids: tuple[Id, ...]
    share: int | None


@dataclass(frozen=True, slots=True)
class RowContent:
    """A row that comes with a text, and its `name` for whoever hears it."""

    id: Id
    name: str
    text: Text
    key: Text | None


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table to fill in; `blank_rows` are the names of the rows that come empty."""

    row_label: str
    columns: tuple[ColumnContent, ...]
    rows: tuple[RowContent, ...]
    blank_rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldContent:
    """A question or a text.

    `answered` says how it is answered and `hint` how its options are marked; `sees` says who sees the answer, `mark`
    the same where it differs from the rest of the sheet, and `group` what heads the questions that begin with it.
    """

    id: Id
    name: str
    label: Text
    answer: Answer
    answered: str
    hint: str | None
    help: Text | None
    text: Text | None
    key: Text | None
    lines: int
    options: tuple[str, ...]
    option_ids: tuple[Id, ...]
    table: TableContent | None
    sees: str
    mark: str | None
    group: str | None


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Says what fields ask; `sees` is who sees what, and only with `keys` are there any."""

    labels: Labels
    sees: Sees
    keys: bool

    def field(self, name: Id, field: Field, mark: str | None, group: str | None = None) -> FieldContent:
        """Return what is shown of a field."""
        options = self._options(field.answer, field.options)
        return FieldContent(
            id=name,
            name=plain(field.label),
            label=as_text(field.label),
            answer=field.answer,
            answered=capitalised(self._answered(field)),
            hint=self._hint(field.answer),
            help=_maybe(field.help),
            text=_maybe(field.text),
            key=_maybe(field.key) if self.keys else None,
            lines=_lines(field),
            options=tuple(options.values()),
            option_ids=tuple(options),
            table=self._table(field) if field.answer == "table" else None,
            sees="" if field.answer == "fixed" else self.sees[field.visibility],
            mark=mark,
            group=group,
        )

    def _table(self, field: Field) -> TableContent:
        return TableContent(
            row_label=field.row_label or plain(field.label),
            columns=tuple(self._column(name, column) for name, column in field.columns.items()),
            rows=tuple(self._row(name, row) for name, row in field.rows.items()),
            blank_rows=tuple(
                self.labels.gettext("Row {number}", number=self.labels.whole(number))
                for number in range(1, (field.blank_rows or 0) + 1)
            ),
        )

    def _column(self, name: Id, column: Column) -> ColumnContent:
        options = self._options(column.answer, column.options)
        return ColumnContent(name, column.label, column.answer, tuple(options.values()), tuple(options), column.share)

    def _row(self, name: Id, row: Row) -> RowContent:
        return RowContent(
            name, first_sentence(row.text).rstrip("."), as_text(row.text), _maybe(row.key) if self.keys else None
        )

    def _options(self, answer: Answer, options: Mapping[Id, str]) -> Mapping[Id, str]:
        """Return what can be ticked, by its id."""
        if answer == "yes-no":
            return {"yes": self.labels.gettext("Yes"), "no": self.labels.gettext("No")}
        return options if answer in ("choice", "many") else {}

    def _hint(self, answer: Answer) -> str | None:
        gettext = self.labels.gettext
        match answer:
            case "choice":
                return gettext("choose one")
            case "many":
                return gettext("tick all that fit")
            case "scale":
                return gettext("1 low, 5 high")
        return None

    def _answered(self, field: Field) -> str:
        if field.answer == "table":
            return self._in_rows(field)
        return self._kind(field.answer, field.options.values(), _lines(field))

    def _in_rows(self, field: Field) -> str:
        """Return what a table asks for in each of its rows."""
        columns, blank = ", ".join(map(self._asked, field.columns.values())), field.blank_rows or 0
        if not field.rows:
            return self.labels.ngettext(
                "in {number} row: {columns}", "in {number} rows: {columns}", blank, columns=columns
            )
        if not blank:
            return self.labels.gettext("for each row: {columns}", columns=columns)
        return self.labels.ngettext(
            "for each row and {number} blank one: {columns}",
            "for each row and {number} blank ones: {columns}",
            blank,
            columns=columns,
        )

    def _asked(self, column: Column) -> str:
        """Return a column with how it is answered, unless that is what one expects."""
        if column.answer in ("line", "fixed"):
            return column.label
        answer = self._kind(column.answer, column.options.values())
        return self.labels.gettext("{column} ({answer})", column=column.label, answer=answer)

    def _kind(self, answer: Answer, options: Iterable[str], lines: int = 1) -> str:
        gettext, ngettext = self.labels.gettext, self.labels.ngettext
        listed = " / ".join(options)
        kinds: Mapping[Answer, str] = {
            "line": gettext("one line"),
            "lines": ngettext("{number} line", "{number} lines", lines),
            "list": ngettext("a list of {number} line", "a list of {number} lines", lines),
            "choice": gettext("one of: {options}", options=listed),
            "many": gettext("any of: {options}", options=listed),
            "scale": gettext("a number from 1 to 5"),
            "yes-no": gettext("yes or no"),
            "tick": gettext("a tick"),
            "tally": gettext("strokes"),
            "date": gettext("a date"),
            "signature": gettext("a signature, with its date"),
            "derived": gettext("worked out"),
            "fixed": gettext("a printed text"),
        }
        return kinds[answer]


def field_labels(labels: Labels) -> Mapping[str, str]:
    """Return what stands over questions, and before what belongs to them."""
    gettext = labels.gettext
    return {
        "how": gettext("How"),
        "example": gettext("Example"),
        "answer_key": gettext("Key"),
        "no_key": gettext("no key"),
        "asks": gettext("What it asks"),
        "answered": gettext("How you answer"),
        "sees": gettext("Who sees it"),
        "answers": gettext("Your answers"),
        "own_sheet": gettext("Take this sheet with you, and print nothing on its back."),
        "own_file": gettext("Pass this file on to nobody once you have filled in this sheet."),
    }


def _lines(field: Field) -> int:
    return field.lines or (1 if field.answer == "derived" else 3)


def _maybe(text: str | None) -> Text | None:
    return as_text(text) if text else None
