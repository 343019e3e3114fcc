"""What a workspace or a client chooses: programme, minutes, start and paper."""

from typing import Annotated, Literal, get_args

from pydantic import Field as Key

from .base import Count, Id, Record, SessionLength, Title

Edition = Literal["handbook", "facilitator"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
PaperSize = Literal["a4", "letter"]

ChosenProgramme = Annotated[
    Id | None, Key(description="The programme to publish, by its id.", examples=["six-sessions"])
]
ChosenLength = Annotated[
    SessionLength | None,
    Key(description="Minutes of each session, from 30 to 90. Agendas are cut to fit.", examples=[60]),
]
Start = Annotated[
    Title | None,
    Key(
        description="The day of the first session. With a time of day, agendas carry clock times.",
        examples=["2027-03-02", "2027-03-02T09:30"],
    ),
]
Timezone = Annotated[
    Title | None,
    Key(description="The place whose clocks count, by its name in the IANA list.", examples=["Europe/London"]),
]


class Settings(Record):
    """What the block `turnabout` of mkdocs.yml says: what a workspace publishes."""

    curriculum: Id = Key(
        "reverse-mentoring", description="The curriculum to publish, by its folder.", examples=["reverse-mentoring"]
    )
    programme: ChosenProgramme = None
    edition: Edition = Key(
        "handbook",
        description="The edition to build: for everybody (handbook), or with notes and answers (facilitator).",
        examples=["facilitator"],
    )
    length: ChosenLength = None
    start: Start = None
    timezone: Timezone = None
    papers: tuple[PaperSize, ...] = Key(
        ("a4", "letter"), description="The sizes of paper to print on.", examples=[["a4"]]
    )
    cache: Count = Key(200, description="How many megabytes of papers are kept from run to run.", examples=[500])
