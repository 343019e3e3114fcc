"""turnabout check"""

import sys
from pathlib import Path

from ..core.problems import Problem
from ..core.report import Format
from . import terminal
from .clock import today


@terminal.command(
    "check",
    example="turnabout check\nturnabout check --client acme\nturnabout check --all --format json\n"
    "turnabout -C my-handbook check --format github",
)
@terminal.client_option
@terminal.option("--all", "is_all", is_flag=True, help="The base and every client, with its variants.")
@terminal.format_option
def run(context: terminal.Context, client: str | None, is_all: bool, format_: Format) -> None:
    """Report every problem of every file, in one run.

    Without --client or --all it looks at the base and its pages. Says nothing and exits with 0 when all is well;
    warnings alone exit with 0 too.
    """
    from ..usecases.garbage import seldom_collecting

    if client and is_all:
        raise terminal.UsageError("--client and --all do not go together")
    with terminal.reporting(format_), seldom_collecting():
        root = terminal.workspace_root(context)
        problems = _of_clients(root, (client,) if client else None) if client or is_all else _of_base(root)
    if problems or format_ == "json":
        terminal.say_problems(problems, format_, root)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


def _of_clients(root: Path, names: tuple[str, ...] | None) -> tuple[Problem, ...]:
    from ..usecases.checking import check_clients

    return check_clients(root, names, today=today())


def _of_base(root: Path) -> tuple[Problem, ...]:
    from ..usecases.checking import check_workspace

    return check_workspace(root, today=today())
