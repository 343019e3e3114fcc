"""turnabout print"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal
from .clock import timestamp

if TYPE_CHECKING:
    from ..model.settings import Edition, PaperSize

# A test holds these against `PAPER_KINDS`: to import them here would read every model before --help is shown.
_KINDS = (
    "agenda", "worksheet", "cards", "catch-up",
    "pack", "poster", "ground-rules", "wallet-card", "form", "check", "messages", "run-sheet",
    "booklet", "handbook",
)  # fmt: skip


@terminal.command(
    "print",
    example="turnabout print\nturnabout print agenda --session 2 --length 45 --paper letter\n"
    "turnabout print worksheet --session 2 --edition facilitator --out ~/session-2\n"
    "turnabout print form --out ~/forms\n"
    "turnabout print form agenda --fillable\n"
    "turnabout print form worksheet --word --paper letter\n"
    "turnabout print poster ground-rules wallet-card --paper a4\n"
    "turnabout print booklet handbook --paper a4\n"
    "turnabout print agenda worksheet --session 2 --large-print --plain\n"
    "turnabout print agenda --session 1 --client acme\n"
    "turnabout print check messages run-sheet --edition facilitator",
)
@terminal.argument("what", nargs=-1, type=terminal.Choice(["all", *_KINDS]), metavar="[WHAT]...")
@terminal.option(
    "--session", type=terminal.IntRange(min=1), help="The papers of one session of the programme, by its number."
)
@terminal.option(
    "--length",
    type=terminal.IntRange(30, 90),
    help="Agendas for a session of so many minutes; the programme's own if not given.",
)
@terminal.option(
    "--paper", type=terminal.Choice(["a4", "letter"]), help="The size of the paper; those of mkdocs.yml if not given."
)
@terminal.option(
    "--edition",
    type=terminal.Choice(["handbook", "facilitator"]),
    default="handbook",
    show_default=True,
    help="The facilitator's edition adds notes, answer keys, checks, messages and the run sheet.",
)
@terminal.option(
    "--fillable",
    is_flag=True,
    help="PDF forms to fill in on a screen; papers with nothing to fill in come as usual.",
)
@terminal.option(
    "--large-print",
    "is_large",
    is_flag=True,
    help="Nothing smaller than 18 points and more room to write, on as many pages as it takes; the wallet card is then "
    "a sheet to fold.",
)
@terminal.option(
    "--plain", is_flag=True, help="No colour and nothing filled with it: saves ink, copies well, and is calm to read."
)
@terminal.option(
    "--word",
    is_flag=True,
    help="Word files in the place of PDFs, to edit and to fill in: agendas, worksheets and forms.",
)
@terminal.client_option
@terminal.option(
    "--out",
    type=terminal.FOLDER,
    help="Where the papers go; dist/base/print/EDITION or dist/CLIENT/print/EDITION if not given.",
)
@terminal.quiet_option
@terminal.format_option
def run(
    context: terminal.Context,
    what: tuple[str, ...],
    session: int | None,
    length: int | None,
    paper: PaperSize | None,
    edition: Edition,
    fillable: bool,
    is_large: bool,
    plain: bool,
    word: bool,
    client: str | None,
    out: Path | None,
    is_quiet: bool,
    format_: Format,
) -> None:
    """Make the papers without the site, and name each file.

    WHAT is all, or one or more of agenda, worksheet, cards, catch-up, pack, poster, ground-rules, wallet-card, form,
    check, messages, run-sheet, booklet and handbook; all if not given. A pack holds all papers of a pair in one file.
    There is a booklet for each audience that has pages, and the handbook holds everything there is to read. Checks,
    the cost estimate among them, messages and the run sheet are papers of the facilitator's edition alone.
    """
    from ..papers.press.print_options import USUAL, PrintOptions
    from ..release.delivery import dist_of
    from ..usecases.printing import PrintRequest, kinds_of, print_requested

    request = PrintRequest(
        kinds=kinds_of(what, word=word),
        session=session,
        length=length,
        size=paper,
        edition=edition,
        client=client,
        options=PrintOptions(fillable=fillable, large=is_large, plain=plain),
        word=word,
    )
    if word and request.options != USUAL:
        raise terminal.UsageError("--word makes Word files; --fillable, --large-print and --plain change PDFs")
    with terminal.reporting(format_):
        root = terminal.workspace_root(context)
        folder = out or dist_of(root, client) / "print" / edition
        with terminal.showing(quiet=is_quiet) as progress:
            files = print_requested(root, request, folder, timestamp=timestamp(), progress=progress)
            progress(f"delivered in {terminal.shown(folder)}")
    terminal.say("\n".join(terminal.shown(file) for file in files))
    for kind in what:
        if kind != "all" and not any(file.name.startswith(kind) for file in files):
            terminal.note(
                f"no {kind}: there is none in the {edition} edition{f' of session {session}' if session else ''}"
            )
