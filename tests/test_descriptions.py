"""Every key of every model says what it means and gives an example, for whoever meets it in an editor."""

import json
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from turnabout import model
from turnabout.model.base import Record
from turnabout.sources.schemas import file_schemas


def _records() -> Iterator[type[Record]]:
    for module in iter_modules(model.__path__, f"{model.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Record):
                yield value


FIELDS = {
    f"{record.__name__}.{name}": field
    for record in sorted(set(_records()), key=lambda record: record.__name__)
    for name, field in record.model_fields.items()
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_key_has_a_description_and_examples_that_fit(name: str) -> None:
    field: FieldInfo = FIELDS[name]
    assert field.description
    assert field.description.endswith(".")
    assert field.examples
    for example in field.examples:
        TypeAdapter(Annotated[field.annotation, "", *field.metadata]).validate_python(example)


@pytest.mark.parametrize("name", file_schemas())
def test_an_editor_shows_them_for_every_key_of_a_file(name: str) -> None:
    schema: dict[str, Any] = json.loads(file_schemas()[name])
    for key, value in schema["properties"].items():
        assert value["description"], key
        assert value["examples"], key
