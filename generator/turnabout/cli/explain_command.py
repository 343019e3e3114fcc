"""turnabout explain"""

from .terminal import (
    Choice,
    Context,
    UsageError,
    argument,
    as_json,
    command,
    option,
    pass_context,
    reporting,
    say,
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
@option(
    "--format",
    "format_",
    type=Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is printed.",
)
@pass_context
def run(context: Context, address: str, client: str | None, format_: str) -> None:
    """Tell where what stands at an address comes from: who wrote it, where, and why.

    ADDRESS is one that turnabout ids lists, or one that the client has taken away. The line marked = is what holds.
    """
    from ..core.problems import NoSuchClient
    from ..usecases.explain_text import explanation_record, list_explanation
    from ..usecases.explaining import look

    with reporting("json" if format_ == "json" else "text", workspace_root(context)):
        try:
            explanation = look(workspace_root(context), client).explained(address)
        except NoSuchClient as error:
            raise UsageError(str(error)) from None
    say(as_json(explanation_record(explanation)) if format_ == "json" else list_explanation(explanation))
