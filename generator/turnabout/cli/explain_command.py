"""turnabout explain"""

from ..core.report import Format
from . import terminal


@terminal.command(
    "explain",
    example="turnabout explain active-listening/title --client acme\n"
    "turnabout explain ground-rules/between-us --client acme\n"
    "turnabout explain programmes/six-sessions --client acme/leaders --format json",
)
@terminal.argument("address", metavar="ADDRESS")
@terminal.option("--client", metavar="CLIENT", help="Whose curriculum; the base alone if not given.")
@terminal.text_or_json("How the answer is printed.")
def run(context: terminal.Context, address: str, client: str | None, format_: Format) -> None:
    """Tell where what stands at an address comes from: who wrote it, where, and why.

    ADDRESS is one that turnabout ids lists, or one that the client has taken away. The line marked = is what holds.
    """
    from ..usecases.explain_text import explanation_record, list_explanation
    from ..usecases.explaining import look

    with terminal.reporting(format_, terminal.workspace_root(context)):
        explanation = look(terminal.workspace_root(context), client).explained(address)
    terminal.say(
        terminal.as_json(explanation_record(explanation)) if format_ == "json" else list_explanation(explanation)
    )
