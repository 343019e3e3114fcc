"""Fill templates, so that jinja2 is known in one place."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import jinja2

from .problems import Location, Problem, WorkspaceError


class Filler:
    """Fills the templates of some folders, earlier folders first; `shown` is the folder that problems name.

    Values are escaped for HTML and XML, or else `finish` makes them what stands on the page.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        shown: str,
        *,
        finish: Callable[[object], str] | None = None,
        filters: Mapping[str, Callable[[str], str]] = MappingProxyType({}),
    ) -> None:
        self._shown = shown
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=finish is None,  # noqa: S701 - whoever gives `finish` escapes there
            finalize=finish,
        )
        self._environment.filters.update(filters)

    def fill(self, file: str, values: Mapping[str, object]) -> str:
        """Return a filled template; one that cannot be filled is a `WorkspaceError`."""
        try:
            return self._environment.get_template(file).render(values)
        except jinja2.TemplateError as error:
            raise WorkspaceError([_problem(self._shown, file, error)]) from error


def _problem(shown: str, file: str, error: jinja2.TemplateError) -> Problem:
    line = 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    message = error.message or f"cannot be filled: {type(error).__name__}"
    return Problem(Location(f"{shown}/{file}", line), "broken-template", message)
