"""What a programme costs: minutes of people, rates, and the training that would do instead."""

from collections.abc import Mapping
from typing import Literal

from .base import Count, Entry, Id, Pairs, Record, Text, Title

Paid = Literal["mentor", "mentoree", "coordinator"]


class Effort(Entry):
    """Minutes that somebody spends, once a programme, once a pair, or for each working session of a pair."""

    label: Title
    who: Paid
    minutes: Count
    per: Literal["programme", "pair", "session"]


class Rates(Record):
    """Cost of an hour of each person's work, in a currency of the reader's."""

    title: Title
    mentor: Count
    mentoree: Count
    coordinator: Count


class Clinic(Record):
    """The training alternative: `minutes` for each mentoree, and a fee for the trainer."""

    title: Title
    minutes: Count
    fee: Count


class Cost(Record):
    """A worked estimate; the meetings of `programme` are counted from its own minutes.

    `frame` names the modules that hold a programme together: they need no preparation or practice of their own.
    """

    title: Title
    purpose: Text
    caveat: Text
    programme: Id
    pairs: Pairs
    frame: tuple[Id, ...]
    efforts: Mapping[Id, Effort]
    rates: Mapping[Literal["low", "middle", "high"], Rates]
    clinic: Clinic
