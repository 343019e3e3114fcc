"""turnabout serve"""

from . import terminal


@terminal.command(
    "serve", example="turnabout serve\nturnabout serve --client acme\nturnabout serve --address 127.0.0.1:8765"
)
@terminal.option(
    "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where the preview listens."
)
@terminal.client_option
def run(context: terminal.Context, address: str, client: str | None) -> None:
    """Preview the handbook; pages reload when a file of the curriculum, the content or the templates is saved.

    A mistake shows as a page that names file, line and column, and goes when it is mended. The same as `mkdocs serve`.
    """
    from ..clients.files import demand_client
    from ..site.engine import serve

    with terminal.reporting("text"):
        root = terminal.workspace_root(context)
        demand_client(root, client)
    serve(root, address, client)
