"""Turn the settings file of a workspace into one that any builder of Markdown sites can read."""

import json
import re
import secrets
import sys
from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from ..core.problems import Location, Problem, WorkspaceError
from ..sources.label_names import catalogue_names
from .tree import Look, Tree, as_html, nav_data

PLUGIN = "turnabout"
ESCAPED = ("site_name", "site_description", "site_author")
"""Settings that themes print raw."""

_MATERIAL = "material"
_LANGUAGES = "templates/partials/languages"
_DROPPED = ("docs_dir", "site_dir", "nav", "plugins", "watch", "hooks", "dev_addr")
_NOT_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain_config(config: Mapping[str, object], tree: Tree) -> dict[str, object]:
    """Return settings for a staged folder: the workspace's own, with navigation and brand and without our plugin."""
    kept = {key: value for key, value in config.items() if key not in _DROPPED}
    staged = {**kept, **look_settings(tree.look, kept)}
    theme = kept.get("theme")
    theme = theme if isinstance(theme, Mapping) else {"name": theme}
    if own_theme := theme_settings(tree.look, theme):
        staged["theme"] = {**theme, **own_theme}
    for key in ESCAPED:
        if isinstance(text := staged.get(key), str):
            staged[key] = as_html(text)
    plugins = _without_ours(config.get("plugins"))
    if "language" in own_theme:
        plugins = [_in_language(plugin, tree.look.language) for plugin in plugins]
    own = {"docs_dir": "docs", "site_dir": "site", "nav": nav_data(tree.nav), "plugins": plugins}
    return {**staged, **own, "use_directory_urls": False}  # a folder of files has no server that finds index.html


def look_settings(look: Look, config: Mapping[str, object]) -> dict[str, object]:
    """Return the settings of a site, besides its theme, that a brand replaces."""
    own: dict[str, object] = {}
    name = str(config.get("site_name") or "")
    if look.name:
        own["site_name"] = name = _full_name(look.name, name)
    if look.notice:
        own["site_name"] = " · ".join(filter(None, (name, look.notice)))
    if look.styles:
        styles = config.get("extra_css")
        own["extra_css"] = [*(styles if isinstance(styles, list) else []), *look.styles]
    return own


def theme_settings(look: Look, theme: Mapping[str, object]) -> dict[str, object]:
    """Return the settings of a theme that a brand and the language of a handbook replace."""
    own = {"logo": look.logo, "language": theme_language(look.language, theme)}
    usual = {"language": "en", **theme}
    return {key: value for key, value in own.items() if value and usual.get(key) != value}


def theme_language(language: str, theme: Mapping[str, object]) -> str | None:
    """Return the name that Material has for a language, or for the one that it is a form of; None where the theme is
    another, or knows neither."""
    found = find_spec(_MATERIAL) if theme.get("name") == _MATERIAL else None
    folders = found.submodule_search_locations if found else None
    files = (file for folder in folders or () for file in Path(folder, _LANGUAGES).glob("*.html"))
    known = {file.stem.lower(): file.stem for file in files}
    return next((known[name.lower()] for name in catalogue_names(language) if name.lower() in known), None)


def is_for_search(plugin: object) -> bool:
    """Tell whether a plugin is the search of the theme."""
    return plugin in ("search", f"{_MATERIAL}/search")


def searches_in(wanted: object, language: str) -> bool:
    """Tell whether a search that is set to one language, or to several, finds the words of a handbook in one."""
    named = wanted if isinstance(wanted, list | tuple) else [wanted]
    return any(str(name).partition("-")[0] == language.partition("-")[0] for name in named)


def _full_name(brand: str, name: str) -> str:
    """A site whose name has the brand in it already keeps it."""
    return name if brand.casefold() in name.casefold() else " · ".join(filter(None, (brand, name)))


def as_yaml(config: Mapping[str, object]) -> str:
    """Return settings as YAML, which JSON is too, once some characters and Python objects are spelled out."""
    # A fresh mark each time, so that no text in the settings can pass for the name of a Python object.
    mark = secrets.token_hex(16)
    text = json.dumps(_plain(dict(config), mark, ()), indent=2, ensure_ascii=False)
    text = re.sub(rf'"{mark}([\w.]+)"', r'!!python/name:\1 ""', text)
    return _NOT_FOR_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _plain(value: object, mark: str, path: tuple[object, ...]) -> object:
    """Return a setting as JSON can hold it; extensions are configured with functions, which YAML can name."""
    if isinstance(value, dict):
        return {key: _plain(entry, mark, (*path, key)) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, mark, path) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if name := _name(value):
        return mark + name
    setting = ": ".join(map(str, path))
    kind = type(value).__qualname__
    message = f"the setting {setting!r} is a Python object of type {kind}, which a plain mkdocs.yml cannot hold"
    hint = "write a text, a number, a list, or a function by its name: !!python/name:package.module.function"
    raise WorkspaceError([Problem(Location("mkdocs.yml"), "unwritable-setting", message, hint)])


def _name(value: object) -> str | None:
    """Return the name by which a settings file can refer to an object, if it has one that leads back to it."""
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if module is None or name is None or getattr(sys.modules.get(module), name, None) is not value:
        return None
    return f"{module}.{name}"


def plugins_for(plugins: object, client: str) -> list[object]:
    """Return the plugins of a settings file, with ours told which client to show."""
    if isinstance(plugins, Mapping):
        plugins = [{name: options or {}} for name, options in plugins.items()]
    told: list[object] = []
    for entry in plugins if isinstance(plugins, list) else []:
        options = entry.get(PLUGIN) if isinstance(entry, Mapping) else None
        is_ours = entry == PLUGIN or (isinstance(entry, Mapping) and PLUGIN in entry)
        told.append({PLUGIN: {**(options or {}), "client": client}} if is_ours else entry)
    return told


def _in_language(plugin: object, language: str) -> object:
    """A search that is set to other languages takes that of the theme."""
    (name, options), *more = plugin.items() if isinstance(plugin, Mapping) else ((plugin, None),)
    if more or not (is_for_search(name) and isinstance(options, Mapping)) or searches_in(options.get("lang"), language):
        return plugin
    return {name: {key: value for key, value in options.items() if key != "lang"}}


def _without_ours(plugins: object) -> list[object]:
    if isinstance(plugins, Mapping):
        return [{name: options or {}} for name, options in plugins.items() if name != PLUGIN]
    entries = plugins if isinstance(plugins, list) else []
    return [entry for entry in entries if entry != PLUGIN and not (isinstance(entry, Mapping) and PLUGIN in entry)]
