"""What every record of a curriculum is made of."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic import Field as Key


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """A frozen record; keys are written-with-hyphens in YAML and unknown ones are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True)


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=80)]
"""A readable name: small letters, figures and single hyphens."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A text shown exactly as typed."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that may hold inline Markdown: emphasis, code and links, no HTML."""

Prose = Annotated[str, StringConstraints(min_length=1)]
"""A text of several paragraphs, in Markdown without HTML."""

Minutes = Annotated[int, Key(ge=1, le=90)]
SessionLength = Annotated[int, Key(ge=30, le=90)]
Days = Annotated[int, Key(ge=1, le=366)]
Lines = Annotated[int, Key(ge=1, le=30)]
Pages = Annotated[int, Key(ge=1, le=2)]
Seed = Annotated[int, Key(ge=1)]
Count = Annotated[int, Key(ge=0, le=100_000)]
Pairs = Annotated[int, Key(ge=1, le=100_000)]
Year = Annotated[int, Key(ge=1900, le=2100)]

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour of the screen: # and six hexadecimal figures."""

Yes = Literal["true", "yes"]
"""What can be asked for or left alone."""

Role = Literal["mentor", "mentoree"]
Person = Literal["mentor", "mentoree", "both"]
Lead = Literal["mentor", "mentoree", "both", "facilitator", "sponsor"]
Grade = Literal["A", "A-", "B", "C", "D"]
Lock = Literal["open", "strengthen", "locked"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Mark a key with what it takes, in the words of a message: `the name of a file`."""

    words: str


class Entry(Record):
    """An item of a collection: the ids it had before, and what a client may do with it."""

    formerly: tuple[Id, ...] = Key(
        (),
        description="Ids that this item had before. Changes of clients that use one still find it.",
        examples=[["one-at-a-time"]],
    )
    lock: Lock = Key(
        "open",
        description="What a client may do here: anything (open), make it stricter (strengthen) or nothing (locked).",
        examples=["strengthen"],
    )


def example_of(record: type[BaseModel]) -> dict[str, Any]:
    """Return a short example of a record: the first example of each key that it must have."""
    fields = {field.alias or name: field for name, field in record.model_fields.items() if field.is_required()}
    return {key: field.examples[0] for key, field in fields.items() if field.examples}


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return re.fullmatch(ID, text) is not None


def json_schema(record: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a record for editors: texts may look like numbers, and a key that is no id is wrong."""
    schema: dict[str, Any] = _as_typed(record.model_json_schema(by_alias=True))
    return schema


def _as_typed(schema: Any) -> Any:
    """YAML editors see `title: 2024` as a number and `first: true` as no text; we read every scalar as text."""
    if isinstance(schema, list):
        return [_as_typed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    repaired = {key: _as_typed(value) for key, value in schema.items()}
    if repaired.get("type") == "string" and "enum" not in repaired and "pattern" not in repaired:
        repaired["type"] = ["string", "number", "boolean"]
    if "true" in repaired.get("enum", ()):
        repaired = {key: value for key, value in repaired.items() if key != "type"} | {
            "enum": [True, *repaired["enum"]]
        }
    if "patternProperties" in repaired:
        repaired["additionalProperties"] = False
    return repaired
