"""Find the licence of each part, and tell which of them are not accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

from license_expression import ExpressionError, LicenseSymbol, LicenseWithExceptionSymbol, get_spdx_licensing

from .parts import USES, Part

_LIST = "requirements/licences.toml"
_SPDX = get_spdx_licensing()
_CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Those that mean one licence; "BSD License" may be any of several."""


def with_licences(parts: Iterable[Part], listed: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts with what their metadata say, or where that is not enough, with what the list states."""
    return tuple(part if part.licence else _known(part, listed.get("stated", {})) for part in parts)


def problems_of(parts: Iterable[Part], listed: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each licence that is unknown or not accepted, and for each line of the list that is idle."""
    used: set[str] = set()
    stated = set(listed.get("stated", {}))
    for part in parts:
        stated -= {part.name} if part.source.startswith("stated: ") else set()
        called = f"{part.name} {part.version}".strip()
        if not part.licence:
            how = (
                f"read its licence, and add it to [{'handed-out' if part.use == 'handed out' else 'stated'}] in {_LIST}"
            )
            yield f"{called} states no licence that a program can read: {how}"
            continue
        accepted = [key for key in _choices(part.licence) if _is_accepted(key, part, listed)]
        used.update(accepted)
        if not _holds(part.licence, accepted):
            yield (
                f"{called} is under {part.licence}, which is not accepted for {_for(part)}: "
                f"do without it, or add the licence to [accepted] in {_LIST} with the reason"
            )
    yield from (f"no part needs that {_LIST} states the licence of {name}: delete it" for name in sorted(stated))
    idle = sorted(listed["accepted"].keys() - used)
    yield from (f"no part is under {key}, which {_LIST} accepts: delete it" for key in idle)


def _for(part: Part) -> str:
    return {
        "handed out": "what is handed out",
        "run": "what turnabout needs to run",
        "extra": "what an extra installs",
        "build": "what builds turnabout",
        "tests": "what tests use",
    }[part.use]


def _known(part: Part, stated: Mapping[str, Any]) -> Part:
    if part.kind == "pypi" and (found := _in_metadata(part.name)):
        return replace(part, licence=found[0], source=found[1])
    if part.name in stated:
        return replace(part, licence=stated[part.name]["licence"], source=f"stated: {stated[part.name]['why']}")
    return part


def _in_metadata(name: str) -> tuple[str, str] | None:
    """Return a licence and the field that says it: as PEP 639 wants it, as it was before, or as a classifier."""
    try:
        data = metadata(name)
    except PackageNotFoundError:
        return None
    for field in ("License-Expression", "License"):
        if text := _as_spdx(data.get(field) or ""):
            return text, field
    classes = {_CLASSIFIERS.get(line, "") for line in data.get_all("Classifier") or () if line.startswith("License ::")}
    return (classes.pop(), "Classifier") if len(classes) == 1 and "" not in classes else None


def _as_spdx(text: str) -> str:
    """Return an expression in the spelling of SPDX, or nothing where it is none."""
    if not text.strip() or len(text) > 200:
        return ""
    try:
        return str(_SPDX.parse(text, validate=True, strict=True))
    except ExpressionError:
        return ""


def _choices(licence: str) -> list[str]:
    """Return every licence of an expression; one with an exception is one of its own."""
    return [str(symbol) for symbol in _SPDX.parse(licence, validate=True).symbols]


def _is_accepted(key: str, part: Part, listed: Mapping[str, Any]) -> bool:
    entry = listed["accepted"].get(key)
    return entry is not None and USES.index(part.use) >= USES.index(entry["for"])


def _holds(licence: str, accepted: list[str]) -> bool:
    """Tell whether what is accepted is enough: all of what is joined by AND, one of what is joined by OR."""
    return _true(_SPDX.parse(licence), frozenset(accepted))


def _true(node: Any, accepted: frozenset[str]) -> bool:
    if isinstance(node, (LicenseSymbol, LicenseWithExceptionSymbol)):
        return str(node) in accepted
    return (all if isinstance(node, _SPDX.AND) else any)(_true(inner, accepted) for inner in node.args)
