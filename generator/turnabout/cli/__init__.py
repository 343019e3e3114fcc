"""The command line: one file a command, loaded when it is asked for."""

from .terminal import run

_COMMANDS = {
    "new": "make a workspace that builds at once, or a client in it",
    "check": "report every problem of every file, in one run",
    "plan": "print the agendas of a programme, a session or a module",
    "assess": "evaluate a check, such as fit or cost, and explain the result",
    "build": "build the handbook sites with their papers",
    "serve": "preview the handbook while you write",
    "print": "make the papers without the site",
    "packs": "make a personal pack for each pair of a list: PDF and calendar file",
    "pages": "write the pages as Markdown for another site builder",
    "ids": "list the addresses that changes can name",
    "explain": "tell where what stands at an address comes from",
    "diff": "show what a client gets in place of the base, to read and to sign",
    "capture": "turn an edited copy of a curriculum into changes",
    "update": "say what the base as it is now means for each client",
    "accept": "keep a client's changes although the base has changed under them",
    "i18n": "export, import and update translations",
    "clean": "clear away caches and what broken-off runs left behind",
    "schema": "write JSON Schemas for your editor",
}


def main() -> None:
    """Run the command line; the exit status is 0 for fine, 1 for problems in the files, 2 for wrong usage, and 3 for a
    fault of ours."""
    run(_COMMANDS)
