"""Fill the Markdown templates of a handbook: a workspace's own first, then those that ship with the tool."""

import re
from collections.abc import Mapping
from pathlib import Path

import jinja2

from ..problems import Location, Problem, WorkspaceError
from .escape import Markdown, title

_ASSETS = "assets"
_BLANK = re.compile(r"\n{3,}")
_EMPTY_LINES = re.compile(r"\n\s*\n")


class Templates:
    """The templates in some folders, earlier folders first; what is not Markdown already is escaped as plain text."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            undefined=jinja2.StrictUndefined,
            finalize=_finish,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # noqa: S701 - the result is Markdown; `_finish` escapes for that
        )
        self._environment.filters["indented"] = indented

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a page; a template that cannot be filled is a `WorkspaceError`."""
        file = f"{name}.md.j2"
        try:
            return _BLANK.sub("\n\n", self._environment.get_template(file).render(values))
        except jinja2.TemplateError as error:
            raise WorkspaceError([_problem(file, error)]) from error

    def assets(self) -> dict[str, bytes]:
        """Return style sheets, scripts and pictures by their path below docs/."""
        found = {}
        for folder in reversed(self._folders):
            for path in sorted((folder / _ASSETS).rglob("*")):
                if path.is_file():
                    found[path.relative_to(folder).as_posix()] = path.read_bytes()
        return found


def render_page(folders: tuple[Path, ...], name: str, values: Mapping[str, object]) -> str:
    """Return a page of HTML, every value in it escaped; a template that cannot be filled is a `WorkspaceError`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    file = f"{name}.html.j2"
    try:
        return _EMPTY_LINES.sub("\n", environment.get_template(file).render(values))
    except jinja2.TemplateError as error:
        raise WorkspaceError([_problem(file, error, folder="templates/diff")]) from error


def indented(text: str) -> str:
    """Return Markdown as it stands inside an admonition or a tab."""
    lines = text.strip("\n").split("\n")
    return "\n".join(f"    {line}" if line.strip() else "" for line in lines) + "\n"


def _finish(value: object) -> str:
    if isinstance(value, Markdown):
        return value
    return title(str(value))


def _problem(file: str, error: jinja2.TemplateError, folder: str = "templates/site") -> Problem:
    line = 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    message = error.message or f"cannot be filled: {type(error).__name__}"
    return Problem(Location(f"{folder}/{file}", line), "broken-template", message)
