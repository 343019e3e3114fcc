"""turnabout update"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..core.report import Format
from . import terminal

if TYPE_CHECKING:
    from ..core.problems import Problem
    from ..usecases.updating import Update


@terminal.command(
    "update",
    example="turnabout update\nturnabout update --client acme\nturnabout update --client acme --format json",
)
@terminal.option("--client", metavar="NAME", help="One client with its variants; all clients if not given.")
@terminal.option("--all", "is_all", is_flag=True, help="All clients, as without --client.")
@terminal.text_or_json("How the report is printed.")
def run(context: terminal.Context, client: str | None, is_all: bool, format_: Format) -> None:
    """Say what the base as it is now means for each client.

    Compares it with what was accepted last: what needs your decision, which changes are no longer needed, and what
    came from the base by itself. Ends with 1 while something is to be decided or deleted.
    """
    from ..usecases.updating import updates

    if client and is_all:
        raise terminal.UsageError("--client and --all do not go together")
    with terminal.reporting(format_):
        found = updates(terminal.workspace_root(context), (client,) if client else ())
    if format_ == "json":
        terminal.say(terminal.as_json({"clients": [_record(update) for update in found]}))
    else:
        terminal.say("\n\n".join("\n".join(_lines(update)) for update in found) or "there is no client yet")
    if not all(update.is_settled for update in found):
        sys.exit(1)


def _lines(update: Update) -> Iterator[str]:
    yield f"{update.client}: {update.base} {_versions(update)}"
    for title, problems in (("needs your decision", update.decide), ("no longer needed", update.idle)):
        yield from _section(title, len(problems))
        for problem in problems:
            yield from _told(problem)
    yield from _section("moved along with a renamed item", len(update.followed))
    for problem in update.followed:
        yield f"    {problem.location}  {problem.message}"
    yield from _section("kept as it is", len(update.kept), "change")
    for title, addresses in (
        ("taken from the base", update.taken),
        ("new in the base", update.new),
        ("in another order in the base", update.reordered),
        ("gone from the base", update.gone),
    ):
        yield from _section(title, len(addresses))
        yield from (f"    {address}" for address in addresses)


def _versions(update: Update) -> str:
    if not update.accepted:
        return f"{update.version}; nothing was accepted yet: turnabout accept --client {update.client}"
    same = update.accepted == update.version
    return f"{update.version}, as accepted" if same else f"{update.version}; accepted was {update.accepted}"


def _section(title: str, count: int, noun: str = "") -> Iterator[str]:
    if count:
        yield f"  {title}: {count}" + (f" {noun}{'' if count == 1 else 's'}" if noun else "")


def _told(problem: Problem) -> Iterator[str]:
    yield f"    {problem.location}  {problem.code}"
    yield from (f"      {line}" for line in problem.message.splitlines())
    if problem.hint:
        yield f"      → {problem.hint}"


def _record(update: Update) -> dict[str, Any]:
    from ..core.report import records

    return {
        "client": update.client,
        "base": update.base,
        "accepted": update.accepted,
        "version": update.version,
        "decide": records(update.decide),
        "not-needed": records(update.idle),
        "followed": records(update.followed),
        "kept": update.kept,
        "taken": update.taken,
        "new": update.new,
        "reordered": update.reordered,
        "gone": update.gone,
    }
