"""Make a new workspace from the shipped starting point."""

import shutil
from pathlib import Path

from ..loading.schemas import file_schemas
from ..loading.workspace import shipped
from ..whole_files import write_all_whole


def make_workspace(folder: Path) -> None:
    """Write a workspace that builds at once; made beside the folder and moved there when it is whole."""
    unfinished = folder.resolve().with_name(f".{folder.resolve().name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(shipped() / "templates" / "workspace", unfinished)
    (unfinished / "gitignore").rename(unfinished / ".gitignore")
    shutil.copyfile(shipped() / "mkdocs.yml", unfinished / "mkdocs.yml")
    write_schemas(unfinished / ".schema")
    if folder.exists():
        folder.rmdir()
    unfinished.rename(folder.resolve())


def write_schemas(folder: Path) -> None:
    """Write the JSON Schema of each kind of file into a folder."""
    write_all_whole({folder / name: text.encode() for name, text in file_schemas().items()})
