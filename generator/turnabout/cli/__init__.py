"""The command line: one file a command, loaded when it is asked for."""

from .terminal import run

_COMMANDS = {
    "new": "make a workspace that builds at once",
    "check": "report every problem of every file, in one run",
    "plan": "print the agendas of a programme, a session or a module",
    "assess": "evaluate a check, such as fit or cost, and explain the result",
    "build": "build the handbook sites with their papers",
    "serve": "preview the handbook while you write",
    "print": "make the papers without the site",
    "pages": "write the pages as Markdown for another site builder",
    "schema": "write JSON Schemas for your editor",
}


def main() -> None:
    """Run the command line; the exit status is 0 for fine, 1 for problems in the files, 2 for wrong usage."""
    run(_COMMANDS)
