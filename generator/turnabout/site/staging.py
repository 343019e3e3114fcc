"""Write a handbook as a folder that any builder of Markdown sites can read, and build it."""

import json
from collections.abc import Mapping
from pathlib import Path

from .config import as_yaml, plain_config
from .repair import NOT_FOUND, repair
from .tree import Tree, document

DOCS = "docs"
CONFIG = "mkdocs.yml"
_PAGES = "pages.json"
"""Each page with the file of the workspace to edit, or null."""


def stage(tree: Tree, files: Mapping[str, bytes], config: Mapping[str, object], folder: Path) -> None:
    """Write docs/ and mkdocs.yml into a folder.

    `files` holds papers and pictures by their path on the site; `config` is the mkdocs.yml of the workspace.
    """
    pages = {page.path: document(page).encode() for page in tree.pages}
    for path, content in {**tree.assets, **files, **pages}.items():
        _write(folder / DOCS / path, content)
    _write(folder / CONFIG, as_yaml(plain_config(config, tree)).encode())
    _write(folder / _PAGES, (json.dumps({page.path: page.source for page in tree.pages}, indent=2) + "\n").encode())


def is_staged(folder: Path) -> bool:
    """Tell whether a folder is one that was staged, and so may be cleared away."""
    return (folder / _PAGES).is_file()


def build_staged(folder: Path, site_dir: Path) -> tuple[str, ...]:
    """Build a staged folder strictly and repair its HTML; return what is wrong with it, nothing if all is well."""
    from .engine import run_mkdocs

    complaints = run_mkdocs(folder / CONFIG, site_dir)
    if not complaints:
        repair_site(site_dir, json.loads((folder / _PAGES).read_bytes()))
    return complaints


def repair_site(site_dir: Path, pages: Mapping[str, str | None]) -> None:
    """Repair every page of a built site and drop the source maps; `pages` as `{page: file to edit}`."""
    for page, source in {**pages, NOT_FOUND: None}.items():
        path = site_dir / page.removesuffix(".md")
        path = path.with_name(f"{path.name}.html")
        path.write_bytes(repair(path.read_text("utf-8"), page, source).encode())
    drop_maps(site_dir)


def drop_maps(site_dir: Path) -> None:
    """Delete source maps, which nobody reads and which weigh more than the pages."""
    for path in site_dir.rglob("*.map"):
        path.unlink()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
