"""turnabout diff"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal
from .clock import timestamp

if TYPE_CHECKING:
    from ..usecases.diffing import Against


@terminal.command(
    "diff",
    example="turnabout diff --client acme\nturnabout diff --client acme --html acme.html --pdf acme.pdf\n"
    "turnabout diff --client acme/leaders --against layers --format json",
)
@terminal.option("--client", required=True, metavar="CLIENT", help="A client, or one of its variants: acme/leaders.")
@terminal.option(
    "--html", type=Path, metavar="FILE", help="Write it as a page for the browser, one file with all it needs."
)
@terminal.option("--pdf", type=Path, metavar="FILE", help="Write it as a paper with room for a signature.")
@terminal.option(
    "--paper",
    type=terminal.Choice(["a4", "letter"]),
    help="The size of the paper; the client's own if not given, or else A4.",
)
@terminal.option(
    "--against",
    type=terminal.Choice(["base", "layers"]),
    default="base",
    show_default=True,
    help="What the client is compared with: the base alone, or the base with the shared layers.",
)
@terminal.text_or_json("How it is printed where no file is asked for.")
def run(
    context: terminal.Context,
    client: str,
    html: Path | None,
    pdf: Path | None,
    paper: str | None,
    against: Against,
    format_: Format,
) -> None:
    """Show what a client gets in place of the base, to read and to sign.

    Old text stands beside new, in reading order, each change with its reason. The digest at the end is that of all
    that is signed: a later change gives another one.
    """
    from ..content.signoff.page import page_record
    from ..text.labels import Labels
    from ..usecases.diff_text import list_page
    from ..usecases.diffing import compare
    from ..usecases.signing_off import html_page, pdf_page

    root = terminal.workspace_root(context)
    with terminal.reporting(format_, root):
        if html or pdf:
            signed = compare(root, client, against)
        shown = compare(root, client, against, Labels("en")).page
        if html:
            _write(html, html_page(signed).encode())
        if pdf:
            _write(pdf, pdf_page(signed, size=paper, timestamp=timestamp()))
    if format_ == "json":
        terminal.say(terminal.as_json(page_record(shown)))
    elif not html and not pdf:
        terminal.say(list_page(shown))


def _write(file: Path, data: bytes) -> None:
    from ..system.whole_files import write_result

    terminal.say(str(write_result(file, data)))
