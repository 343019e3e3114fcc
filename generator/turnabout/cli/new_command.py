"""turnabout new"""

import shlex
from pathlib import Path

from . import terminal

_FIRST = (
    ("turnabout print agenda --session 1 --paper a4", "a first paper, in a few seconds"),
    ("turnabout serve", "a preview while you write"),
    ("turnabout build", "the handbook with all its papers, in a minute or two"),
)
"""What somebody with a new workspace can do next, the quickest first."""


@terminal.command(
    "new",
    example="turnabout new my-handbook\ncd my-handbook && turnabout build\n"
    "turnabout new --client acme --layer healthcare --layer uk",
)
@terminal.argument("folder", metavar="[DIR]", type=terminal.FOLDER, required=False)
@terminal.option("--client", metavar="NAME", help="Make a client of this name in the workspace that you are in.")
@terminal.option(
    "--layer",
    "layers",
    metavar="NAME",
    multiple=True,
    help="A shared layer that the client takes; give it again for another.",
)
def run(context: terminal.Context, folder: Path | None, client: str | None, layers: tuple[str, ...]) -> None:
    """Make a workspace in DIR that builds at once, or a client in a workspace.

    DIR is made; if it is there already, it must be empty. The curriculum, the templates and the handbook's pages
    stay with the tool: the workspace holds only what is your own. A client is a folder with one file, client.yml,
    in which every change has an example.
    """
    if (folder is None) == (client is None):
        raise terminal.UsageError("name a new folder, or a client: turnabout new --client NAME")
    if layers and client is None:
        raise terminal.UsageError("--layer goes with --client")
    if folder is not None:
        _new_workspace(folder)
    elif client is not None:
        _new_client(terminal.workspace_root(context), client, layers)


def _new_workspace(folder: Path) -> None:
    from ..usecases.workspace_maker import make_workspace

    if folder.exists() and any(folder.iterdir()):
        raise terminal.UsageError(f"{folder} is not empty; name a new folder")
    make_workspace(folder)
    terminal.say(f"Made {folder}. Next, in it (cd {shlex.quote(str(folder))}):")
    for command_, what in _FIRST:
        terminal.say(f"  {command_:46}  {what}")


def _new_client(root: Path, name: str, layers: tuple[str, ...]) -> None:
    from ..usecases.client_maker import make_client

    folder = make_client(root, name, layers)
    terminal.say(f"Made {folder.relative_to(root)}. Next:")
    terminal.say(f"  write into {folder.relative_to(root) / 'client.yml'}; each kind of change has an example there")
    terminal.say("  turnabout ids                     every address that a change can name")
    for command_, what in (
        ("check", "every problem at once"),
        ("diff", "what differs from the base, to read and to sign"),
        ("build", f"the handbook, under dist/{name}/handbook/"),
    ):
        terminal.say(f"  {f'turnabout {command_} --client {name}':32}  {what}")
