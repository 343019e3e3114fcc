"""turnabout schema"""

from pathlib import Path

from . import terminal


@terminal.command("schema", example="turnabout schema .schema")
@terminal.argument("folder", metavar="DIR", type=terminal.FOLDER)
def run(_context: terminal.Context, folder: Path) -> None:
    """Write JSON Schemas of all curriculum files into DIR.

    Editors that read the line `# yaml-language-server: $schema=…` at the top of a file
    then complete and underline while you type, offline.
    """
    from ..usecases.workspace_maker import write_schemas

    write_schemas(folder)
