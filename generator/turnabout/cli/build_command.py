"""turnabout build"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal
from .clock import timestamp

if TYPE_CHECKING:
    from ..usecases.building import Only


@terminal.command(
    "build",
    example="turnabout build\nturnabout build --client acme\nturnabout build --client acme --draft\n"
    "turnabout build --no-papers\nturnabout build --all --jobs 2\nSOURCE_DATE_EPOCH=1800000000 turnabout build",
)
@terminal.client_option
@terminal.option("--all", "is_all", is_flag=True, help="Every client and every variant, each as if it were alone.")
@terminal.option(
    "--jobs",
    type=terminal.IntRange(min=1),
    default=1,
    show_default=True,
    help="Builds that run side by side, with --all.",
)
@terminal.option(
    "--draft", "is_draft", is_flag=True, help="Build also what a new base leaves to decide, and mark it a draft."
)
@terminal.option(
    "--only",
    type=terminal.Choice(["site", "papers"]),
    help="site: the pages alone; papers of the last build stay as they are. papers: the papers alone; pages of the "
    "last build stay as they are.",
)
@terminal.option("--no-papers", is_flag=True, help="The same as --only site.")
@terminal.quiet_option
@terminal.format_option
def run(
    context: terminal.Context,
    client: str | None,
    is_all: bool,
    jobs: int,
    is_draft: bool,
    only: Only | None,
    no_papers: bool,
    is_quiet: bool,
    format_: Format,
) -> None:
    """Build both editions of the handbook, with their papers, under dist/base/ or dist/CLIENT/.

    handbook/ is for everybody; facilitator/ adds pages for HR and consultants, notes and answer keys.
    The new build takes the place of the old one when it is whole: a build that fails leaves the last good one.
    With --only one half is built, and the other stays as it was. Pages that are built alone link to the papers of the
    last build where all of these are there, and otherwise to none.
    Where several clients are built, each result is searched for names and sentences of the others; if there is one,
    nothing is delivered. Nothing is fetched from a network.
    """
    from ..clients.customising import Customiser
    from ..sources.workspace import open_workspace
    from ..usecases.building import build_clients, build_workspace

    if client and is_all:
        raise terminal.UsageError("--client and --all do not go together")
    if jobs > 1 and not is_all:
        raise terminal.UsageError("--jobs is about many clients; it goes with --all")
    if is_draft and not (client or is_all):
        raise terminal.UsageError("--draft is about a client; name one with --client, or use --all")
    if only and no_papers:
        raise terminal.UsageError("--no-papers is the same as --only site; give one of --only and --no-papers")
    half: Only | None = "site" if no_papers else only
    with terminal.reporting(format_):
        root = terminal.workspace_root(context)
        if is_all:
            names = Customiser(open_workspace(root)[0]).names()
            if not names:
                raise terminal.UsageError("there is no client yet; make one with: turnabout new --client NAME")
            with terminal.showing(quiet=is_quiet) as progress:
                build_clients(
                    root, names, timestamp=timestamp(), is_draft=is_draft, only=half, jobs=jobs, progress=progress
                )
        else:
            with terminal.showing(quiet=is_quiet) as progress:
                dist = build_workspace(
                    root, client, timestamp=timestamp(), is_draft=is_draft, only=half, progress=progress
                )
                progress(f"delivered in {terminal.shown(dist)}")
    if format_ == "json":
        terminal.say('{"problems": []}')
