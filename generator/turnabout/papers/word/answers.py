"""Give every answer its content controls, with the names that fields of a fillable PDF have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...text.pieces import plain_pieces
from .register import Control, Register, RegisterEntry
from .runs import Xml, maybe_text, text_of
from .sizes import widths

_Data = Mapping[str, Any]
"""What papers show of a field, a column or a row."""

_Columns = Sequence[tuple[_Data, int]]
"""Columns to fill in, and how wide they are."""

_SCALE = [str(number) for number in range(1, 6)]
"""What can be ticked on a scale."""

_BOX, _LETTER = 500, 100
"""About how wide a box with a gap is, and a letter."""

_CELL, _MOST = 216, 0.4
"""What the edges of a cell take, and the most of a table that options may have beside other columns."""

_ROWS = 2
"""Options that fill more rows are easier to read one below the other."""

_LEAST = {"scale": 2700, "yes-no": 1500, "tick": 560, "date": 1250}
"""Twentieths of a point that a column needs, by the kind of answer."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick, with its word."""

    label: str
    control: Control


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """Room in a table: boxes, or a control for a text or a date; nothing where a text of the author's stands."""

    answer: str
    room: Control | None = None
    boxes: tuple[Box, ...] = ()
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row to fill in: what is printed at its head, and what stands in place of its cells where there is a key."""

    text: Xml | None
    key: Xml | None
    cells: tuple[AnswerCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to fill in: its name, the heads of its columns and how wide they are."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its room, boxes (below each other or in a row) or table; `list` numbers its rooms.

    `hint` says how boxes are ticked, `mark` who sees it where the sheet says otherwise, and `group` heads the questions
    that begin here.
    """

    answer: str
    label: Xml
    help: Xml | None
    text: Xml | None
    key: Xml | None
    hint: str | None
    mark: str | None
    group: str | None
    lines: int
    rooms: tuple[Control, ...] = ()
    boxes: tuple[Box, ...] = ()
    in_row: bool = False
    grid: Grid | None = None
    list: int = 0


def answer_of(field: _Data, words: Mapping[str, str], register: Register, room: int) -> Answer:
    """Return one field as Word shows it, in a room so wide; `words` stand at lines to write on."""
    answer = field["answer"]
    shown: dict[str, Any] = {
        "answer": answer,
        "label": text_of(field["label"], register),
        **{name: maybe_text(field.get(name), register) for name in ("help", "text", "key")},
        **{name: field[name] for name in ("hint", "mark", "group", "lines")},
    }
    if answer == "table":
        return Answer(**shown, grid=_grid(field, register, room))
    if shown["key"] or answer == "fixed":
        return Answer(**shown)
    if boxes := _boxes(field, field["name"], (field["id"],), register):
        return Answer(**shown, boxes=boxes, in_row=_width(field["options"]) <= _ROWS * room)
    numbered = register.new_list() if answer == "list" else 0
    return Answer(**shown, rooms=tuple(_rooms(field, words, register)), list=numbered)


def _rooms(field: _Data, words: Mapping[str, str], register: Register) -> Iterator[Control]:
    name, label = field["id"], field["name"]
    match field["answer"]:
        case "list":
            yield from (register.control(f"{label}, {n}", name, str(n)) for n in range(1, field["lines"] + 1))
        case "signature":
            yield from (register.control(f"{label}, {words[part]}", name, part) for part in ("name", "date"))
        case _:
            yield register.control(label, name)


def _boxes(asked: _Data, title: str, path: Sequence[str], register: Register) -> tuple[Box, ...]:
    if asked["answer"] == "tick":
        return (Box("", register.control(title, *path)),)
    is_scale = asked["answer"] == "scale"
    marks = (_SCALE, _SCALE) if is_scale else (asked["option_ids"], asked["options"])
    return tuple(
        Box(word, register.control(f"{title}: {word}", *path, option)) for option, word in zip(*marks, strict=True)
    )


def _width(words: Iterable[str]) -> int:
    return sum(_BOX + _LETTER * len(word) for word in words)


def _least(column: _Data, room: int) -> int:
    """Options get a row if that leaves the other columns enough."""
    if column["answer"] in _LEAST:
        return _LEAST[column["answer"]]
    in_row = _CELL + _width(column["options"])
    return in_row if in_row <= _MOST * room else 0


def _grid(field: _Data, register: Register, room: int) -> Grid:
    """A table without printed rows has no column for their texts."""
    table = field["table"]
    columns = table["columns"]
    shares = [column["share"] for column in columns]
    least = [_least(column, room) for column in columns]
    heads = [column["label"] for column in columns]
    if table["rows"]:
        shares, least, heads = [table["row_share"], *shares], [0, *least], [table["row_label"], *heads]
    wide = widths(shares, least, room)
    asked = list(zip(columns, wide[-len(columns) :], strict=True))
    rows = (*_printed(field["id"], table, asked, register), *_blank(field["id"], table, asked, register))
    return Grid(field["name"], tuple(heads), wide, rows)


def _printed(name: str, table: _Data, asked: _Columns, register: Register) -> Iterator[AnswerRow]:
    for row in table["rows"]:
        key = maybe_text(row.get("key"), register)
        cells = () if key else _cells(asked, (name, row["id"]), plain_pieces(row["text"]), register)
        yield AnswerRow(text_of(row["text"], register), key, cells)


def _blank(name: str, table: _Data, asked: _Columns, register: Register) -> Iterator[AnswerRow]:
    """Rows that come empty; where others have a text at their head, these have room for one."""
    for number, title in enumerate(table["blank_rows"], start=1):
        path = (name, str(number))
        about: tuple[AnswerCell, ...] = ()
        if table["rows"]:
            about = (AnswerCell("line", register.control(f"{title}: {table['row_label']}", *path, "about")),)
        yield AnswerRow(None, None, (*about, *_cells(asked, path, title, register)))


def _cells(asked: _Columns, path: Sequence[str], title: str, register: Register) -> tuple[AnswerCell, ...]:
    return tuple(
        _cell(column, width, f"{title}: {column['label']}", (*path, column["id"]), register) for column, width in asked
    )


def _cell(column: _Data, width: int, title: str, path: Sequence[str], register: Register) -> AnswerCell:
    answer = column["answer"]
    if boxes := _boxes(column, title, path, register):
        return AnswerCell(answer, boxes=boxes, in_row=answer in _LEAST or _CELL + _width(column["options"]) <= width)
    return AnswerCell(answer, room=None if answer == "fixed" else register.control(title, *path))


def worksheet_values(data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    """Return what the template of worksheets shows, from what papers show; each part has names of its own."""
    return {
        "how": text_of(data["how"], register),
        "example": maybe_text(data["example"], register),
        "parts": [
            {**part, "entries": _names_and_date(data, register), "answers": _answers(data, part, register, room)}
            for part in data["parts"]
        ],
    }


def form_values(data: Mapping[str, Any], register: Register, room: int) -> Mapping[str, object]:
    """Return what the template of forms shows, from what papers show."""
    return {
        **{name: text_of(data[name] or (), register) for name in ("purpose", "apart", "route", "keep", "how", "ask")},
        "entries": [name_entry(role, data, register) for role in data["people"]],
        "parts": [{**part, "answers": _answers(data, part, register, room)} for part in data["parts"]],
    }


def name_entry(role: str, data: Mapping[str, Any], register: Register) -> RegisterEntry:
    """Return a line for a name; its tag is the same in all papers of a pair."""
    pair = data["pair"] or {}
    return register.entry(data["roles"][role], "pair", role, value=pair.get(role), is_shared=True)


def _answers(data: Mapping[str, Any], part: Mapping[str, Any], register: Register, room: int) -> list[Answer]:
    return [answer_of(field, data["shared"], register, room) for field in part["fields"]]


def _names_and_date(data: Mapping[str, Any], register: Register) -> list[RegisterEntry]:
    names = [name_entry(role, data, register) for role in data["people"]]
    words = data["shared"]
    return [*(names or [register.entry(words["name"], "name")]), register.entry(words["date"], "date")]
