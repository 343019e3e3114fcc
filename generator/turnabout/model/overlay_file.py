"""The files of clients, variants and layers as editors see them; what they mean is read in overlay/."""

from collections.abc import Mapping
from typing import Any

from .base import Days, Id, Record, SessionLength, Text, Title
from .brand import Brand
from .settings import PaperSize

Address = Title
"""Ids and names of fields, joined by /."""

Value = Text | tuple[Text, ...]
"""A text, a number or a list of them."""


class SetChange(Record):
    """One text, number or list gets another value; `expects` is the one it was written over."""

    set: Address
    to: Value
    expects: Value | None = None
    why: Text | None = None


class RemoveChange(Record):
    """An item, or an optional field, goes."""

    remove: Address
    expects: Value | Mapping[str, Any] | None = None
    why: Text | None = None


class PlaceKeys(Record):
    """Where an item stands: behind or before another, first or last."""

    after: Id | None = None
    before: Id | None = None
    first: bool | None = None
    last: bool | None = None


class NewItem(Record, extra="allow"):
    """An item with an id of its own; of a plain text item, `text` is the text."""

    id: Id


class AddChange(PlaceKeys):
    """A new item in a collection; without a place it comes last."""

    add: Address
    item: NewItem | None = None
    file: Title | None = None
    why: Text | None = None


class MoveChange(PlaceKeys):
    """An item gets another place."""

    move: Address
    why: Text | None = None


class ReplaceChange(Record):
    """A whole item is written anew; its id and its place stay."""

    replace: Address
    with_: Mapping[str, Any] | None = None
    file: Title | None = None
    expects: Value | Mapping[str, Any] | None = None
    why: Text | None = None


class OwnTerm(Record):
    """A word for one and for many; a term that the base does not have needs its meaning too."""

    one: Title | None = None
    many: Title | None = None
    means: Text | None = None


class OwnContact(Record):
    """Whom to ask, how to reach them, and for what."""

    name: Title | None = None
    how: Text | None = None
    for_: Text | None = None


class OverlayFile(Record):
    """Settings, each a `set` with less to type, and changes."""

    programme: Id | None = None
    session: SessionLength | None = None
    rhythm: Days | None = None
    start: Title | None = None
    timezone: Title | None = None
    paper: PaperSize | None = None
    brand: Brand | None = None
    terms: Mapping[Id, OwnTerm] = {}
    contacts: Mapping[Id, OwnContact] = {}
    labels: Mapping[Title, Text] = {}
    changes: tuple[SetChange | RemoveChange | AddChange | MoveChange | ReplaceChange, ...] = ()


class ClientFile(OverlayFile):
    """What one client wants otherwise than the base and its layers."""

    client: Id
    base: Title
    layers: tuple[Id, ...] = ()
    languages: tuple[Title, ...] = ()


class VariantFile(OverlayFile):
    """What a second group of one client wants otherwise; it is applied after client.yml."""

    variant: Id


class LayerFile(OverlayFile):
    """What several clients share: a sector, a country."""

    layer: Id
    base: Title
