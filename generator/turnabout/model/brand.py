"""Whose programme it is: name, logo, colour and fonts, and whom to ask."""

from .base import Colour, Entry, Record, Text, Title


class Brand(Record):
    """What an organisation puts on its pages and papers; `logo` is a picture in the folder of its file, and so are
    `fonts`, which papers take for characters that their own font has not."""

    name: Title | None = None
    logo: Title | None = None
    colour: Colour | None = None
    fonts: tuple[Title, ...] = ()


class Contact(Entry):
    """Somebody to turn to: `name` a person or a desk, `how` the way there, `for` the matters."""

    name: Title
    how: Text
    for_: Text | None = None
