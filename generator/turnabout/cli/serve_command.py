"""turnabout serve"""

from .terminal import Context, command, option, pass_context, reporting, workspace_root


@command("serve", example="turnabout serve\nturnabout serve --address 127.0.0.1:8765")
@option(
    "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where the preview listens."
)
@pass_context
def run(context: Context, address: str) -> None:
    """Preview the handbook; pages reload when a file of the curriculum, the content or the templates is saved.

    A mistake shows as a page that names file, line and column, and goes when it is mended. The same as `mkdocs serve`.
    """
    from ..site.engine import serve

    with reporting("text"):
        root = workspace_root(context)
    serve(root, address)
