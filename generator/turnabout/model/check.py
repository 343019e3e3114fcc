"""An assessment as data: questions, rules over the answers, and what each result means."""

from collections.abc import Mapping
from typing import Literal

from .base import Count, Entry, Id, Seed, Text, Title


class Item(Entry):
    """A question; a score runs from 0 to 3, and `gate` is the least it must reach."""

    ask: Text
    answer: Literal["yes-no", "score"] = "yes-no"
    gate: Count | None = None
    fix: Text | None = None


class Rule(Entry):
    """When all of its conditions hold, the rule gives a result or adds a warning; the first result counts."""

    when: Mapping[Id, Literal["yes", "no"]] = {}
    score_below: Count | None = None
    score_from: Count | None = None
    gate_failed: Literal["yes"] | None = None
    result: Id | None = None
    warning: Text | None = None
    because: Text


class Result(Entry):
    """What a check can come to."""

    title: Title
    means: Text
    next: Text


class Check(Entry):
    """Rules are tried in order; `otherwise` is the result where none of them gives one."""

    title: Title
    purpose: Text
    how: Text
    caveat: Text | None = None
    items: Mapping[Id, Item]
    rules: Mapping[Id, Rule]
    otherwise: Id
    otherwise_because: Text
    results: Mapping[Id, Result]
    seeds: tuple[Seed, ...] = ()
