"""Turn the settings file of a workspace into one that any builder of Markdown sites can read."""

import json
import re
import secrets
from collections.abc import Mapping
from datetime import date

from ..problems import Location, Problem, WorkspaceError
from .tree import NavItem, as_html, nav_data

PLUGIN = "turnabout"
ESCAPED = ("site_name", "site_description", "site_author")
"""Settings that themes print raw."""

_DROPPED = ("docs_dir", "site_dir", "nav", "plugins", "watch", "hooks", "dev_addr")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_NOT_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain_config(config: Mapping[str, object], nav: tuple[NavItem, ...]) -> dict[str, object]:
    """Return settings for a staged folder: the workspace's own, with its navigation and without our plugin."""
    staged = {key: value for key, value in config.items() if key not in _DROPPED}
    for key in ESCAPED:
        if isinstance(text := staged.get(key), str):
            staged[key] = as_html(text)
    plugins = _without_ours(config.get("plugins"))
    return {**staged, "docs_dir": "docs", "site_dir": "site", "nav": nav_data(nav), "plugins": plugins}


def as_yaml(config: Mapping[str, object]) -> str:
    """Return settings as YAML, which JSON is too, once some characters and Python objects are spelled out."""
    # A fresh mark each time, so that no text in the settings can pass for the name of a Python object.
    mark = secrets.token_hex(16)
    text = json.dumps(config, indent=2, ensure_ascii=False, default=lambda value: _spelled(value, mark))
    text = re.sub(rf'"{mark}([\w.]+)"', r'!!python/name:\1 ""', text)
    return _NOT_FOR_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _spelled(value: object, mark: str) -> str:
    """Extensions are configured with functions, which a settings file can name."""
    if isinstance(value, date):
        return value.isoformat()
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if module is None or name is None:
        message = f"{_ADDRESS.sub('', repr(value))} cannot be written into a plain mkdocs.yml"
        raise WorkspaceError([Problem(Location("mkdocs.yml"), "unwritable-setting", message)])
    return f"{mark}{module}.{name}"


def _without_ours(plugins: object) -> list[object]:
    if isinstance(plugins, Mapping):
        return [{name: options or {}} for name, options in plugins.items() if name != PLUGIN]
    entries = plugins if isinstance(plugins, list) else []
    return [entry for entry in entries if entry != PLUGIN and not (isinstance(entry, Mapping) and PLUGIN in entry)]
