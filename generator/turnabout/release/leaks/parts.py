"""What the reader of a format hands on: texts, and files that lie inside a file."""

from typing import NamedTuple


class Inner(NamedTuple):
    """A file that lies inside another, such as a part of an archive, with its name there."""

    name: str
    data: bytes


Part = str | Inner
"""A text as a person, a search or a program meets it, or a file that is yet to be read."""
