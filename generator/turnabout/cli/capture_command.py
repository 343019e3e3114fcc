"""turnabout capture"""

import sys
from contextlib import nullcontext
from pathlib import Path

from . import terminal


@terminal.command(
    "capture",
    example="turnabout capture ~/old/acme-curriculum --client acme\n"
    "turnabout capture ~/old/acme-curriculum --client acme --write",
)
@terminal.argument("folder", metavar="DIR", type=terminal.FOLDER)
@terminal.option("--client", required=True, metavar="CLIENT", help="The client that the copy belongs to.")
@terminal.option("--write", is_flag=True, help="Put the changes into client.yml and new files beside it, all or none.")
def run(context: terminal.Context, folder: Path, client: str, write: bool) -> None:
    """Turn an edited copy of a curriculum into the changes that make it from the base.

    DIR holds curriculum.yml, modules/ and the rest; pages in its content/ that differ come along. What the client's
    file says already is left out. What nobody may change is named. Without --write the changes go to standard output
    and problems beside them to standard error, so that a file can take the changes alone.
    """
    from ..usecases.capturing import capture_folder, write_capture
    from ..usecases.one_writer import writing_sources

    if "/" in client:
        raise terminal.UsageError(f"--client {client!r} is a variant; a copy belongs to a client")
    root = terminal.workspace_root(context)
    with terminal.reporting("text", root), writing_sources(root) if write else nullcontext():
        capture = capture_folder(root, folder.resolve(), client)
        if write:
            _say_files(write_capture(capture, root), capture.count)
        elif capture.text:
            terminal.say("changes:\n" + capture.text.rstrip())
    if not write:
        _say_left(tuple(str(file.relative_to(capture.client.folder)) for file in capture.files))
    if capture.problems:
        terminal.say_problems(capture.problems, "text", root, beside=not write)
    if not capture.is_whole:
        sys.exit(1)


def _say_files(files: tuple[str, ...], count: int) -> None:
    for file in files:
        terminal.say(file)
    if not files:
        terminal.say("nothing to write: the client says all of this already")
    elif count:
        terminal.say(f"{count} {'change' if count == 1 else 'changes'}; read them, and give each a why")


def _say_left(files: tuple[str, ...]) -> None:
    if files:
        terminal.say()
        terminal.say("# with --write also: " + ", ".join(files))
