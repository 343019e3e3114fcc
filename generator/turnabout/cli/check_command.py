"""turnabout check"""

import sys

from ..report import Format
from .terminal import Context, command, format_option, pass_context, reporting, say_problems, today, workspace_root


@command(
    "check", example="turnabout check\nturnabout check --format json\nturnabout -C clients/acme check --format github"
)
@format_option
@pass_context
def run(context: Context, format_: Format) -> None:
    """Report every problem of every file, in one run.

    Says nothing and exits with 0 when all is well; warnings alone exit with 0 too.
    """
    from ..checking import check_workspace

    with reporting(format_):
        root = workspace_root(context)
        problems = check_workspace(root, today=today())
    if problems or format_ == "json":
        say_problems(problems, format_, root)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
