"""An assessment as data: questions, rules over the answers, and what each result means."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key

from .base import Count, Entry, Id, Seed, Text, Title, example_of


class Item(Entry):
    """A question; a score runs from 0 to 3."""

    ask: Text = Key(
        description="The question, to be answered with yes or no or with a score.",
        examples=["Could a training of half a day close the gap?"],
    )
    answer: Literal["yes-no", "score"] = Key(
        "yes-no", description="How it is answered: with yes or no, or with a score from 0 to 3.", examples=["score"]
    )
    gate: Count | None = Key(
        None,
        description="The lowest score that is good enough. Below it the gate fails, whatever the total.",
        examples=[2],
    )
    fix: Text | None = Key(
        None,
        description="What to do where the answer is a poor one.",
        examples=["Ask for one page on each topic you plan, with a name to ask."],
    )


class Rule(Entry):
    """When all of its conditions hold, the rule gives a result or adds a warning; the first result counts."""

    when: Mapping[Id, Literal["yes", "no"]] = Key(
        {},
        description="Answers that must be so for the rule to hold: the id of the question, then yes or no in quotes.",
        examples=[{"owned-reason": "no"}],
    )
    score_below: Count | None = Key(None, description="The rule holds where the total is below this.", examples=[18])
    score_from: Count | None = Key(None, description="The rule holds where the total is this or more.", examples=[27])
    gate_failed: Literal["yes"] | None = Key(
        None, description="The rule holds where at least one gate has failed.", examples=["yes"]
    )
    result: Id | None = Key(
        None,
        description="The id of the result that the rule gives. Leave it out to add a warning.",
        examples=["not-yet"],
    )
    warning: Text | None = Key(
        None,
        description="What to be careful about, whatever the result.",
        examples=["Settle who looks after the {pairs} before you ask anybody."],
    )
    because: Text = Key(
        description="The reason, as it is told to whoever took the check.",
        examples=["Nobody owns a business reason with a measure."],
    )


class Result(Entry):
    """What a check can come to."""

    title: Title = Key(description="The result in a few words.", examples=["Not yet"])
    means: Text = Key(
        description="What the result says, and what it does not.",
        examples=["The ground would not carry people safely at present."],
    )
    next: Text = Key(
        description="What to do now.",
        examples=["Give each line a name and a date, and score again when they are done."],
    )


class Check(Entry):
    """Questions, and rules that are tried in order."""

    title: Title = Key(description="The name of the check.", examples=["Fit check"])
    purpose: Text = Key(
        description="What the check finds out, and for whom.",
        examples=["Find out, before anybody gives an hour, whether reverse mentoring is the right answer."],
    )
    how: Text = Key(
        description="How to answer it, and with whom.",
        examples=["Answer yes or no together with the owner of the business issue."],
    )
    caveat: Text | None = Key(
        None,
        description="How far the result can be trusted.",
        examples=["The order of the rules is our own design, and no trial has tested it."],
    )
    items: Mapping[Id, Item] = Key(
        description="The questions by id, in the order in which they are asked.",
        examples=[{"half-day-training": example_of(Item)}],
    )
    rules: Mapping[Id, Rule] = Key(
        description="The rules by id. They are tried in this order, and the first that gives a result decides.",
        examples=[{"no-owned-reason": {"when": {"owned-reason": "no"}, "result": "not-yet", **example_of(Rule)}}],
    )
    otherwise: Id = Key(description="The id of the result where no rule gives one.", examples=["pilot"])
    otherwise_because: Text = Key(
        description="The reason for that result.", examples=["All four gates hold, and the total is between 18 and 26."]
    )
    results: Mapping[Id, Result] = Key(
        description="All that the check can come to, by id.", examples=[{"not-yet": example_of(Result)}]
    )
    seeds: tuple[Seed, ...] = Key(
        (), description="The numbers of the requirements that this check serves.", examples=[[40, 48]]
    )
