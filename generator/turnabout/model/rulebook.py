"""Leave to break a rule, and what clients may not change."""

from pydantic import Field as Key

from .base import Entry, Id, Lock, Text, Title


class Waiver(Entry):
    """Leave to break one rule at one address."""

    rule: Id = Key(description="The code of the problem that is allowed.", examples=["avoided-words"])
    at: Title = Key(
        description="The address at or below which it is allowed.", examples=["feedback-across-rank/pitfalls"]
    )
    why: Text = Key(description="The reason.", examples=["The pitfall quotes what people say."])


class Guarded(Entry):
    """An address below which a client may change nothing, or may only make it stricter."""

    at: Title = Key(
        description="The address that is guarded, with all below it.", examples=["forms/no-fault-exit/fields"]
    )
    why: Text = Key(
        description="The reason, as it is told to whoever tries.",
        examples=["Whoever must explain is not free to leave."],
    )
    lock: Lock = Key(
        "locked",
        description="What a client may do here: only make it stricter (strengthen), or nothing (locked).",
        examples=["strengthen"],
    )
