"""Bring the templates of several folders together in one that holds nothing else."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...content.paper_words import paper_words
from ...core.problems import Location, Problem, WorkspaceError
from ...sources.gate import FONT, TEMPLATE, files_in, home, read_file
from ...text.labels import Labels
from .failure import TypesettingError

_FONTS = (".ttf", ".otf", ".ttc")
_PACKAGE = re.compile(r"""(?:import|include)\s*\(?\s*"@|"@[a-z]+/""")

_ENGLISH = Labels("en")


def gather_templates(folders: Sequence[Path], into: Path) -> None:
    """Copy every file, the first folder that has it winning; refuses links that lead out and package imports."""
    add_files(read_templates(folders), into)


def read_templates(folders: Sequence[Path]) -> dict[str, bytes]:
    """Return every file by its path, the first folder that has it winning, and English words; refuses links that lead
    out and package imports."""
    files = dict(words_files())
    for name, (source, inside) in sorted(_first_of_each(folders).items()):
        # Typst follows links out of its root, so a template could print a file that is none of its business.
        kind = FONT if source.suffix in _FONTS else TEMPLATE
        data = read_file(source, kind, Location(f"templates/print/{name}"), inside)
        if isinstance(data, Problem):
            raise TypesettingError(data.message, data.hint)
        files[name] = data
        if source.suffix == ".typ":
            _refuse_packages(source, files[name].decode("utf-8", errors="replace"))
    return files


def usable_templates(folders: Sequence[Path]) -> dict[str, bytes]:
    """Return every template and font by its path; raises `WorkspaceError` where one may not be used."""
    try:
        return read_templates(folders)
    except TypesettingError as error:
        place = Location("templates/print")
        raise WorkspaceError([Problem(place, "broken-template", error.message, error.hint)]) from error


def add_files(files: Mapping[str, bytes], into: Path) -> None:
    """Write files by their paths, in the place of those that are there."""
    for name, content in files.items():
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _first_of_each(folders: Sequence[Path]) -> dict[str, tuple[Path, Path]]:
    """Return each file with the folder that it must lie in."""
    found: dict[str, tuple[Path, Path]] = {}
    for folder in folders:
        inside = home(folder.parents[1], folder)
        for source in files_in(folder):
            found.setdefault(source.relative_to(folder).as_posix(), (source, inside))
    return found


def _refuse_packages(source: Path, text: str) -> None:
    # Typst would fetch such a package from the network, and has no switch against it.
    if _PACKAGE.search(text):
        raise TypesettingError(
            f"the template {source} imports a package from the network",
            "copy what you need from the package into templates/print",
        )


def words_files(labels: Labels = _ENGLISH) -> Mapping[str, bytes]:
    """Return the file that theme.typ reads words from, by its path in the folder of templates."""
    return {"words.json": json.dumps(paper_words(labels), ensure_ascii=False).encode()}
