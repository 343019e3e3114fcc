"""A form of the programme: who fills it in, who sees it, how long it is kept."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key

from .base import Days, Entry, Id, Pages, Seed, Text, Title, example_of
from .worksheet import Field

Filler = Literal["mentor", "mentoree", "pair", "coordinator", "hr", "sponsor"]
Seer = Literal["pair", "coordinator", "hr", "sponsor", "everybody"]


class Form(Entry):
    """A form, and the way it takes."""

    title: Title = Key(description="The name of the form.", examples=["Closing review"])
    purpose: Text = Key(
        description="What the form is for.",
        examples=["Say what the programme was worth to you, so that the next one is better."],
    )
    filled_by: tuple[Filler, ...] = Key(description="Who fills it in.", examples=[["mentor", "mentoree"]])
    apart: Text | None = Key(
        None,
        description="Where the people fill it in each for themselves: how they keep it apart.",
        examples=["Each person fills it in alone and hands it in alone."],
    )
    seen_by: tuple[Seer, ...] = Key(description="Who sees what is written on it.", examples=[["coordinator"]])
    route: Text = Key(description="Where the form goes when it is filled in.", examples=["To the {coordinator} only."])
    keep: Text = Key(
        description="How long it is kept, and what happens then.",
        examples=["One year with your name, then without it."],
    )
    days: Days | None = Key(None, description="The most days for which it is kept.", examples=[365])
    pages: Pages = Key(1, description="How many pages it fills, one or two.", examples=[2])
    how: Text = Key(
        description="How to fill it in.", examples=["Write about the programme. You may leave anything empty."]
    )
    never_asks: Mapping[Id, Text] = Key(
        {},
        description="What no field of this form may ask, and why, by id.",
        examples=[{"partner": "Nobody is asked to rate the other person."}],
    )
    never_asks_words: Mapping[Id, Title] = Key(
        {},
        description="What it never asks in the words of the language, by id; the id as words if not given.",
        examples=[{"partner": "The partner"}],
    )
    fields: Mapping[Id, Field] = Key(
        description="What is asked, by id, in the order of the form.", examples=[{"goal": example_of(Field)}]
    )
    seeds: tuple[Seed, ...] = Key(
        (), description="The numbers of the requirements that this form serves.", examples=[[40, 48]]
    )
