"""Make a new workspace from the shipped starting point."""

import shutil
from pathlib import Path

from ..sources.schemas import file_schemas
from ..sources.site_settings import DOCS
from ..sources.workspace import shipped
from ..system.locking import alone
from ..system.scratch import folder_made_whole
from ..system.whole_files import sweep_files, write_all_whole

_PATIENCE = 30
"""Seconds."""


def make_workspace(folder: Path) -> None:
    """Write a workspace that builds at once; made beside the folder and moved there when it is whole."""
    with folder_made_whole(folder.resolve()) as fresh:
        shutil.copytree(shipped() / "templates" / "workspace", fresh, dirs_exist_ok=True)
        (fresh / "gitignore").rename(fresh / ".gitignore")
        shutil.copyfile(shipped() / "mkdocs.yml", fresh / "mkdocs.yml")
        shutil.copytree(shipped() / DOCS, fresh / DOCS)
        write_schemas(fresh / ".schema")


def write_schemas(folder: Path) -> None:
    """Write the JSON Schema of each kind of file into a folder; raises `InUse`."""
    with alone(folder, patience=_PATIENCE):
        sweep_files(folder.glob(".*"))
        write_all_whole({folder / name: text.encode() for name, text in file_schemas().items()})
