"""One module: what a pair does in one session, and why."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key

from .base import Entry, Id, Lead, Minutes, Person, Prose, Record, Role, Seed, Text, Title, example_of
from .worksheet import Worksheet

Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Kind = Literal["check-in", "recall", "brief", "demo", "practice", "case", "swap", "reflect", "commit"]
Tier = Literal["core", "optional", "extension"]


class Objective(Entry):
    """What somebody can be seen to do."""

    for_: Person = Key(description="Whose objective it is.", examples=["both"])
    level: Level = Key(description="The level in Bloom's revised taxonomy.", examples=["apply"])
    text: Text = Key(
        description="What the person does, beginning with a verb for something that can be seen.",
        examples=["Compare one of your own assumptions about customers with at least three facts."],
    )
    evidence: Text = Key(
        description="What shows that it was done.", examples=["Three rows with a source on the *Assumption check*."]
    )


class Activity(Entry):
    """One block of a session."""

    title: Title = Key(description="What the agenda calls it.", examples=["Be the customer"])
    kind: Kind = Key(description="What sort of block it is.", examples=["practice"])
    lead: Lead = Key(description="Who leads it.", examples=["both"])
    tier: Tier = Key(
        "core",
        description="When it is left out: never (core), in a session below an hour (optional), or in all but a long one"
        " (extension).",
        examples=["optional"],
    )
    minutes: Minutes = Key(description="How many minutes it takes where there is time enough.", examples=[10])
    floor: Minutes | None = Key(
        None, description="The fewest minutes in which a core activity still does its job.", examples=[7]
    )
    serves: tuple[Id, ...] = Key((), description="The ids of the objectives it serves.", examples=[["own-assumption"]])
    worksheet: Id | None = Key(
        None, description="The id of the worksheet that people use in it.", examples=["assumption-check"]
    )
    steps: Mapping[Id, Text] = Key(
        {},
        description="What people do, step by step, by id.",
        examples=[{"s1": "Choose one journey, and say who you are.", "s2": "Walk it on public pages."}],
    )
    say: Mapping[Lead, Text] = Key(
        {},
        description="What each person could say aloud.",
        examples=[{"mentor": "I will not show you the way. Where you get stuck is what we came for."}],
    )
    note: Prose | None = Key(
        None,
        description="Advice for the facilitator. Only the facilitator's edition shows it.",
        examples=["Rank kills the burst when the {mentoree} judges aloud. Hold the silence."],
    )


class Practice(Record):
    """The if-then plan between two sessions, and the one thing to do by the next."""

    if_: Text = Key(
        description="The moment that the person will recognise; it goes on behind the word If.",
        examples=["a piece of advice is on the tip of my tongue"],
    )
    then: Text = Key(
        description="The one thing to do in that moment.",
        examples=["I ask one open question first and say back what I heard"],
    )
    by_next_time: Text | None = Key(
        None,
        description="What to do by the next session.",
        examples=["Count your open questions in one meeting, and bring the number."],
    )


class Module(Entry):
    """A module; the order of its activities is the running order."""

    title: Title = Key(description="The name of the module.", examples=["Active listening"])
    purpose: Text = Key(
        description="What the session is good for, in a sentence or two.",
        examples=["Look at customers with fresh eyes, and leave with one idea that can be tried at little cost."],
    )
    needs: tuple[Id, ...] = Key(
        (), description="Modules that a pair must have done before.", examples=[["privacy-ground-rules"]]
    )
    before: Mapping[Id, Text] = Key(
        {},
        description="What must be so before the session, by id.",
        examples=[{"budget-owner": "The {mentoree} knows by name who can say yes to a small cost for a test."}],
    )
    objectives: Mapping[Id, Objective] = Key(
        description="What the two people will be able to do, by id.",
        examples=[{"own-assumption": example_of(Objective)}],
    )
    activities: Mapping[Id, Activity] = Key(
        description="The blocks of the session by id, in running order.", examples=[{"journey": example_of(Activity)}]
    )
    prompts: Mapping[Role, Mapping[Id, Text]] = Key(
        description="Questions that each person can put to the other, by id.",
        examples=[{"mentor": {"q1": "Of all that you just told me, what matters most to you?"}}],
    )
    worksheets: Mapping[Id, Worksheet] = Key(
        {},
        description="The sheets that people write on, by id.",
        examples=[{"assumption-check": example_of(Worksheet)}],
    )
    prepare: Mapping[Role, Text] = Key(
        description="What each person does before the session.",
        examples=[
            {"mentor": "Choose a work topic you can speak on for four minutes.", "mentoree": "Bring one question."}
        ],
    )
    practice: Practice = Key(description="What both practise until the next session.", examples=[example_of(Practice)])
    pitfalls: Mapping[Id, Text] = Key(
        {},
        description="What tends to go wrong, and what helps, by id.",
        examples=[{"parroting": "You repeat the other person's words. Say what they seem to mean."}],
    )
    ground_rules: tuple[Id, ...] = Key(
        (), description="The ground rules that matter most here.", examples=[["between-us", "no-recorder"]]
    )
    sources: tuple[Id, ...] = Key(
        (), description="The sources that the module rests on.", examples=[["weger-2014", "kluger-2022"]]
    )
    evidence_note: Prose | None = Key(
        None,
        description="What is known about whether this works, and what is not. [@claim-id] links to a claim.",
        examples=[
            "Listening at work goes with more trust [@listening-at-work]. Most of that evidence is correlational."
        ],
    )
    sign: Text | None = Key(
        None,
        description="What people sign in this session, for the page that lists all signatures.",
        examples=["The agreement on confidentiality, in two copies."],
    )
    opt_in: Literal["yes", "no"] = Key(
        "no",
        description='Whether the module takes place only with the consent of both people. In quotes: "yes".',
        examples=["yes"],
    )
    seeds: tuple[Seed, ...] = Key(
        (), description="The numbers of the requirements that this module serves.", examples=[[4, 8, 17]]
    )
