"""What the block `turnabout` of mkdocs.yml says."""

from typing import Literal, get_args

from .base import Count, Id, Record, SessionLength, Title

Edition = Literal["handbook", "facilitator"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
PaperSize = Literal["a4", "letter"]
PAPER_SIZES: tuple[PaperSize, ...] = get_args(PaperSize)


class Settings(Record):
    """Which curriculum and programme a workspace publishes; `start` is a day or a day and time (ISO 8601), and
    `timezone` (IANA) the place whose clocks count. `cache` is how many megabytes of papers are kept from run to run."""

    curriculum: Id = "reverse-mentoring"
    programme: Id | None = None
    edition: Edition = "handbook"
    length: SessionLength | None = None
    start: Title | None = None
    timezone: Title | None = None
    papers: tuple[PaperSize, ...] = ("a4", "letter")
    cache: Count = 200
