"""One module: what a pair does in one session, and why."""

from collections.abc import Mapping
from typing import Literal

from .base import Entry, Id, Lead, Minutes, Person, Prose, Record, Role, Seed, Text, Title
from .worksheet import Worksheet

Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Kind = Literal["check-in", "recall", "brief", "demo", "practice", "case", "swap", "reflect", "commit"]
Tier = Literal["core", "optional", "extension"]


class Objective(Entry):
    """What somebody can be seen to do; `level` is of Bloom's revised taxonomy."""

    for_: Person
    level: Level
    text: Text
    evidence: Text


class Activity(Entry):
    """One block of a session; `minutes` as planned for a long session, `floor` the least it can be cut to."""

    title: Title
    kind: Kind
    lead: Lead
    tier: Tier = "core"
    minutes: Minutes
    floor: Minutes | None = None
    serves: tuple[Id, ...] = ()
    worksheet: Id | None = None
    steps: Mapping[Id, Text] = {}
    say: Mapping[Lead, Text] = {}
    note: Prose | None = None


class Practice(Record):
    """The if-then plan between two sessions, and the one thing to do by the next."""

    if_: Text
    then: Text
    by_next_time: Text | None = None


class Module(Entry):
    """A module; the order of its activities is the running order, and `opt_in` asks for the consent of both people."""

    title: Title
    purpose: Text
    needs: tuple[Id, ...] = ()
    before: Mapping[Id, Text] = {}
    objectives: Mapping[Id, Objective]
    activities: Mapping[Id, Activity]
    prompts: Mapping[Role, Mapping[Id, Text]]
    worksheets: Mapping[Id, Worksheet] = {}
    prepare: Mapping[Role, Text]
    practice: Practice
    pitfalls: Mapping[Id, Text] = {}
    ground_rules: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    evidence_note: Prose | None = None
    sign: Text | None = None
    opt_in: Literal["yes", "no"] = "no"
    seeds: tuple[Seed, ...] = ()
