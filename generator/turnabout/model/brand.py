"""Whose programme it is: name, logo and colour, and whom to ask."""

from .base import Colour, Entry, Record, Text, Title


class Brand(Record):
    """What an organisation puts on its pages and papers; `logo` is a picture in the folder of its file."""

    name: Title | None = None
    logo: Title | None = None
    colour: Colour | None = None


class Contact(Entry):
    """Somebody to turn to: `name` a person or a desk, `how` the way there, `for` the matters."""

    name: Title
    how: Text
    for_: Text | None = None
