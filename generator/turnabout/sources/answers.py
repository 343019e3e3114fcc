"""Read a file of answers to a check."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..core.nodes import Scalar, Table
from ..core.problems import Location, Problem, WorkspaceError, did_you_mean, one_of
from .gate import ANSWERS, demand_file
from .yaml_reader import read_yaml_bytes

Accepted = Mapping[str, tuple[str, ...] | int]
"""What may be answered to each item; a number stands for any whole number from it on."""


def read_answers(file: Path, accepted: Accepted, *, needed: bool) -> Mapping[str, str]:
    """Return the answers by item; with `needed`, every item wants one. Raises `WorkspaceError` with all that is
    wrong."""
    data = demand_file(file, ANSWERS, Location(str(file)))
    node, problems = read_yaml_bytes(data, str(file))
    table = node if isinstance(node, Table) else Table({}, Location(str(file)))
    found = [*problems, *_wrong(table, accepted), *(_missing(table, accepted) if needed else ())]
    if any(problem.severity == "error" for problem in found):
        raise WorkspaceError(found)
    return {name: entry.text for name, entry in table.entries.items() if isinstance(entry, Scalar)}


def _wrong(table: Table, accepted: Accepted) -> Iterator[Problem]:
    for name, entry in table.entries.items():
        if name not in accepted:
            message = f"{name!r} is not one of: {one_of(accepted)}"
            yield Problem(table.keys[name], "unknown-key", message, did_you_mean(name, accepted))
            continue
        choices = accepted[name]
        text = entry.text if isinstance(entry, Scalar) else "a table or list"
        if isinstance(choices, int):
            yield from _wrong_number(name, text, choices, entry.location)
        elif text not in choices:
            yield Problem(
                entry.location,
                "not-allowed",
                f"{name} {text!r} is not one of: {one_of(choices)}",
                did_you_mean(text, choices),
            )


def _wrong_number(name: str, text: str, least: int, place: Location) -> Iterator[Problem]:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        yield Problem(place, "wrong-type", f"{name} {text!r} is not a whole number", "write figures alone")
    elif int(text) < least:
        yield Problem(place, "not-allowed", f"{name} {text} is below {least}")


def _missing(table: Table, accepted: Accepted) -> Iterator[Problem]:
    for name in accepted:
        if name not in table.entries:
            yield Problem(table.location, "missing-key", f"there is no answer to {name!r}", f"add {name}: …")
