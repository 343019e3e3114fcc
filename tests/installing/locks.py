"""What a lock lacks of all that its distributions ask for."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from house import REPOSITORY
from installing.project import DEPENDENCIES, EXTRAS

Pins = Mapping[str, Version]
Requires = Callable[[str], Iterable[str]]

FOLDER = REPOSITORY / "requirements"
LOCKS = (FOLDER / "run.txt", FOLDER / "test.txt")


@dataclass(frozen=True, slots=True)
class Walk:
    """What was met on the way through all requirements: the names, and what does not fit the lock."""

    names: frozenset[str]
    problems: tuple[str, ...]


def pins_of(lock: Path) -> Pins:
    """The versions in a lock, keyed by canonical name."""
    found = re.findall(r"(?m)^([\w.-]+)==(\S+)", lock.read_text("utf-8"))
    return {canonicalize_name(name): Version(version) for name, version in found}


def unhashed(lock: Path) -> list[str]:
    """The pins of a lock that no hash follows."""
    entries = re.findall(r"(?m)^(\S+==\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})*)", lock.read_text("utf-8"))
    return [pin for pin, hashes in entries if not hashes]


def wanted_by(lock: Path) -> list[Requirement]:
    """What a lock has to fulfil: the dependencies of turnabout, for the tests its extras too, and the .in files."""
    for_tests = (*EXTRAS, *_lines(FOLDER / "test.in")) if lock.stem == "test" else ()
    return [Requirement(line) for line in (*DEPENDENCIES, *_lines(FOLDER / "run.in"), *for_tests)]


def walk(pins: Pins, wanted: Iterable[Requirement], requires: Requires, *, python: str) -> Walk:
    """Follow all that is wanted through its metadata, as Python `python` ("3.12") would ask for it."""
    environment = {**default_environment(), "python_version": python, "python_full_version": f"{python}.0"}
    waiting = deque((requirement, "turnabout") for requirement in wanted if _applies(requirement, set(), environment))
    met: set[tuple[str, frozenset[str]]] = set()
    problems: dict[str, None] = {}
    while waiting:
        requirement, asker = waiting.popleft()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        problems.update(_misfit(pins.get(name), requirement, asker))
        if name not in pins or (name, extras) in met:
            continue
        met.add((name, extras))
        asked = map(Requirement, requires(name))
        waiting.extend((each, name) for each in asked if _applies(each, extras, environment))
    return Walk(frozenset(name for name, _ in met), tuple(problems))


def _misfit(pinned: Version | None, requirement: Requirement, asker: str) -> dict[str, None]:
    if pinned is None:
        return {f"{asker} asks for {requirement}, which is not locked": None}
    if not requirement.specifier.contains(pinned, prereleases=True):
        return {f"{asker} asks for {requirement}, and {pinned} is locked": None}
    return {}


def _applies(requirement: Requirement, extras: Iterable[str], environment: Mapping[str, str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
