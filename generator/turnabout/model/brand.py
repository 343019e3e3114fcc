"""Whose programme it is: name, logo, colour and fonts, and whom to ask."""

from pydantic import Field as Key

from .base import Colour, Entry, Record, Text, Title


class Brand(Record):
    """What an organisation puts on its pages and papers."""

    name: Title | None = Key(
        None,
        description="The name of the organisation, as it stands on pages and papers.",
        examples=["Tamar Vale Bank"],
    )
    logo: Title | None = Key(
        None,
        description="A picture in the folder of this file, SVG or PNG.",
        examples=["assets/logo.svg"],
    )
    colour: Colour | None = Key(
        None,
        description="The main colour: # and six hexadecimal figures, in quotes, since a # begins a comment.",
        examples=["#34478f"],
    )
    fonts: tuple[Title, ...] = Key(
        (),
        description="Font files in the folder of this file. Papers use them for characters that their own font lacks.",
        examples=[["assets/NotoSansThai-Regular.ttf"]],
    )


class Contact(Entry):
    """Somebody to turn to."""

    name: Title = Key(description="A person or a desk.", examples=["Petra Lund, people team"])
    how: Text = Key(description="How to reach them.", examples=["Extension 4410, or advice@tamarvale.example"])
    for_: Text | None = Key(
        None,
        description="What to turn to them for.",
        examples=["Meeting dates, papers, and whatever feels wrong"],
    )
