"""What the coordinator sends, does and hands out."""

from collections.abc import Mapping

from pydantic import Field as Key

from .base import Entry, Id, Prose, Record, Text, Title


class Pack(Record):
    """The forms in the pack of a pair."""

    before: tuple[Id, ...] = Key(
        (), description="Forms that come before the first session.", examples=[["mentoring-agreement", "goal-sheet"]]
    )
    each: tuple[Id, ...] = Key((), description="Forms that come with each session.", examples=[["session-log"]])
    after: tuple[Id, ...] = Key(
        (), description="Forms that come behind the last session.", examples=[["no-fault-exit"]]
    )


class Message(Entry):
    """A letter of the programme."""

    title: Title = Key(description="What the message is.", examples=["Open call"])
    moment: Text = Key(description="When it goes out, and by which way.", examples=["Six weeks before the kickoff."])
    from_: Text = Key(description="Who sends it.", examples=["{coordinator}"])
    to: Text = Key(description="Who gets it.", examples=["Everybody in the organisation"])
    subject: Title = Key(
        description="The line above the message.", examples=["Who would like to learn from a colleague?"]
    )
    body: Prose = Key(
        description="The message. Square brackets mark what the sender fills in.",
        examples=["We are starting reverse mentoring. The reason is this: [business issue in one sentence]."],
    )


class Step(Entry):
    """A step of the run sheet: what the coordinator does at one time."""

    title: Title = Key(description="What the step is about.", examples=["Signature and safety"])
    when: Text = Key(description="When it is due.", examples=["Seven weeks before the kickoff"])
    tasks: Mapping[Id, Text] = Key(
        description="What to do, by id.", examples=[{"publish": "Publish the call where all staff can read it."}]
    )
    messages: tuple[Id, ...] = Key((), description="The ids of the messages that go out.", examples=[["invitation"]])
