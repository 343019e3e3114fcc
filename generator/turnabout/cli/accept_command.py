"""turnabout accept"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from ..usecases.accepting import Acceptance

_MOST = 12
"""Entries that are listed one by one."""


@terminal.command(
    "accept",
    example="turnabout accept --client acme\n"
    "turnabout accept active-listening/prompts/mentor/q1 --client acme\n"
    "turnabout accept --layer healthcare\nturnabout accept --all",
)
@terminal.argument("addresses", metavar="[ADDRESS]...", nargs=-1)
@terminal.option("--client", metavar="NAME", help="A client with its variants: acme; or a variant alone: acme/leaders.")
@terminal.option("--layer", metavar="NAME", help="A shared layer.")
@terminal.option("--all", "is_all", is_flag=True, help="Every layer and every client.")
def run(
    context: terminal.Context, addresses: tuple[str, ...], client: str | None, layer: str | None, is_all: bool
) -> None:
    """Keep the changes of a client although the base has changed under them.

    Writes down what the base says now, so that you hear of it when it changes again. Name addresses to accept these
    changes alone. A page of the client is named as content/hr/run-it.md. Whatever else is wrong has to be mended
    first; then nothing is written.
    """
    if sum((client is not None, layer is not None, is_all)) != 1:
        raise terminal.UsageError("name one of: --client NAME, --layer NAME, --all")
    if is_all and addresses:
        raise terminal.UsageError("addresses go with --client or --layer")
    with terminal.reporting("text"):
        found = _accepted(terminal.workspace_root(context), addresses, client, layer)
    for acceptance in found:
        terminal.say("\n".join(_lines(acceptance)))


def _accepted(root: Path, addresses: tuple[str, ...], client: str | None, layer: str | None) -> tuple[Acceptance, ...]:
    from ..usecases.accepting import accept, all_names

    named = (tuple(filter(None, [client])), tuple(filter(None, [layer])))
    clients, layers = named if any(named) else all_names(root)
    return accept(root, clients, layers, addresses)


def _lines(acceptance: Acceptance) -> list[str]:
    if not acceptance.is_new:
        return [f"{acceptance.file}: as it was"]
    lines = [acceptance.file]
    if acceptance.versions[0] != acceptance.versions[1]:
        lines.append("  base      {} was accepted, {} is now".format(*acceptance.versions))
    if acceptance.base:
        lines.append("  base      the file says {1} now, not {0}".format(*acceptance.base))
    for word, keys in (("accepted", acceptance.changed), ("new", acceptance.new), ("gone", acceptance.gone)):
        lines += [f"  {word:8}  {key}" for key in keys[:_MOST]]
        if len(keys) > _MOST:
            lines.append(f"  {word:8}  and {len(keys) - _MOST} more")
    return lines if len(lines) > 1 else [f"{lines[0]}: what else the base says has been noted"]
