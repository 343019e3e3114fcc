"""Fill the Markdown templates of a handbook: a workspace's own first, then those that ship with the tool."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..core.problems import Location
from ..sources.gate import TEMPLATE, demand_file, files_in, home
from ..text.pieces import Blocks, Text
from ..text.templating import Filler
from .escape import Markdown, anchor, spans, title, web_link, written

_ASSETS = "assets"
_BLANK = re.compile(r"\n{3,}")
_EMPTY_LINES = re.compile(r"\n\s*\n")


def indented(text: str) -> str:
    """Return Markdown as it stands inside an admonition or a tab."""
    lines = text.strip("\n").split("\n")
    return "\n".join(f"    {line}" if line.strip() else "" for line in lines) + "\n"


_FILTERS: Mapping[str, Callable[..., str]] = {"indented": indented, "anchor": anchor, "on_the_web": web_link}


class Templates:
    """The templates in some folders, earlier folders first; what is not Markdown already is escaped as plain text."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._filler = Filler(folders, "templates/site", finish=_finish, filters=_FILTERS)

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a page; a template that cannot be filled is a `WorkspaceError`."""
        return _BLANK.sub("\n\n", self._filler.fill(f"{name}.md.j2", values))

    def assets(self) -> dict[str, bytes]:
        """Return style sheets, scripts and pictures by their path below docs/; raises `WorkspaceError`."""
        found = {}
        for folder in reversed(self._folders):
            inside = home(folder.parents[1], folder)
            for path in files_in(folder / _ASSETS):
                name = path.relative_to(folder).as_posix()
                found[name] = demand_file(path, TEMPLATE, Location(f"templates/site/{name}"), inside)
        return found


def render_page(folders: tuple[Path, ...], name: str, values: Mapping[str, object]) -> str:
    """Return a page of HTML, every value in it escaped; a template that cannot be filled is a `WorkspaceError`."""
    return _EMPTY_LINES.sub("\n", Filler(folders, "templates/diff").fill(f"{name}.html.j2", values))


def _finish(values: Mapping[str, Any], value: object) -> str:
    if isinstance(value, Markdown):
        return value
    if isinstance(value, Text):
        return spans(value, values.get("up", ""))
    if isinstance(value, Blocks):
        return written(value, values.get("up", ""))
    return title(str(value))
