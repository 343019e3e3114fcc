"""Modules in an order: programmes with dates, and tracks."""

from collections.abc import Mapping

from pydantic import Field as Key

from .base import Days, Entry, Id, Prose, Role, SessionLength, Text, Title, example_of


class ProgrammeSession(Entry):
    """One session of a programme."""

    module: Id = Key(description="The module of this session.", examples=["active-listening"])
    or_: tuple[Id, ...] = Key(
        (), description="Modules that the pair may choose instead.", examples=[["generative-ai", "risk-check"]]
    )
    length: SessionLength | None = Key(
        None, description="Minutes of this session, where they differ from the programme's.", examples=[90]
    )
    after: Days | None = Key(
        None, description="Days since the session before, where they differ from the programme's.", examples=[7]
    )
    consent: Mapping[Role, Title] = Key(
        {},
        description="When each person agreed to a module that needs the consent of both.",
        examples=[{"mentor": "2 May 2027", "mentoree": "3 May 2027"}],
    )


class Programme(Entry):
    """Modules in an order."""

    title: Title = Key(description="The name of the programme.", examples=["Six sessions"])
    purpose: Text = Key(
        description="What it is for, in a sentence.",
        examples=["Find out with six {pairs} at most whether reverse mentoring helps with one technical gap here."],
    )
    summary: Prose = Key(
        description="What takes place, for whom, and what comes of it, in a few paragraphs.",
        examples=["Pilot has six {sessions}, two weeks apart. It begins with privacy and listening."],
    )
    length: SessionLength = Key(description="Minutes of each session, from 30 to 90.", examples=[60])
    every: Days = Key(description="Days from one session to the next.", examples=[14])
    sessions: Mapping[Id, ProgrammeSession] = Key(
        description="The sessions by id, in their order.", examples=[{"listening": example_of(ProgrammeSession)}]
    )


class Track(Entry):
    """An order of modules for one kind of organisation; the kickoff comes before, the closing after."""

    title: Title = Key(description="The name of the track.", examples=["Technical first"])
    for_: Text = Key(
        description="Which organisations it suits.",
        examples=["Places that are not used to advice from junior people."],
    )
    modules: tuple[Id, ...] = Key(
        description="Its modules, in order.", examples=[["privacy-ground-rules", "active-listening"]]
    )
