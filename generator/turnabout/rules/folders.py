"""Every folder of content/ is for somebody, so that nothing is published by accident."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping

from ..core.problems import Location, Problem, did_you_mean, one_of
from ..planning.audience_folders import ASSETS, FACILITATORS, MADE, facilitators_name


def folder_problems(files: Mapping[str, str], audiences: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each folder that is for no audience, and each page that lies where it cannot be for one.

    `files` are the pages and the files beside them by their path below content/, with the file of each as problems
    show it. It is reported once a folder, at its first file.
    """
    said: set[str] = set()
    for path, shown in sorted(files.items()):
        folder, misplaced = _misplaced(path, audiences)
        if misplaced and folder not in said:
            said.add(folder)
            yield Problem(Location(shown), "unknown-audience", *misplaced)


def _misplaced(path: str, audiences: Collection[str]) -> tuple[str, tuple[str, str] | None]:
    """Return what of a path is wrong, and what is wrong with it: a message and a hint."""
    *folders, name = path.split("/")
    if not folders:
        return path, _at_the_top(name)
    first = folders[0]
    if first not in (*audiences, ASSETS, *MADE):
        return first, _unknown(folders, audiences)
    if first == ASSETS and name.endswith(".md"):
        return path, (
            "the folder assets/ holds files to show, and no pages",
            "move the page to the folder of its audience",
        )
    if first not in FACILITATORS:
        for depth, inner in enumerate(folders[1:], start=2):
            if meant := facilitators_name(inner):
                message = f"the folder {inner!r} lies in {first}/, so everybody would read it"
                return "/".join(folders[:depth]), (message, f"move what is for facilitators to {meant}/")
    return path, None


def _at_the_top(name: str) -> tuple[str, str] | None:
    meant = facilitators_name(name.rpartition(".")[0] or name)
    if meant is None:
        return None
    return f"the file {name!r} lies in no folder, so everybody would read it", f"move it to {meant}/"


def _unknown(folders: list[str], audiences: Collection[str]) -> tuple[str, str]:
    folder = folders[0]
    message = f"no audience is called {folder!r}; there are {one_of(audiences)}, and {ASSETS} for files to show"
    spelled = unicodedata.normalize("NFKC", folder)
    meant = facilitators_name(folder) or next((inner for inner in folders[1:] if inner in audiences), None)
    hint = did_you_mean(meant or spelled, (*audiences, ASSETS))
    return message, hint or "move it to the folder of an audience; a new audience is a term of curriculum.yml"
