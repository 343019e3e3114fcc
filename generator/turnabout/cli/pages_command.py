"""turnabout pages"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal
from .clock import timestamp

if TYPE_CHECKING:
    from ..model.settings import Edition


@terminal.command(
    "pages",
    example="turnabout pages /tmp/pages\ncd /tmp/pages && mkdocs build --strict\n"
    "turnabout pages /tmp/acme --client acme",
)
@terminal.argument("folder", metavar="DIR", type=terminal.FOLDER)
@terminal.option(
    "--edition",
    type=terminal.Choice(["handbook", "facilitator"]),
    default="handbook",
    show_default=True,
    help="Whose edition.",
)
@terminal.client_option
@terminal.quiet_option
@terminal.format_option
def run(
    context: terminal.Context, folder: Path, edition: Edition, client: str | None, is_quiet: bool, format_: Format
) -> None:
    """Write the pages into DIR as plain Markdown, with the papers and a plain mkdocs.yml.

    The folder needs nothing of Turnabout's any more: mkdocs with mkdocs-material builds it, and so can other
    builders that read mkdocs.yml. DIR must be new or empty.
    """
    from ..usecases.building import stage_edition

    if folder.exists() and any(folder.iterdir()):
        raise terminal.UsageError(f"{folder} is not empty; name a new folder")
    with terminal.reporting(format_):
        root = terminal.workspace_root(context)
        with terminal.showing(quiet=is_quiet) as progress:
            stage_edition(root, edition, folder, timestamp=timestamp(), client=client, progress=progress)
            progress(f"delivered in {terminal.shown(folder)}")
