"""Turn the settings file of a workspace into one that any builder of Markdown sites can read."""

import json
import re
import secrets
import sys
from collections.abc import Mapping
from datetime import date

from ..core.problems import Location, Problem, WorkspaceError
from .tree import Look, Tree, as_html, nav_data

PLUGIN = "turnabout"
ESCAPED = ("site_name", "site_description", "site_author")
"""Settings that themes print raw."""

_DROPPED = ("docs_dir", "site_dir", "nav", "plugins", "watch", "hooks", "dev_addr")
_NOT_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain_config(config: Mapping[str, object], tree: Tree) -> dict[str, object]:
    """Return settings for a staged folder: the workspace's own, with navigation and brand and without our plugin."""
    kept = {key: value for key, value in config.items() if key not in _DROPPED}
    staged = {**kept, **look_settings(tree.look, kept)}
    if tree.look.logo:
        theme = kept.get("theme")
        staged["theme"] = {**(theme if isinstance(theme, Mapping) else {"name": theme}), "logo": tree.look.logo}
    for key in ESCAPED:
        if isinstance(text := staged.get(key), str):
            staged[key] = as_html(text)
    plugins = _without_ours(config.get("plugins"))
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


def _without_ours(plugins: object) -> list[object]:
    if isinstance(plugins, Mapping):
        return [{name: options or {}} for name, options in plugins.items() if name != PLUGIN]
    entries = plugins if isinstance(plugins, list) else []
    return [entry for entry in entries if entry != PLUGIN and not (isinstance(entry, Mapping) and PLUGIN in entry)]
