"""The grammar of the files of clients, variants and layers: what reads them and what editors know of them is made
from these records, whose keys stand in the order in which messages list them."""

from collections.abc import Mapping
from itertools import combinations
from typing import Annotated, Any, ClassVar, Literal, cast, get_args

from pydantic import ConfigDict
from pydantic import Field as Key

from .base import Id, Record, Text, Title, Wanted, Yes
from .curriculum import Settled
from .labels import OwnLabels

Verb = Literal["set", "remove", "add", "move", "replace"]
Side = Literal["after", "before", "first", "last"]
OverlayRole = Literal["layer", "client", "variant"]
SIDES: tuple[Side, ...] = get_args(Side)

Value = Text | tuple[Text, ...]
Content = Value | Mapping[str, Any]

Address = Annotated[Title, Wanted("an address: ids joined by /")]
OwnFile = Annotated[
    Title | None,
    Wanted("the name of a file"),
    Key(
        description="A YAML file in this folder that holds the item; the name of the file is its id.",
        examples=["modules/plain-letters.yml"],
    ),
]
Expected = Annotated[
    Content | None,
    Key(
        description="What the change was written over. When the base says something else, the check tells you.",
        examples=["One person speaks at a time."],
    ),
]
Why = Annotated[
    Text | None,
    Key(
        description="Your reason, for whoever reads this file or signs it off.",
        examples=["Nothing leaves the bank unread, so the rule names the reader."],
    ),
]
After = Annotated[
    Id | None, Key(description="The id of the item that this one comes right behind.", examples=["one-voice"])
]
Before = Annotated[
    Id | None, Key(description="The id of the item that this one comes right in front of.", examples=["closing"])
]
First = Annotated[Yes | None, Key(description="The item comes before all others.", examples=["true"])]
Last = Annotated[Yes | None, Key(description="The item comes behind all others.", examples=["true"])]


def _alternatives(schema: dict[str, Any], change: "type[ChangeRecord]") -> None:
    """Tell editors which keys exclude each other, and of which one is needed."""
    places = [side for side in SIDES if side in change.model_fields]
    groups = ((change.content, True), (places, change.needs_place))
    rules = [
        rule
        for keys, is_needed in groups
        if len(keys) > 1
        for rule in (
            *([{"anyOf": [{"required": [key]} for key in keys]}] if is_needed else []),
            *({"not": {"required": [one, other]}} for one, other in combinations(keys, 2)),
        )
    ]
    if rules:
        schema["allOf"] = rules


class ChangeRecord(Record):
    """A change, whose first key is its verb.

    `content` are the keys with what is put there: one of them is written, and no more.
    """

    model_config = ConfigDict(json_schema_extra=_alternatives)
    content: ClassVar[tuple[str, ...]] = ()
    needs_place: ClassVar[bool] = False


class SetChange(ChangeRecord):
    """One text, number or list gets another value."""

    content = ("to",)
    set: Address = Key(
        description="The address of the text, number or list: ids and names of fields, joined by slashes.",
        examples=["ground-rules/one-voice/text", "kickoff/needs"],
    )
    to: Value = Key(
        description="The new value: a text, a number or a whole list.",
        examples=["One person speaks at a time, and the other listens.", ["kickoff", "closing"]],
    )
    expects: Expected = None
    why: Why = None


class RemoveChange(ChangeRecord):
    """An item, or an optional field, goes."""

    remove: Address = Key(
        description="The address of what goes: an item, or a field that can be left out.",
        examples=["ground-rules/devices-away", "ground-rules/one-voice/say"],
    )
    expects: Expected = None
    why: Why = None


class NewItem(Record, extra="allow"):
    """An item with an id of its own; of a plain text item, `text` is the text."""

    id: Id = Key(
        description="The id of the new item: small letters, figures and single hyphens.", examples=["no-accounts"]
    )


class AddChange(ChangeRecord):
    """A new item in a collection; without a place it comes last."""

    content = ("item", "file")
    add: Address = Key(
        description="The address of the collection that gets a new item.",
        examples=["ground-rules", "kickoff/activities"],
    )
    item: Annotated[NewItem | None, Wanted("an id and keys of its own")] = Key(
        None,
        description="The new item: its id, and the keys that items of this collection have.",
        examples=[{"id": "no-accounts", "text": "No account and no customer of the bank is named."}],
    )
    file: OwnFile = None
    after: After = None
    before: Before = None
    first: First = None
    last: Last = None
    why: Why = None


class MoveChange(ChangeRecord):
    """An item gets another place."""

    needs_place = True
    move: Address = Key(
        description="The address of the item that gets another place in its collection.", examples=["risk-check"]
    )
    after: After = None
    before: Before = None
    first: First = None
    last: Last = None
    expects: Expected = None
    why: Why = None


class ReplaceChange(ChangeRecord):
    """A whole item is written anew; its id and its place stay."""

    content = ("with", "file")
    replace: Address = Key(
        description="The address of the item that is written anew.", examples=["kickoff/activities/opening"]
    )
    with_: Content | None = Key(
        None,
        description="The whole item as it is to be, without its id.",
        examples=[{"text": "Put phones and screens out of sight.", "why": "A glance at a screen says: hurry up."}],
    )
    file: OwnFile = None
    expects: Expected = None
    why: Why = None


AnyChange = SetChange | RemoveChange | AddChange | MoveChange | ReplaceChange
CHANGES: Mapping[Verb, type[ChangeRecord]] = {
    cast("Verb", next(iter(change.model_fields))): change for change in get_args(AnyChange)
}


class OwnTerm(Record):
    """A word for one and for many; a term that the base does not have needs its meaning too."""

    one: Title | None = Key(None, description="The word for one of them.", examples=["adviser"])
    many: Title | None = Key(None, description="The word for several of them.", examples=["advisers"])
    means: Text | None = Key(
        None,
        description="What the word means in this programme. A term that the base does not have needs it.",
        examples=["The colleague in compliance who reads what goes out in public."],
    )


class OwnContact(Record):
    """Whom to ask, how to reach them, and for what."""

    name: Title | None = Key(None, description="A person or a desk.", examples=["Petra Lund, people team"])
    how: Text | None = Key(
        None, description="How to reach them.", examples=["Extension 4410, or advice@tamarvale.example"]
    )
    for_: Text | None = Key(
        None, description="What to turn to them for.", examples=["Meeting dates, papers, and whatever feels wrong"]
    )


class OverlaySettings(Settled):
    """Each a change with less to type."""

    terms: Mapping[Id, OwnTerm] = Key(
        {},
        description="Your words for the roles and things of the programme, by the id of the term.",
        examples=[{"mentor": {"one": "adviser", "many": "advisers"}}],
    )
    contacts: Mapping[Id, OwnContact] = Key(
        {},
        description="The people and desks to turn to, by an id of your choice.",
        examples=[{"coordinator": {"name": "Petra Lund, people team", "how": "Extension 4410"}}],
    )
    labels: OwnLabels = Key({})


class OverlayFile(OverlaySettings):
    """Settings and changes, behind what the file says of itself."""

    changes: tuple[AnyChange, ...] = Key(
        (),
        description="What is different here. Each entry has a verb (set, remove, add, move or replace) and an address;"
        " their order does not matter.",
        examples=[[{"remove": "glossary/summary"}]],
    )


class ClientHead(Record):
    """What a client's file says of itself."""

    client: Id = Key(description="The name of the client, the same as that of its folder.", examples=["tamar-vale"])
    base: Title = Key(
        description="The curriculum that this file changes, and the version it was written for.",
        examples=["reverse-mentoring@1.0"],
    )
    layers: tuple[Id, ...] = Key(
        (), description="Shared layers to start from. Their order does not matter.", examples=[["healthcare", "uk"]]
    )
    languages: tuple[Title, ...] = Key(
        (),
        description="The languages to build, that of the curriculum first. Each other one needs a catalogue.",
        examples=[["en", "fr"]],
    )


class VariantHead(Record):
    """What the file of a variant says of itself."""

    variant: Id = Key(description="The name of the variant, the same as that of its file.", examples=["leaders"])


class LayerHead(Record):
    """What the file of a layer says of itself."""

    layer: Id = Key(description="The name of the layer, the same as that of its file.", examples=["healthcare"])
    base: Title = Key(
        description="The curriculum that this layer changes, and the version it was written for.",
        examples=["reverse-mentoring@1.0"],
    )


class ClientFile(OverlayFile, ClientHead):  # the keys of the record named last come first
    """What one client wants otherwise than the base and its layers."""


class VariantFile(OverlayFile, VariantHead):
    """What a second group of one client wants otherwise; it is applied after client.yml."""


class LayerFile(OverlayFile, LayerHead):
    """What several clients share: a sector, a country."""


HEADS: Mapping[OverlayRole, type[Record]] = {"client": ClientHead, "variant": VariantHead, "layer": LayerHead}
FILES: Mapping[OverlayRole, type[OverlayFile]] = {"client": ClientFile, "variant": VariantFile, "layer": LayerFile}
