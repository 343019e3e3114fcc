"""JSON Schemas of the files of a curriculum and of its clients, for editors."""

import json
from collections.abc import Mapping
from typing import Any

from ..model.base import json_schema
from ..model.check import Check
from ..model.curriculum import Curriculum
from ..model.form import Form
from ..model.module import Module
from ..model.overlay_file import ClientFile, LayerFile, VariantFile
from ..model.programme import Programme
from .curriculum_files import FOLDERS, PARTS
from .label_names import label_names


def file_schemas() -> Mapping[str, str]:
    """Return the schema of each kind of file, as text by file name."""
    whole = json_schema(Curriculum)
    schemas = {
        "curriculum.json": _part(whole, leave_out=tuple(name for part in PARTS.values() for name in part)),
        **{f"{name}.json": _part(whole, keep=sections) for name, sections in PARTS.items()},
        "module.json": json_schema(Module),
        "programme.json": json_schema(Programme),
        "form.json": json_schema(Form),
        "check.json": json_schema(Check),
        "client.json": json_schema(ClientFile),
        "variant.json": json_schema(VariantFile),
        "layer.json": json_schema(LayerFile),
    }
    schemas["curriculum.json"]["properties"] |= {folder: _listed(whole, folder) for folder in FOLDERS}
    for schema in schemas.values():
        if labels := schema["properties"].get("labels"):
            labels["propertyNames"] = {"enum": label_names()}
    return {
        name: json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"
        for name, schema in schemas.items()
    }


def _listed(schema: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """Return what curriculum.yml says of a folder: the names of its files, in order."""
    whole = schema["properties"][folder]
    names = [list(example) for example in whole["examples"]]
    return {"type": "array", "items": {"type": "string"}, "description": whole["description"], "examples": names}


def _part(schema: Mapping[str, Any], *, keep: tuple[str, ...] = (), leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    names = [name for name in schema["properties"] if (name in keep if keep else name not in leave_out)]
    return {
        **schema,
        "properties": {name: schema["properties"][name] for name in names},
        "required": [name for name in schema.get("required", []) if name in names],
    }
