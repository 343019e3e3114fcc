"""The terminal: what click and rich do for the commands."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from io import TextIOWrapper
from pathlib import Path
from time import monotonic
from typing import Any, get_args

import click

from .. import __version__
from ..core.problems import Location, Problem, RequestError, WorkspaceError
from ..core.report import Format, format_problems, json_text
from ..system.progress import Progress, silent
from ..system.signals import Ended, heeding_signals
from ..system.system_errors import system_problem
from .lines import Lines, phase_line

Choice = click.Choice
IntRange = click.IntRange
Context = click.Context

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FORMATS = get_args(Format)
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FAULT = 3
"""The exit status after a fault of ours."""


class UsageError(click.UsageError):
    """The command was called with words that do not go together; the exit status is 2."""


class _NotEmpty(click.Parameter):
    """Refuses a value without a sign in it: a script whose variable is not set means something, and not nothing."""

    def type_cast_value(self, ctx: Context, value: Any) -> Any:
        for one in value if isinstance(value, tuple | list) else (value,):
            if isinstance(one, str) and not one.strip():
                raise click.BadParameter("it is empty; write a value, or leave it out", ctx, self)
        return super().type_cast_value(ctx, value)


class _Option(_NotEmpty, click.Option):
    pass


class _Argument(_NotEmpty, click.Argument):
    pass


option = partial(click.option, cls=_Option)
argument = partial(click.argument, cls=_Argument)


def command(name: str, *, example: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function of its `Context` a command; its docstring is the help, followed by the examples."""
    lines = "\n".join(f"  {line}" for line in example.strip().splitlines())
    made = click.command(name, epilog=f"\b\nExamples:\n{lines}", context_settings=_HELP)
    return lambda run: made(click.pass_context(run))


def group(name: str, *commands: click.Command, help_: str) -> click.Group:
    """Put commands together as one that has them as its own: turnabout i18n export."""
    return click.Group(
        name,
        {command.name or "": command for command in commands},
        help=help_,
        epilog=f"Each has its own --help, with examples: turnabout {name} {commands[0].name} --help",
        context_settings=_HELP,
    )


format_option = option(
    "--format", "format_", type=Choice(FORMATS), default="text", show_default=True, help="How problems are printed."
)


def text_or_json(what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a command print its result as JSON too; `what` is said of it in the help."""
    return option("--format", "format_", type=Choice(["text", "json"]), default="text", show_default=True, help=what)


quiet_option = option(
    "--quiet", "-q", "is_quiet", is_flag=True, help="Do not show how far it is; problems and results are still printed."
)


client_option = option("--client", metavar="NAME", help="A client, or one of its variants: acme, acme/leaders.")


class _Commands(click.Group):
    """Commands by name; a command's file is imported when it runs, so that help is quick."""

    def __init__(self, commands: Mapping[str, str]) -> None:
        super().__init__(
            "turnabout",
            help="Turn a curriculum written in YAML into a handbook site and printable session papers.",
            epilog="Start with: turnabout new my-handbook. Each command has its own --help, with examples.",
            context_settings=_HELP,
            params=[
                _Option(
                    ["-C", "--workspace"],
                    type=FOLDER,
                    default=None,
                    metavar="DIR",
                    help="The workspace, or a folder in it; this folder if not given.",
                ),
                click.Option(["--debug"], is_flag=True, help="Show all of a fault of Turnabout's own."),
            ],
        )
        self._helps = commands
        click.version_option(__version__, prog_name="turnabout")(self)

    def invoke(self, ctx: Context) -> Any:
        try:
            with reporting("text"):
                return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            if ctx.params["debug"] or _is_closed_pipe(error):
                raise
            note(_fault(error))
            sys.exit(_FAULT)

    def list_commands(self, ctx: Context) -> list[str]:
        return list(self._helps)

    def get_command(self, ctx: Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._helps:
            return None
        module = importlib.import_module(f".{cmd_name}_command", __package__)
        found: click.Command = module.run
        return found

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._helps and not args[0].startswith("-"):
            from ..core.problems import did_you_mean, one_of

            hint = did_you_mean(args[0], self._helps)
            ctx.fail(f"{args[0]!r} is not one of: {one_of(self._helps)}{f'; {hint}' if hint else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._helps.items()))


def run(commands: Mapping[str, str]) -> None:
    """Run the command line; problems in the user's files end it with exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack a sign, and a name of a file may be none
            stream.reconfigure(errors="backslashreplace")
    try:
        with heeding_signals():
            _Commands(commands)(prog_name="turnabout", standalone_mode=True)
    except Ended as ended:
        sys.exit(ended.status)


def workspace_root(context: Context) -> Path:
    """Return the workspace that a command was called in."""
    from ..sources.workspace import find_root

    given = context.find_root().params.get("workspace")
    return find_root((given or Path.cwd()).resolve())


@contextmanager
def reporting(format_: Format, root: Path | None = None) -> Iterator[None]:
    """Print the problems that end a command in the format asked for, and exit with 1; what cannot be had, such as a
    client that is not there, is wrong usage."""
    try:
        yield
    except RequestError as error:
        raise UsageError(str(error)) from None
    except WorkspaceError as error:
        say_problems(error.problems, format_, root)
        sys.exit(1)
    except OSError as error:
        if _is_closed_pipe(error):
            raise
        say_problems((system_problem(error, root or Path.cwd()),), format_, root)
        sys.exit(1)


def _is_closed_pipe(error: Exception) -> bool:
    """Whoever reads the output has read enough (turnabout ids | head)."""
    return isinstance(error, BrokenPipeError)


def _fault(error: Exception) -> str:
    from .bug_report import write_report

    file = write_report(error)
    where = f"send {file} to whoever looks after it, and read it first: it names files and folders" if file else ""
    again = "turnabout --debug shows all of it"
    return f"Error: this is a fault of Turnabout's ({type(error).__name__}); {where or again}"


def say_problems(
    problems: tuple[Problem, ...], format_: Format, root: Path | None = None, *, beside: bool = False
) -> None:
    """Print problems on standard output, as linters do; on standard error where they stand `beside` a result there."""
    text = format_problems(problems, format_, _source_line(root or Path.cwd()))
    if text:
        click.echo(text, err=beside)


def say(text: str = "") -> None:
    """Print a line of result on standard output."""
    click.echo(text)


def note(text: str) -> None:
    """Print a line beside the result, on standard error."""
    click.echo(text, err=True)


def shown(path: Path) -> str:
    """Return a path as a person here would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@contextmanager
def showing(*, quiet: bool) -> Iterator[Progress]:
    """Show how far a command is, on standard error: a bar on a terminal, elsewhere a line a phase."""
    if quiet:
        yield silent
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bar() as progress:
            yield progress
    else:
        yield Lines(note, monotonic)


@contextmanager
def _bar() -> Iterator[Progress]:
    """The last phase is left on the terminal when all went well: it says where the result is."""
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("", total=None)

        def progress(phase: str, done: int = 0, total: int = 0, /) -> None:
            bars.tasks[0].total = total or None
            bars.update(bar, description=phase_line(phase, done, total), completed=done, refresh=True)

        yield progress
    note(bars.tasks[0].description)


def _source_line(root: Path) -> Callable[[Location], str | None]:
    from ..sources.gate import lines_of

    of = cache(partial(lines_of, root))

    def read(location: Location) -> str | None:
        lines = of(location.path)
        return lines[location.line - 1] if location.line <= len(lines) else None

    return read


def as_json(data: Any) -> str:
    """Return data as JSON that a person can read too."""
    return json_text(data)
