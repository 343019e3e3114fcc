"""turnabout explain"""

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
    "explain",
    example="turnabout explain active-listening/title --client acme\n"
    "turnabout explain ground-rules/between-us --client acme\n"
    "turnabout explain programmes/six-sessions --client acme/leaders --format json",
)
@argument("address", metavar="ADDRESS")
@option("--client", metavar="CLIENT", help="Whose curriculum; the base alone if not given.")
@text_or_json("How the answer is printed.")
def run(context: Context, address: str, client: str | None, format_: Format) -> None:
    """Tell where what stands at an address comes from: who wrote it, where, and why.

    ADDRESS is one that turnabout ids lists, or one that the client has taken away. The line marked = is what holds.
    """
    from ..usecases.explain_text import explanation_record, list_explanation
    from ..usecases.explaining import look

    with reporting(format_, workspace_root(context)):
        explanation = look(workspace_root(context), client).explained(address)
    say(as_json(explanation_record(explanation)) if format_ == "json" else list_explanation(explanation))
