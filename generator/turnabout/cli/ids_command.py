"""turnabout ids"""

from ..core.report import Format
from .terminal import (
    Context,
    argument,
    as_json,
    command,
    option,
    reporting,
    say,
    text_or_json,
    workspace_root,
)


@command(
    "ids",
    example="turnabout ids\nturnabout ids active-listening/activities --client acme\n"
    "turnabout ids ground-rules --locked\nturnabout ids --format json | jq -r '.addresses[].address'",
)
@argument("prefix", required=False, metavar="[PREFIX]")
@option("--client", metavar="CLIENT", help="The addresses that a client has; those of the base if not given.")
@option("--locked", is_flag=True, help="Only what nobody may change, with the reason.")
@text_or_json("How addresses are printed.")
def run(context: Context, prefix: str | None, client: str | None, locked: bool, format_: Format) -> None:
    """List the addresses that changes can name, each with its kind and what stands there.

    PREFIX is how the addresses begin. A record takes replace and remove, a collection add, a value set.
    """
    from ..usecases.explain_text import list_places, place_records
    from ..usecases.explaining import look

    with reporting(format_, workspace_root(context)):
        places = look(workspace_root(context), client).places(prefix or "")
    if locked:
        places = tuple(place for place in places if place.is_locked)
    if format_ == "json":
        say(as_json(place_records(places)))
    elif places:
        say(list_places(places, with_why=locked))
