"""The words of a curriculum: terms, ground rules, the glossary, and what no text may say."""

from pydantic import Field as Key

from .base import Entry, Record, Text, Title


class Term(Entry):
    """A word that a client may replace; text refers to it as {mentor}, {mentors}, {Mentor} or {a mentor}."""

    one: Title = Key(description="The word for one of them.", examples=["adviser"])
    many: Title = Key(description="The word for several of them.", examples=["advisers"])
    means: Text = Key(
        description="What the word means in this programme.",
        examples=["The junior colleague who does the mentoring, designs the meeting, and advises."],
    )


class GroundRule(Entry):
    """A rule both people keep."""

    title: Title | None = Key(
        None, description="What it is called; its id as words if not given.", examples=["One voice"]
    )
    text: Text = Key(description="The rule.", examples=["One person speaks at a time."])
    why: Text | None = Key(
        None, description="What it is good for.", examples=["Taking turns gives both people's knowledge a place."]
    )
    say: Text | None = Key(
        None, description="What a person could say aloud to keep it.", examples=["Let me say back what I heard."]
    )


class GlossaryEntry(Entry):
    """A word and what it means here."""

    word: Title = Key(description="The word.", examples=["Return leg"])
    means: Text = Key(
        description="What it means in this programme.",
        examples=["The part of every {session} in which the {mentoree} gives the {mentor} something useful."],
    )


class Avoided(Entry):
    """Words that no text may use."""

    words: tuple[Title, ...] = Key(
        description="The words. A text with one of them is a problem.",
        examples=[["digital native", "tech-savvy youth"]],
    )
    why: Text = Key(
        description="What is wrong with them.", examples=["Nobody is born with a skill, and research rejects the idea."]
    )
    instead: Text = Key(description="What to write instead.", examples=["Name the skill and the evidence for it."])


class PageRules(Record):
    """What each page for an audience must have, besides a job and a day of review."""

    last_heading: Title = Key(
        description="The last heading of each page, which says what to do next.", examples=["Do this next"]
    )
