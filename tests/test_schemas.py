"""JSON Schemas for editors agree with the models and with the files that ship."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from house import GOOD, REPOSITORY, Golden, Turnabout, files_of
from turnabout.model.base import Record
from turnabout.model.check import Check
from turnabout.model.curriculum import Curriculum
from turnabout.model.form import Form
from turnabout.model.module import Module
from turnabout.model.overlay_file import CHANGES, SIDES, ClientFile, LayerFile, VariantFile, Verb
from turnabout.model.programme import Programme
from turnabout.sources.curriculum_files import PARTS
from turnabout.sources.schemas import file_schemas
from turnabout.sources.shape import keys_of

CURRICULA = [
    REPOSITORY / "curricula/reverse-mentoring",
    GOOD / "tiny/curricula/baking-swap",
    GOOD / "rules/curricula/biscuit-tin",
]
SCHEMAS = {name: json.loads(text) for name, text in file_schemas().items()}
FILES = [
    (file, kind)
    for folder in CURRICULA
    for pattern, kind in (
        ("curriculum.yml", "curriculum.json"),
        *((f"{name}.yml", f"{name}.json") for name in PARTS),
        ("modules/*.yml", "module.json"),
        ("programmes/*.yml", "programme.json"),
        ("forms/*.yml", "form.json"),
        ("checks/*.yml", "check.json"),
    )
    for file in sorted(folder.glob(pattern))
]
FILES += [
    (file, kind)
    for pattern, kind in (
        ("clients/*/client.yml", "client.json"),
        ("clients/*/variants/*.yml", "variant.json"),
        ("clients/*/modules/*.yml", "module.json"),
        ("layers/*.yml", "layer.json"),
    )
    for file in sorted((REPOSITORY / "curricula").glob(pattern))
]


@pytest.mark.parametrize(("file", "kind"), FILES, ids=[f"{file.parent.name}/{file.name}" for file, _ in FILES])
def test_every_file_fits_its_schema(file: Path, kind: str) -> None:
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert list(_misfits(data, SCHEMAS[kind], SCHEMAS[kind]["$defs"], file.name)) == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("module.json", {"titel": "x"}),
        ("module.json", {"needs": "kickoff"}),
        ("module.json", {"activities": {"a": {"kind": "talk"}}}),
        ("programme.json", {"length": 20}),
        ("sources.json", {"sources": {"Bad Id": {}}}),
        ("curriculum.json", {"modules": {"a": {}}}),
        ("client.json", {"sesion": 45}),
        ("client.json", {"layers": "uk"}),
        ("client.json", {"brand": {"color": "#000000"}}),
        ("client.json", {"changes": [{"delete": "ground-rules/one-voice"}]}),
        ("client.json", {"changes": [{"set": "title", "value": "x"}]}),
        ("client.json", {"changes": [{"set": "title", "to": "x", "remove": "title"}]}),
        ("client.json", {"changes": [{"add": "ground-rules", "item": {"text": "x"}}]}),
        ("client.json", {"changes": [{"set": "title"}]}),
        ("client.json", {"changes": [{"add": "ground-rules"}]}),
        ("client.json", {"changes": [{"add": "ground-rules", "item": {"id": "x"}, "file": "x.yml"}]}),
        ("client.json", {"changes": [{"add": "ground-rules", "file": "x.yml", "first": True, "after": "y"}]}),
        ("client.json", {"changes": [{"move": "ground-rules/one-voice"}]}),
        ("client.json", {"changes": [{"move": "ground-rules/one-voice", "first": "no"}]}),
        ("layer.json", {"layers": ["uk"]}),
        ("variant.json", {"base": "reverse-mentoring@1.0"}),
    ],
)
def test_a_mistake_does_not_fit(kind: str, change: dict[str, object]) -> None:
    file = next(file for file, its in FILES if its == kind)
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) | change
    assert list(_misfits(data, SCHEMAS[kind], SCHEMAS[kind]["$defs"], "here"))


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        (Module, "module.json"),
        (Programme, "programme.json"),
        (Form, "form.json"),
        (Check, "check.json"),
        (ClientFile, "client.json"),
        (VariantFile, "variant.json"),
        (LayerFile, "layer.json"),
    ],
)
def test_a_schema_has_the_keys_of_its_model(model: type[Record], kind: str) -> None:
    assert set(SCHEMAS[kind]["properties"]) == set(keys_of(model, ()))
    assert SCHEMAS[kind]["additionalProperties"] is False


def test_the_verbs_and_sides_that_the_code_names_are_those_of_the_models() -> None:
    assert tuple(CHANGES) == get_args(Verb)
    for verb in ("add", "move"):
        assert [key for key in keys_of(CHANGES[verb], ()) if key in SIDES] == [*SIDES]


def test_the_files_of_a_curriculum_share_its_keys() -> None:
    files = {name: set(SCHEMAS[f"{name}.json"]["properties"]) for name in ("curriculum", *PARTS)}
    assert sorted(key for keys in files.values() for key in keys) == sorted(keys_of(Curriculum, ()))
    assert files["sources"] == {"sources", "claims", "never-cite"}


def test_texts_that_yaml_reads_as_numbers_are_no_mistake_to_an_editor() -> None:
    assert SCHEMAS["module.json"]["properties"]["title"]["type"] == ["string", "number", "boolean"]


def test_the_schemas_in_the_repository_are_those_that_the_command_writes(
    turnabout: Turnabout, tmp_path: Path, golden: Golden
) -> None:
    assert turnabout("schema", "made", cwd=tmp_path).code == 0
    assert files_of(tmp_path / "made") == {name: text.encode() for name, text in file_schemas().items()}
    golden(tmp_path / "made", REPOSITORY / ".schema")


def _misfits(data: Any, schema: dict[str, Any], defs: dict[str, Any], at: str) -> list[str]:
    """What does not fit, for as much of JSON Schema as ours use; a keyword we do not know is a misfit too."""
    if "$ref" in schema:
        return _misfits(
            data,
            defs[schema["$ref"].removeprefix("#/$defs/")] | {k: v for k, v in schema.items() if k != "$ref"},
            defs,
            at,
        )
    if "anyOf" in schema:
        ways = [_misfits(data, way, defs, at) for way in schema["anyOf"]]
        return [] if [] in ways else ways[0]
    found = [f"{at}: {key} is not known here" for key in schema.keys() - _KNOWN]
    found += [f"{at}: {key} is empty" for key in ("allOf", "enum") if schema.get(key) == []]
    found += [misfit for rule in schema.get("allOf", ()) for misfit in _misfits(data, rule, defs, at)]
    if "not" in schema and not _misfits(data, schema["not"], defs, at):
        found.append(f"{at}: {schema['not']} is not to be")
    types = schema.get("type", [])
    if types and not any(_TYPES[name](data) for name in ([types] if isinstance(types, str) else types)):
        return [*found, f"{at}: {data!r} is no {types}"]
    if "enum" in schema and data not in schema["enum"]:
        found.append(f"{at}: {data!r} is not one of {schema['enum']}")
    if "minimum" in schema and not schema["minimum"] <= data <= schema.get("maximum", data):
        found.append(f"{at}: {data!r} is out of range")
    return found + _inside(data, schema, defs, at)


def _inside(data: Any, schema: dict[str, Any], defs: dict[str, Any], at: str) -> list[str]:
    import re

    found: list[str] = []
    if isinstance(data, list):
        for item in data:
            found += _misfits(item, schema.get("items", {}), defs, at)
    if isinstance(data, str) and "pattern" in schema and not re.search(schema["pattern"], data):
        found.append(f"{at}: {data!r} does not match")
    if isinstance(data, dict):
        found += [f"{at}: no {key}" for key in schema.get("required", []) if key not in data]
        for key, value in data.items():
            inner = schema.get("properties", {}).get(key)
            if inner is None and "patternProperties" in schema:
                inner = next((s for p, s in schema["patternProperties"].items() if re.search(p, key)), None)
            rest = schema.get("additionalProperties", True)
            if inner is None and rest is False:
                found.append(f"{at}: {key} is not expected")
            else:
                found += _misfits(
                    value, inner if inner is not None else rest if isinstance(rest, dict) else {}, defs, f"{at}.{key}"
                )
            found += [
                f"{at}: {key} is no name" for _ in [0] if _misfits(key, schema.get("propertyNames", {}), defs, at)
            ]
    return found


_KNOWN = {
    "$schema",
    "$defs",
    "title",
    "description",
    "examples",
    "allOf",
    "not",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "default",
    "enum",
    "const",
    "minimum",
    "maximum",
    "items",
    "pattern",
    "patternProperties",
    "propertyNames",
    "minLength",
    "maxLength",
}
_TYPES = {
    "string": lambda x: isinstance(x, str) or x.__class__.__name__ == "date",
    "integer": lambda x: type(x) is int,
    "number": lambda x: type(x) in (int, float),
    "boolean": lambda x: isinstance(x, bool),
    "array": lambda x: isinstance(x, list),
    "object": lambda x: isinstance(x, dict),
    "null": lambda x: x is None,
}
