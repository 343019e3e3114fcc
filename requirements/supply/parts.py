"""Every part that turnabout is made of, needs to run, is built or tested with, by what names it."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import PackagePath, files
from pathlib import Path
from typing import Any, Literal

from fontTools.ttLib import TTFont

REPOSITORY = Path(__file__).resolve().parents[2]
REQUIREMENTS = REPOSITORY / "requirements"
_LIST = "requirements/licences.toml"
FONTS = REPOSITORY / "templates" / "print" / "fonts"

Use = Literal["handed out", "run", "extra", "build", "tests"]
USES: tuple[Use, ...] = ("handed out", "run", "extra", "build", "tests")
"""What a part is for, what reaches most people first: in sites, papers and the wheel; installed beside turnabout; the
same, if somebody asks for an extra; and seen by those alone who work on turnabout."""

_PIN = re.compile(r"(?m)^([\w.-]+)==(\S+)((?: \\\n    --hash=\S+)*)\n((?:    #.*\n)*)")
_PROJECT = "turnabout (pyproject.toml)"
_THEME = "mkdocs-material"
_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


@dataclass(frozen=True, slots=True)
class Part:
    """A part: where it comes from (`pypi`, `npm`, or a file), and the names of those that ask for it.

    `version` is empty where the part itself says none. `licence` is an SPDX expression, or empty where none is known
    yet, and `source` says who states it. `digests` are the SHA-256 of the files that it may be installed from,
    or of its own.
    """

    name: str
    version: str
    use: Use
    kind: Literal["pypi", "npm", "file"]
    asked_by: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts, and what is wrong with how they are listed, in sentences."""

    parts: tuple[Part, ...]
    problems: tuple[str, ...]


def all_parts(listed: Mapping[str, Any]) -> Parts:
    """Return the parts in the locks, in the theme of sites and among the fonts; `listed` is what the list of licences
    says of those that no lock names."""
    handed_out = listed.get("handed-out", {})
    found = [*_python(), *_npm(), *_fonts(), *_in_theme()]
    named = [replace(part, **_said(handed_out[part.name])) if part.name in handed_out else part for part in found]
    rest = [_carried(name, entry) for name, entry in handed_out.items() if "files" in entry]
    gone = sorted(handed_out.keys() - {part.name for part in (*found, *rest)})
    covered = [pattern for entry in handed_out.values() for pattern in entry.get("files", ())]
    bare = [file for file in _theme_files() if not any(file.match(pattern) for pattern in covered)]
    problems = [
        *(f"{_LIST} says that {name} is handed out, and it is not: delete it" for name in gone),
        *(f"sites hold {file.name} of {_THEME}: add it to [handed-out] in {_LIST} with its licence" for file in bare),
    ]
    order = sorted((*named, *rest), key=lambda part: (USES.index(part.use), part.name.lower()))
    return Parts(tuple(order), tuple(problems))


def read_list(file: Path) -> Mapping[str, Any]:
    """Return the list of licences."""
    return tomllib.loads(file.read_text("utf-8"))


def _said(entry: Mapping[str, Any]) -> dict[str, str]:
    return {"licence": entry["licence"], "source": entry["why"]}


def _python() -> Iterator[Part]:
    run, test = (_locked(REQUIREMENTS / f"{name}.txt") for name in ("run", "test"))
    needed = _below(_PROJECT, run)
    for name, part in test.items():
        if name in needed:
            yield replace(part, use="run")
        elif name in run:
            yield replace(part, use="build")
        else:
            yield replace(part, use="extra" if name in _below(_PROJECT, test) else "tests")


def _locked(lock: Path) -> dict[str, Part]:
    """Read a lock as pip-compile writes it: after each pin its hashes, then who asks for it."""
    found = {}
    for name, version, hashes, comments in _PIN.findall(lock.read_text("utf-8")):
        askers = tuple(re.findall(r"#\s+(?:via )?(\S.*)", comments.replace("# via\n", "#\n")))
        found[name] = Part(name, version, "tests", "pypi", askers, tuple(re.findall(r"sha256:([0-9a-f]{64})", hashes)))
    return found


def _below(top: str, parts: Mapping[str, Part]) -> set[str]:
    """Return the names of all that something asks for, and of what those ask for in turn."""
    met, waiting = {top}, [top]
    while waiting:
        asker = waiting.pop()
        new = [name for name, part in parts.items() if asker in part.asked_by and name not in met]
        met.update(new)
        waiting += new
    return met - {top}


def _npm() -> Iterator[Part]:
    lock = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))
    for path, entry in lock["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Part(
                name,
                entry["version"],
                "tests",
                "npm",
                ("package.json",),
                (),
                entry.get("license", ""),
                "package-lock.json",
            )


def _fonts() -> Iterator[Part]:
    for file in sorted(FONTS.iterdir()):
        if file.suffix != ".txt":
            version = "" if file.suffix == ".pdf" else TTFont(file, lazy=True)["name"].getDebugName(5) or ""
            number = re.search(r"\d+(?:\.\d+)+", version)
            yield Part(file.name, number[0] if number else "", "handed out", "file", ("turnabout",), (_digest(file),))


def _in_theme() -> Iterator[Part]:
    """Yield what the theme of sites was put together from: its source maps name the packages."""
    maps = [json.loads(file.read_text()) for file in files(_THEME) or () if file.suffix == ".map"]
    names = {name for sources in maps for name in _PACKAGE.findall("\n".join(sources["sources"]))}
    for name in sorted(names):
        yield Part(name, "", "handed out", "npm", (_THEME,))


def _carried(name: str, entry: Mapping[str, Any]) -> Part:
    """Return a part that is some files of ours, or of the theme."""
    ours = [file for pattern in entry["files"] for file in sorted(REPOSITORY.glob(pattern))]
    theirs = [file for file in _theme_files() if any(file.match(pattern) for pattern in entry["files"])]
    if not ours and not theirs:
        what = " or ".join(entry["files"])
        raise SystemExit(f"no file is {what}: delete {name!r} from [handed-out] in {_LIST}, or say where it is")
    digests = sorted({_digest(file) for file in ours} | {_digest(Path(str(file.locate()))) for file in theirs})
    return Part(name, "", "handed out", "file", ("turnabout" if ours else _THEME,), tuple(digests), **_said(entry))


@cache
def _theme_files() -> list[PackagePath]:
    """Return what a site gets of the theme as it is: all but the maps for those who look for mistakes in scripts."""
    return [file for file in files(_THEME) or () if "/assets/" in str(file) and file.suffix != ".map"]


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
