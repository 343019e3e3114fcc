"""turnabout new"""

from pathlib import Path

from .terminal import FOLDER, UsageError, argument, command, say


@command("new", example="turnabout new my-handbook\ncd my-handbook && turnabout build")
@argument("folder", metavar="DIR", type=FOLDER)
def run(folder: Path) -> None:
    """Make a workspace in DIR that builds at once.

    DIR is made; if it is there already, it must be empty. The curriculum, the templates and the handbook's pages
    stay with the tool: the workspace holds only what is your own.
    """
    from ..workspace_maker import make_workspace

    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder")
    make_workspace(folder)
    say(f"Made {folder}. Next:")
    say(f"  cd {folder}")
    say("  turnabout build    the handbook, under dist/base/handbook/")
    say("  turnabout serve    a preview while you write")
