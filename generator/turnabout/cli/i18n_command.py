"""turnabout i18n"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal

if TYPE_CHECKING:
    from ..usecases.translating import Count, Translations

_client = terminal.option("--client", metavar="CLIENT", help="The texts of one client that differ from the base.")
_language = terminal.argument("language", metavar="LANG")


@terminal.command(
    "export",
    example="turnabout i18n export fr --csv --out fr.csv\nturnabout i18n export fr --out fr.po\n"
    "turnabout i18n export de --csv --semicolon --out de.csv",
)
@_language
@_client
@terminal.option("--csv", "as_csv", is_flag=True, help="A table for Excel, not a PO file.")
@terminal.option("--semicolon", is_flag=True, help="Semicolons between the cells, for an Excel that writes 1,5.")
@terminal.option("--out", type=Path, metavar="FILE", help="Where it is written; the terminal if not given.")
@terminal.format_option
def export(
    context: terminal.Context,
    language: str,
    client: str | None,
    as_csv: bool,
    semicolon: bool,
    out: Path | None,
    format_: Format,
) -> None:
    """Write the texts for a translator.

    LANG is a language such as fr or pt-BR. A PO file opens in Poedit or Weblate. A table has the columns address,
    source, translation and state; fill in the third, and leave the first two as they are.
    """
    if semicolon and not as_csv:
        raise terminal.UsageError("--semicolon goes with --csv")
    table = (";" if semicolon else ",") if as_csv else None
    with terminal.reporting(format_):
        text = _translations(context, client).exported(_tag(language), table=table)
    if out is None:
        terminal.say(text)
        return
    from ..system.whole_files import write_result

    write_result(out, text.encode())


@terminal.command(
    "import",
    example="turnabout i18n import fr fr.csv\nturnabout i18n import fr from-translator.po --client acme",
)
@_language
@terminal.argument("file", metavar="FILE", type=terminal.FILE)
@_client
@terminal.format_option
def import_(context: terminal.Context, language: str, file: Path, client: str | None, format_: Format) -> None:
    """Take translations that came back.

    FILE is a table or a PO file from a translator. Either all translations are taken, or problems are listed by line
    and nothing is written. An empty cell changes nothing. A row whose state is `to check` waits until somebody writes
    `done`.
    """
    with terminal.reporting(format_, Path.cwd()):
        _report(_translations(context, client).bring_in(_tag(language), file, str(file)), format_)


@terminal.command(
    "update", example="turnabout i18n update fr\nturnabout i18n update\nturnabout i18n update fr --client acme"
)
@terminal.argument("language", metavar="[LANG]", required=False)
@_client
@terminal.format_option
def update(context: terminal.Context, language: str | None, client: str | None, format_: Format) -> None:
    """Bring PO files up to date with the texts.

    Without LANG all languages that there are; a new LANG gets its file. New texts are added. An edited text keeps its
    translation, marked for somebody to look at. What is gone stays at the end, for the day it comes back.
    """
    with terminal.reporting(format_):
        translations = _translations(context, client)
        languages = (_tag(language),) if language else translations.languages()
        if not languages:
            raise terminal.UsageError("there is no language yet; name one: turnabout i18n update fr")
        for one in languages:
            _report(translations.update(one), format_)


@terminal.command("status", example="turnabout i18n status\nturnabout i18n status --client acme")
@_client
@terminal.format_option
def status(context: terminal.Context, client: str | None, format_: Format) -> None:
    """Say how far each language is.

    Of a client, texts that the base has translated count as well.
    """
    with terminal.reporting(format_):
        translations = _translations(context, client)
        counts = [translations.count(language) for language in translations.languages()]
    for count in counts:
        _report(count, format_)
    if not counts and format_ == "text":
        terminal.say("there is no language yet; begin one with: turnabout i18n update fr")


@terminal.command("labels", example="turnabout i18n labels pl\nturnabout i18n labels fr --client acme")
@_language
@terminal.option("--client", metavar="CLIENT", help="Labels for one client alone.")
@terminal.format_option
def labels(context: terminal.Context, language: str, client: str | None, format_: Format) -> None:
    """Begin a PO file for the labels that the tool adds.

    These are its own words on pages and papers. In the file, each label says what it is for. Run it again
    with a new version: what is translated stays, and new labels are added. A handbook in that language takes them.
    German, Spanish and French ship with the tool; what a file leaves empty shows as it ships.
    """
    with terminal.reporting(format_):
        _report(_translations(context, client).update_labels(_tag(language)), format_, what="labels")


run = terminal.group("i18n", export, import_, update, status, labels, help_="Export, import and update translations.")


def _translations(context: terminal.Context, client: str | None) -> Translations:
    from ..usecases.translating import Translations

    return Translations(terminal.workspace_root(context), client)


def _tag(typed: str) -> str:
    from ..text.dates import language_tag

    tag = language_tag(typed)
    if tag is None:
        raise terminal.UsageError(f"{typed!r} is no language; write a code such as fr, de or pt-BR")
    return tag


def _report(count: Count, format_: Format, what: str = "texts") -> None:
    from ..text.dates import language_name

    if format_ != "text":
        return
    gaps = count.gaps
    done = gaps.texts - len(gaps.missing) - len(gaps.fuzzy)
    check = f", {len(gaps.fuzzy)} to check" if gaps.fuzzy else ""
    terminal.say(f"{language_name(count.language)}: {done} of {gaps.texts} {what} translated{check}  {count.file}")
