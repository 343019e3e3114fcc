"""A form of the programme: who fills it in, who sees it, how long it is kept."""

from collections.abc import Mapping
from typing import Literal

from .base import Days, Entry, Id, Pages, Seed, Text, Title
from .worksheet import Field

Filler = Literal["mentor", "mentoree", "pair", "coordinator", "hr", "sponsor"]
Seer = Literal["pair", "coordinator", "hr", "sponsor", "everybody"]


class Form(Entry):
    """A form; `never_asks` says what no field may ask, and why; `days` is how long it is kept at most."""

    title: Title
    purpose: Text
    filled_by: tuple[Filler, ...]
    apart: Text | None = None
    seen_by: tuple[Seer, ...]
    route: Text
    keep: Text
    days: Days | None = None
    pages: Pages = 1
    how: Text
    never_asks: Mapping[Id, Text] = {}
    fields: Mapping[Id, Field]
    seeds: tuple[Seed, ...] = ()
