"""Read a page as builders of sites do."""

from markdown import Markdown

_EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
)  # fmt: skip
_OPTIONS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}


def rendered(markdown: str) -> str:
    """Return the HTML of a page, whatever a workspace turns on: what is refused does not depend on its settings."""
    reader = Markdown(extensions=list(_EXTENSIONS), extension_configs=_OPTIONS)
    return str(reader.convert(markdown))
