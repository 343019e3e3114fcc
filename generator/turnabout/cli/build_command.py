"""turnabout build"""

from ..report import Format
from .terminal import Context, command, format_option, pass_context, progress, reporting, say, timestamp, workspace_root


@command(
    "build", example="turnabout build\nSOURCE_DATE_EPOCH=1800000000 turnabout build\nturnabout -C my-handbook build"
)
@format_option
@pass_context
def run(context: Context, format_: Format) -> None:
    """Build both editions of the handbook, with their papers, under dist/base/.

    handbook/ is for everybody; facilitator/ adds pages for HR and consultants, notes and answer keys.
    The new build takes the place of the old one when it is whole: a build that fails leaves the last good one.
    Nothing is fetched from a network.
    """
    from ..build import build_workspace

    with reporting(format_):
        root = workspace_root(context)
        with progress("papers") as tell:
            build_workspace(root, timestamp=timestamp(), tell=tell)
    if format_ == "json":
        say('{"problems": []}')
