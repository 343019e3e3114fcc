"""What a client accepted: the text under each of its changes, so that a later base cannot change it unseen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...core.nodes import Node, Path, Table, find
from ...core.plain import digest, plain_data
from ...core.problems import Location, Problem
from ...sources.address import address_of, addresses, follow, path_of
from ..overlay.canonical import digest_of
from ..overlay.change import Baseline, Edit
from ..overlay.showing import shown
from .contents import Contents

_WIDEST = 2000
"""Signs of a text that a lockfile keeps to show it again; what is compared is its SHA-256."""


@dataclass(frozen=True, slots=True)
class Lockfile:
    """The base, its version and digest at the last acceptance, and the baselines of changes and pages.

    `contents` tells what was there at all, so that it can be said what is new.
    """

    base: str = ""
    version: str = ""
    digest: str = ""
    layers: tuple[str, ...] = ()
    changes: Mapping[str, Baseline] = field(default_factory=dict)
    pages: Mapping[str, Baseline] = field(default_factory=dict)
    contents: Contents = field(default_factory=dict)


def baseline_of(node: Node | None, path: Path) -> Baseline:
    """Return what a lockfile keeps of a tree that stands at a path, or of nothing."""
    if node is None:
        return Baseline("")
    return Baseline(digest_of(node, path), shown(plain_data(node), _WIDEST))


def baseline_of_text(text: str) -> Baseline:
    """Return what a lockfile keeps of a page."""
    return Baseline(digest(text), text[:_WIDEST])


def baselines_of(edits: Iterable[Edit], tree: Node) -> dict[str, Baseline]:
    """Return what stands under each edit; what is moved may change, and what is added was not there."""
    found = {}
    for edit in edits:
        before = Baseline("") if edit.is_move else baseline_of(find(tree, edit.path), edit.path)
        found[edit.key] = replace(before, parts=parts_of(edit))
    return found


def parts_of(edit: Edit) -> tuple[str, ...]:
    """Return the keys of what an edit adds or writes anew, and whether it has a place, as addresses within it."""
    payload, place = edit.change.payload, edit.change.place
    inside = addresses(payload, edit.path) if isinstance(payload, Table) else ()
    parts = [address_of(path).removeprefix(f"{address_of(edit.path)}/") for path, node in inside if node is not payload]
    return (*(("place",) if place else ()), *(part for part in parts if part != "formerly"))


def renamed(accepted: Mapping[str, Baseline], tree: Table) -> dict[str, Baseline]:
    """Return what was accepted by the keys that its edits have now that the base calls some items otherwise."""
    return {renamed_key(key, tree): baseline for key, baseline in accepted.items()}


def renamed_key(key: str, tree: Table) -> str:
    """Return the key of an edit with the ids that the base has given up replaced by those it has now."""
    verb, _, address = key.partition(" ")
    return f"{verb} {address_of(follow(tree, path_of(address))[0])}"


def write_lockfile(lockfile: Lockfile) -> str:
    """Return a lockfile as the text of its file: JSON, one line a value, so that a difference reads well."""
    data = {
        "about": "written by turnabout; commit it, and change it with: turnabout accept",
        "base": lockfile.base,
        "version": lockfile.version,
        "digest": lockfile.digest,
        "layers": list(lockfile.layers),
        "changes": {key: _entry(entry) for key, entry in sorted(lockfile.changes.items())},
        "pages": {key: _entry(entry) for key, entry in sorted(lockfile.pages.items())},
        "contents": _grouped(lockfile.contents),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_lockfile(text: str, path: str) -> tuple[Lockfile, tuple[Problem, ...]]:
    """Read a lockfile; one that cannot be read counts as none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Lockfile(), (_broken(Location(path, line, getattr(error, "colno", 1))),)
    try:
        return _lockfile(data), ()
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return Lockfile(), (_broken(Location(path)),)


def _entry(entry: Baseline) -> dict[str, str]:
    known = {"sha256": entry.sha256, "text": entry.text} if entry.sha256 else {}
    return known | ({"parts": " ".join(entry.parts)} if entry.parts else {})


def _lockfile(data: Any) -> Lockfile:
    return Lockfile(
        base=str(data["base"]),
        version=str(data["version"]),
        digest=str(data["digest"]),
        layers=tuple(map(str, data["layers"])),
        changes={str(key): _baseline(entry) for key, entry in data["changes"].items()},
        pages={str(key): _baseline(entry) for key, entry in data["pages"].items()},
        contents=dict(_spread(data.get("contents", {}))),
    )


def _grouped(contents: Contents) -> dict[str, str]:
    """One line for each item that has parts, so that a difference of two lockfiles stays short."""
    lines: dict[str, list[str]] = {}
    for address, figures in contents.items():
        above, _, name = address.rpartition("/")
        lines.setdefault(above, []).append(f"{name} {figures}")
    return {above: " ".join(words) for above, words in lines.items()}


def _spread(lines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for above, line in lines.items():
        words = line.split()
        for name, figures in zip(words[::2], words[1::2], strict=True):
            yield f"{above}/{name}" if above else name, figures


def _baseline(entry: Any) -> Baseline:
    return Baseline(
        str(entry.get("sha256", "")), str(entry.get("text", "")), tuple(str(entry.get("parts", "")).split())
    )


def _broken(where: Location) -> Problem:
    return Problem(
        where,
        "broken-lock",
        "the lock cannot be read: it is not as turnabout wrote it",
        "take it back from version control, or delete it and run: turnabout accept",
    )
