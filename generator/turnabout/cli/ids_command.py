"""turnabout ids"""

from ..core.report import Format
from . import terminal


@terminal.command(
    "ids",
    example="turnabout ids\nturnabout ids active-listening/activities --client acme\n"
    "turnabout ids ground-rules --locked\nturnabout ids --format json | jq -r '.addresses[].address'",
)
@terminal.argument("prefix", required=False, metavar="[PREFIX]")
@terminal.option("--client", metavar="CLIENT", help="The addresses that a client has; those of the base if not given.")
@terminal.option("--locked", is_flag=True, help="Only what nobody may change, with the reason.")
@terminal.text_or_json("How addresses are printed.")
def run(context: terminal.Context, prefix: str | None, client: str | None, locked: bool, format_: Format) -> None:
    """List the addresses that changes can name, each with its kind and what stands there.

    PREFIX is how the addresses begin. A record takes replace and remove, a collection add, a value set.
    """
    from ..usecases.explain_text import list_places, place_records
    from ..usecases.explaining import look

    with terminal.reporting(format_, terminal.workspace_root(context)):
        places = look(terminal.workspace_root(context), client).places(prefix or "")
    if locked:
        places = tuple(place for place in places if place.is_locked)
    if format_ == "json":
        terminal.say(terminal.as_json(place_records(places)))
    elif places:
        terminal.say(list_places(places, with_why=locked))
