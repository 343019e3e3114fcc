"""What the texts rest on: sources, and claims that may be made."""

from typing import Literal

from pydantic import Field as Key

from .base import Entry, Grade, Id, Text, Title, Year

Seen = Literal["full", "page", "excerpt", "abstract", "secondary"]


class Source(Entry):
    """Something read."""

    authors: Title = Key(description="Who wrote it.", examples=["Kluger and Itzchakov"])
    title: Title = Key(
        description="Its title. A description of ours stands in square brackets.",
        examples=["[A review of listening at work]"],
    )
    year: Year | None = Key(None, description="The year in which it came out.", examples=[2022])
    where: Title = Key(description="The journal, the publisher or the site.", examples=["Journal not recorded"])
    link: Title | None = Key(
        None, description="Where it can be found on the web.", examples=["https://doi.org/10.1000/182"]
    )
    seen: Seen = Key(
        description="How much of it was read: all, a page, an excerpt, the abstract, or only what others say of it.",
        examples=["abstract"],
    )
    grade: Grade = Key(
        description="How far it can be trusted: A for many studies put together, B for one, C for practice or press,"
        " D for an opinion.",
        examples=["B"],
    )


class Claim(Entry):
    """A sentence the handbook may say, with how far it can be trusted."""

    text: Text = Key(
        description="The claim, in one or two sentences.",
        examples=["Listening at work goes with more trust, more well-being and better performance."],
    )
    source: Id = Key(description="The id of the source it rests on.", examples=["kluger-2022"])
    grade: Grade = Key(description="How far this claim can be trusted, from A to D.", examples=["B"])
    caveat: Text = Key(description="What the claim does not say.", examples=["Most of the evidence is correlational."])
