"""The MkDocs plugin: an author's preview and build of a workspace."""

from pathlib import Path
from typing import Literal

from ..core.problems import WorkspaceError
from ..model.settings import Settings
from ..papers.press.store import CACHE
from ..text.markup.made_html import unsafe_in
from .config import ESCAPED, is_for_search, look_settings, searches_in, theme_settings
from .engine import (
    BasePlugin,
    Files,
    LegacyConfig,
    MkDocsConfig,
    Page,
    PluginError,
    any_options,
    event_priority,
    get_plugin_logger,
    replace_files,
)
from .mkdocs_build import Made, make, make_problems
from .repair import NOT_FOUND, repair
from .staging import drop_maps
from .tree import Tree, as_html, nav_data

_WATCHED = ("content", "curricula", "templates")
_log = get_plugin_logger("turnabout")


class TurnaboutPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Puts the pages and papers of a curriculum into a MkDocs site."""

    config_scheme = any_options((*Settings.model_fields, "client"))

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._last: Made | None = None
        self._made = Made(Tree((), (), {}), {})

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a mistake should show as a page; being defined keeps this object between rebuilds."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make everything before MkDocs touches the site folder, and lay out the navigation; the search, which comes
        after, asks the theme for its language."""
        root = Path(config.config_file_path).parent
        self._made = self._make(root)
        tree = self._made.tree
        config.nav = nav_data(tree.nav)
        config.use_directory_urls = False
        config.update(look_settings(tree.look, config))
        own_theme = theme_settings(tree.look, config.theme)
        config.theme.update(own_theme)
        if "language" in own_theme:
            _search_in(config, tree.look.language)
        for key in ESCAPED:
            if config[key]:
                config[key] = as_html(config[key])
        config.watch.extend(str(root / name) for name in _WATCHED if (root / name).is_dir())
        return config

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put what was made in the place of what lies in the docs folder."""
        replace_files(files, config, self._made.files, self._sources())
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show nothing of a page that holds what no page may, though its Markdown should not have come this far."""
        found = [f"{page.file.src_uri}: {unsafe.message}" for unsafe in unsafe_in(html)]
        if found and not self._serving:
            raise PluginError("turnabout: " + "\n".join(found))
        for message in found:
            _log.error("%s", message)
        return "" if found else html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Repair a finished page."""
        path = page.file.src_uri
        return repair(output, path, self._sources().get(path))

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Repair the page for what is not there."""
        return repair(output_content, NOT_FOUND, None) if template_name == "404.html" else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Drop what nobody reads."""
        drop_maps(Path(config.site_dir))

    def _make(self, root: Path) -> Made:
        cache, client = root / CACHE, self.config.get("client")
        try:
            self._last = make(root, cache, client, self._last if self._serving else None)
        except WorkspaceError as error:
            if not self._serving:
                raise PluginError(f"turnabout: {len(error.problems)} to mend\n{error}") from None
            _log.error("%s", error)
            return make_problems(error.problems, self._last, cache / (client or "base"))
        return self._last

    def _sources(self) -> dict[str, str]:
        return {page.path: page.source for page in self._made.tree.pages if page.source}


def _search_in(config: MkDocsConfig, language: str) -> None:
    """Have a search that is set to other languages take that of the theme."""
    for name, plugin in config.plugins.items():
        if is_for_search(name) and not searches_in(plugin.config.get("lang"), language):
            plugin.config["lang"] = None
