"""What a programme costs: minutes of people, rates, and the training that would do instead."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key

from .base import Count, Entry, Id, Pairs, Record, Text, Title, example_of

Paid = Literal["mentor", "mentoree", "coordinator"]


class Effort(Entry):
    """Minutes that somebody spends besides the meetings."""

    label: Title = Key(description="What the time goes into.", examples=["Preparation"])
    who: Paid = Key(description="Who spends it.", examples=["mentor"])
    minutes: Count = Key(description="How many minutes it takes each time.", examples=[30])
    per: Literal["programme", "pair", "session"] = Key(
        description="How often: once a programme, once for each pair, or for each working session of a pair.",
        examples=["session"],
    )


class Rates(Record):
    """What an hour of each person's work costs, in any currency."""

    title: Title = Key(description="The name of this case.", examples=["Middle"])
    mentor: Count = Key(description="What an hour of a mentor costs.", examples=[40])
    mentoree: Count = Key(description="What an hour of a mentoree costs.", examples=[150])
    coordinator: Count = Key(description="What an hour of the coordinator costs.", examples=[60])


class Clinic(Record):
    """The training that would do instead."""

    title: Title = Key(description="What the training is.", examples=["A three-hour clinic with a trainer"])
    minutes: Count = Key(description="The minutes that each mentoree spends in it.", examples=[180])
    fee: Count = Key(description="What the trainer charges, in the currency of the rates.", examples=[3000])


class Cost(Record):
    """A worked estimate; meetings are counted from the programme's own minutes."""

    title: Title = Key(description="The heading of the estimate.", examples=["What it costs"])
    purpose: Text = Key(
        description="What the estimate is for.",
        examples=["Put the price of the hours on the table, with the training that would do instead beside it."],
    )
    caveat: Text = Key(
        description="What the figures are not.", examples=["The rates are placeholders. They are not benchmarks."]
    )
    programme: Id = Key(description="The id of the programme whose meetings are counted.", examples=["six-sessions"])
    pairs: Pairs = Key(description="How many pairs the estimate is for.", examples=[10])
    frame: tuple[Id, ...] = Key(
        description="Modules that hold the programme together. They need no preparation or practice of their own.",
        examples=[["kickoff", "mid-point", "closing"]],
    )
    efforts: Mapping[Id, Effort] = Key(
        description="Time that people spend besides the meetings, by id.",
        examples=[{"mentor-preparation": example_of(Effort)}],
    )
    rates: Mapping[Literal["low", "middle", "high"], Rates] = Key(
        description="What an hour costs, in three cases: low, middle and high.",
        examples=[{"middle": example_of(Rates)}],
    )
    clinic: Clinic = Key(
        description="The training that would do instead, to compare the price with.", examples=[example_of(Clinic)]
    )
