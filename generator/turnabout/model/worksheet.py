"""A sheet that people write on: fields, and the room or the choices each answer gets."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key

from .base import Entry, Id, Lines, Pages, Text, Title, example_of

Answer = Literal[
    "line", "lines", "list", "choice", "many", "scale", "yes-no", "tick", "tally",
    "table", "date", "signature", "fixed", "derived",
]  # fmt: skip
CellAnswer = Literal["line", "choice", "many", "scale", "yes-no", "tick", "tally", "date", "fixed"]
Visibility = Literal["private", "pair", "coordinator", "aggregate"]


class Column(Entry):
    """One column of a table to fill in."""

    label: Title = Key(description="The head of the column.", examples=["Source and date"])
    answer: CellAnswer = Key("line", description="How each cell is filled in.", examples=["choice"])
    options: Mapping[Id, Title] = Key(
        {},
        description="What can be chosen, by id. Needed for choice and many.",
        examples=[{"for": "For", "against": "Against"}],
    )
    share: Lines | None = Key(
        None,
        description="How wide the column is beside the others: one of 4 is twice as wide as one of 2.",
        examples=[2],
    )


class Row(Entry):
    """A row that comes filled in."""

    text: Text = Key(
        description="What stands in the row.", examples=["We came to an idea that neither of us had brought."]
    )
    key: Text | None = Key(
        None,
        description="The answer to expect. Only the facilitator's edition shows it.",
        examples=["Edit. Take the rate out and say where you work, or post nothing."],
    )


class Field(Entry):
    """One question or table; which of the optional parts it needs follows from `answer`."""

    label: Text = Key(description="The question, or the name of the field.", examples=["My goal, in one sentence"])
    answer: Answer = Key(
        description="How it is answered: a line, several lines, a choice, a table and so on. A fixed text is only read,"
        " and a derived one says how to get the answer from the others.",
        examples=["lines"],
    )
    help: Text | None = Key(
        None, description="A hint below the question.", examples=["An act that somebody could see."]
    )
    lines: Lines | None = Key(None, description="How many lines there are to write on.", examples=[3])
    options: Mapping[Id, Title] = Key(
        {},
        description="What can be chosen, by id. Needed for choice and many.",
        examples=[{"keep": "Keep", "destroy": "Destroy"}],
    )
    columns: Mapping[Id, Column] = Key(
        {}, description="The columns of a table, by id.", examples=[{"source": example_of(Column)}]
    )
    rows: Mapping[Id, Row] = Key(
        {}, description="Rows of a table that come filled in, by id.", examples=[{"idea": example_of(Row)}]
    )
    blank_rows: Lines | None = Key(None, description="How many empty rows a table has.", examples=[4])
    row_label: Title | None = Key(
        None, description="The head of the column in which the filled-in rows stand.", examples=["Gain"]
    )
    text: Text | None = Key(
        None,
        description="What is printed where nobody writes. Needed for fixed and derived.",
        examples=["Trade secrets and client data stay out of posts, tools and examples."],
    )
    key: Text | None = Key(
        None,
        description="The answer to expect. Only the facilitator's edition shows it.",
        examples=["Two of the five comments need an answer on the same day."],
    )
    visibility: Visibility = Key(
        "pair",
        description="Who sees the answer: only the writer (private), both people (pair), the coordinator too, or others"
        " as a total without names (aggregate).",
        examples=["coordinator"],
    )


class Worksheet(Entry):
    """A sheet of one or two pages."""

    title: Title = Key(description="The name of the sheet.", examples=["Assumption check"])
    for_: Literal["mentor", "mentoree", "pair", "each"] = Key(
        description="Who gets it: one of the two people, the pair together, or each a copy of their own.",
        examples=["each"],
    )
    pages: Pages = Key(1, description="How many pages it fills, one or two.", examples=[2])
    how: Text = Key(
        description="How to fill it in.", examples=["Fill it in alone, and show each other only the last line."]
    )
    example: Text | None = Key(
        None,
        description="An answer that is filled in well, to show what is meant.",
        examples=["*Our customers never telephone.* How we know: the count of calls in May."],
    )
    fields: Mapping[Id, Field] = Key(
        description="What is asked, by id, in the order of the sheet.", examples=[{"goal": example_of(Field)}]
    )
