"""Fill templates, so that jinja2 is known in one place."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path, PurePosixPath
from types import CodeType, MappingProxyType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from ..core.problems import Location, Problem, WorkspaceError
from ..sources.gate import TEMPLATE, demand_file, home, is_there

_SLIPS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a template can come to grief on."""

_OURS = Path(__file__).parents[1]


class _Compiled(jinja2.BytecodeCache):
    """Keeps what templates were compiled to, by their sources, as long as the process lives."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what the same source was compiled to before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a source was just compiled to."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


@cache
def compiled(kind: object) -> jinja2.BytecodeCache:
    """Return where a kind of environment keeps its compiled templates: compiling takes a third of a small build, and
    editions and clients fill the same ones."""
    return _Compiled()


class Filler:
    """Fills the templates of some folders, earlier folders first; `shown` is the folder that problems name.

    Values are escaped for HTML and XML, or else `finish` makes them what stands on the page; it is handed all values of
    the template, and the one.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        shown: str,
        *,
        finish: Callable[[Mapping[str, Any], object], str] | None = None,
        filters: Mapping[str, Callable[..., str]] = MappingProxyType({}),
    ) -> None:
        self._shown = shown
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(partial(_source, folders)),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=finish is None,  # noqa: S701 - whoever gives `finish` escapes there
            finalize=finish and jinja2.pass_context(finish),
            bytecode_cache=compiled(finish),
        )
        self._environment.filters.update(filters)

    def fill(self, file: str, values: Mapping[str, object]) -> str:
        """Return a filled template; one that cannot be filled is a `WorkspaceError`."""
        try:
            return self._environment.get_template(file).render(values)
        except jinja2.TemplateError as error:
            raise WorkspaceError([_problem(self._shown, file, error)]) from error
        except UnicodeDecodeError as error:
            where = Location(f"{self._shown}/{file}")
            raise WorkspaceError([Problem(where, "broken-template", "it is no text in UTF-8")]) from error
        except _SLIPS as error:
            place = _place_in_template(error, self._shown)
            if place is None:
                raise
            raise WorkspaceError([Problem(place, "broken-template", f"cannot be filled: {error}")]) from error


def _source(folders: Sequence[Path], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template as jinja2 takes it, or None where no folder has it."""
    if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
        return None
    for folder in folders:
        if is_there(file := folder / name):
            inside = home(folder.parents[1], folder)
            shown = Location(f"{folder.parent.name}/{folder.name}/{name}")
            return demand_file(file, TEMPLATE, shown, inside).decode("utf-8"), str(file), lambda: True
    return None


def _place_in_template(error: Exception, shown: str) -> Location | None:
    """Return the line of the template that led to an error, or None where it was code of ours."""
    place = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.suffix == ".j2":
            place = Location(f"{shown}/{file.name}", line)
        elif file.is_relative_to(_OURS):
            place = None
    return place


def _problem(shown: str, file: str, error: jinja2.TemplateError) -> Problem:
    line = 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    message = error.message or f"cannot be filled: {type(error).__name__}"
    return Problem(Location(f"{shown}/{file}", line), "broken-template", message)
