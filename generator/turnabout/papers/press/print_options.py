"""How papers are made besides the usual way: to fill in on a screen, in large print, without fills of colour."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What is asked of every paper of a run; a plain paper has no fill of colour, one in large print no type below
    18 points."""

    fillable: bool = False
    large: bool = False
    plain: bool = False


USUAL = PrintOptions()
_FILE = "finish.json"
_FILLED_IN = frozenset({"agenda", "worksheet", "catch-up", "pack", "ground-rules", "form", "check", "run-sheet"})
"""Papers that people write on; a worksheet of the facilitator's edition is for reading."""


def options_of(kind: str, edition: str, options: PrintOptions) -> PrintOptions:
    """Return the options that a kind of paper can have: one with nothing to fill in is no form."""
    is_read = kind not in _FILLED_IN or (kind == "worksheet" and edition == "facilitator")
    return replace(options, fillable=False) if is_read else options


def path_with_options(path: str, options: PrintOptions) -> str:
    """Return the file of a paper with options: `print/a4/form-pulse-large.pdf` beside `print/a4/form-pulse.pdf`."""
    stem, _, ending = path.rpartition(".")
    return ".".join(("-".join((stem, *(name for name, asked in asdict(options).items() if asked))), ending))


def options_data(options: PrintOptions) -> Mapping[str, bool]:
    """Return what a template is told of the options."""
    return asdict(options)


def read_options(folder: Path) -> PrintOptions:
    """Return the options that a folder of templates asks for; one without that file is for usual papers."""
    file = folder / _FILE
    return PrintOptions(**json.loads(file.read_bytes())) if file.is_file() else USUAL


def options_files(options: PrintOptions) -> Mapping[str, bytes]:
    """Return the file that theme.typ reads the options from, by its path in the folder of templates."""
    return {_FILE: json.dumps(options_data(options)).encode()}
