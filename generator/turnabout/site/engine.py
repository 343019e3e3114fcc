"""All we use of MkDocs: what a plugin is made of, and a build in this process."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve as serve_config
from mkdocs.config import config_options, load_config
from mkdocs.config.base import LegacyConfig, PlainConfigSchema
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from ..sources.site_settings import DOCS
from ..sources.workspace import shipped
from ..text.markup.made_html import unsafe_in
from ..text.templating import compiled
from .config import plugins_for

__all__ = [
    "BasePlugin", "Files", "LegacyConfig", "MkDocsConfig", "Page", "PluginError",
    "any_options", "event_priority", "get_plugin_logger", "load_settings", "replace_files", "run_mkdocs", "serve",
]  # fmt: skip


_log = get_plugin_logger("turnabout")


def run_mkdocs(config_file: Path, site_dir: Path) -> tuple[str, ...]:
    """Build a site strictly and without a word; return what MkDocs has against it, in its own words."""
    with _complaints() as complaints:
        try:
            _build(config_file, site_dir)
        except (MkDocsException, SystemExit) as error:
            complaints.append(str(error))
    return tuple(dict.fromkeys(complaints))


def serve(root: Path, address: str, client: str | None = None) -> None:
    """Show a workspace, or a client, at an address (host:port) and again after each change, until interrupted."""
    file = root / "mkdocs.yml"
    settings: dict[str, Any] = {"dev_addr": address, "docs_dir": str(shipped() / DOCS)}
    if client:
        settings["plugins"] = plugins_for(load_settings(file).get("plugins"), client)
    serve_config(config_file=str(file), livereload=True, **settings)


def load_settings(file: Path) -> dict[str, object]:
    """Read an mkdocs.yml as MkDocs would, with what it inherits; a folder of theme overrides becomes absolute."""
    with file.open("rb") as stream:
        settings: dict[str, object] = yaml_load(stream)
    theme = settings.get("theme")
    if isinstance(theme, dict) and isinstance(folder := theme.get("custom_dir"), str):
        settings["theme"] = {**theme, "custom_dir": str((file.parent / folder).resolve())}
    return settings


def any_options(names: Iterable[str]) -> PlainConfigSchema:
    """Return a schema that knows the names of options and leaves their values to our own checks."""
    return tuple((name, config_options.Optional(config_options.Type(object))) for name in names)


def replace_files(files: Files, config: MkDocsConfig, made: Mapping[str, Path], edit: Mapping[str, str]) -> None:
    """Put made files in the place of the docs folder, in the order in which MkDocs would have found them."""
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
    generated = (File.generated(config, path, abs_src_path=str(made[path])) for path in made)
    for file in sorted(generated, key=file_sort_key):
        file.edit_uri = edit.get(file.src_uri, file.src_uri)
        if (same := files.get_file_from_path(file.src_uri)) is not None:
            files.remove(same)
        files.append(file)


class _Guard(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Looks at the HTML of each page for what no page may hold, though its Markdown should not have come this far."""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Compile the templates of a theme once for all sites of a run."""
        env.bytecode_cache = compiled("theme")
        return env

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Complain, which stops a strict build."""
        for unsafe in unsafe_in(html):
            _log.error("%s: %s", page.file.src_uri, unsafe.message)
        return html


def _build(config_file: Path, site_dir: Path) -> None:
    config = load_config(str(config_file), site_dir=str(site_dir), strict=True)
    config.plugins["turnabout/guard"] = _Guard()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect warnings and errors of MkDocs, and keep its log from the terminal."""
    log, collector = logging.getLogger("mkdocs"), _Collector()
    handlers, propagate, level = log.handlers, log.propagate, log.level
    log.handlers, log.propagate = [collector], False
    log.setLevel(logging.WARNING)
    try:
        yield collector.messages
    finally:
        log.handlers, log.propagate = handlers, propagate
        log.setLevel(level)
