"""A sheet that people write on: fields, and the room or the choices each answer gets."""

from collections.abc import Mapping
from typing import Literal

from .base import Entry, Id, Lines, Pages, Text, Title

Answer = Literal[
    "line", "lines", "list", "choice", "many", "scale", "yes-no", "tick", "tally",
    "table", "date", "signature", "fixed", "derived",
]  # fmt: skip
CellAnswer = Literal["line", "choice", "many", "scale", "yes-no", "tick", "tally", "date", "fixed"]
Visibility = Literal["private", "pair", "coordinator", "aggregate"]


class Column(Entry):
    """One column of a table to fill in; `share` is its part of the width, beside the others'."""

    label: Title
    answer: CellAnswer = "line"
    options: Mapping[Id, Title] = {}
    share: Lines | None = None


class Row(Entry):
    """A row that comes filled in; `key` is the answer that only the facilitator's edition shows."""

    text: Text
    key: Text | None = None


class Field(Entry):
    """One question or table; which of the optional parts it needs follows from `answer`."""

    label: Text
    answer: Answer
    help: Text | None = None
    lines: Lines | None = None
    options: Mapping[Id, Title] = {}
    columns: Mapping[Id, Column] = {}
    rows: Mapping[Id, Row] = {}
    blank_rows: Lines | None = None
    row_label: Title | None = None
    text: Text | None = None
    key: Text | None = None
    visibility: Visibility = "pair"


class Worksheet(Entry):
    """A sheet of one or two pages for one person, for the pair, or a copy for each of the two."""

    title: Title
    for_: Literal["mentor", "mentoree", "pair", "each"]
    pages: Pages = 1
    how: Text
    example: Text | None = None
    fields: Mapping[Id, Field]
