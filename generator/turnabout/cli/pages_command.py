"""turnabout pages"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from .clock import timestamp
from .terminal import (
    FOLDER,
    Choice,
    Context,
    UsageError,
    argument,
    client_option,
    command,
    format_option,
    option,
    quiet_option,
    reporting,
    showing,
    shown,
    workspace_root,
)

if TYPE_CHECKING:
    from ..model.settings import Edition


@command(
    "pages",
    example="turnabout pages /tmp/pages\ncd /tmp/pages && mkdocs build --strict\n"
    "turnabout pages /tmp/acme --client acme",
)
@argument("folder", metavar="DIR", type=FOLDER)
@option(
    "--edition", type=Choice(["handbook", "facilitator"]), default="handbook", show_default=True, help="Whose edition."
)
@client_option
@quiet_option
@format_option
def run(context: Context, folder: Path, edition: Edition, client: str | None, is_quiet: bool, format_: Format) -> None:
    """Write the pages into DIR as plain Markdown, with the papers and a plain mkdocs.yml.

    The folder needs nothing of Turnabout's any more: mkdocs with mkdocs-material builds it, and so can other
    builders that read mkdocs.yml. DIR must be new or empty.
    """
    from ..usecases.building import stage_edition

    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder")
    with reporting(format_):
        root = workspace_root(context)
        with showing(quiet=is_quiet) as progress:
            stage_edition(root, edition, folder, timestamp=timestamp(), client=client, progress=progress)
            progress(f"delivered in {shown(folder)}")
