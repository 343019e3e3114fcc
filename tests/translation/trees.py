"""Small trees and catalogues for tests of translations."""

from collections.abc import Mapping

from hypothesis import strategies as st

from turnabout.core.nodes import Table
from turnabout.sources.yaml_reader import read_yaml
from turnabout.translation.catalogue import Catalogue, CatalogueEntry, catalogue_text, read_catalogue

TERMS = """
language: en
terms:
  mentor: {one: adviser, many: advisers, means: Advises.}
  pair: {one: pair, many: pairs, means: Two people.}
"""


def tree(text: str) -> Table:
    """Return a tree of YAML."""
    node, problems = read_yaml(text, "a.yml")
    assert isinstance(node, Table)
    assert not problems
    return node


def rules(texts: Mapping[str, str], formerly: Mapping[str, str] | None = None) -> Table:
    """Return a curriculum of two terms and ground rules: text by id, and former id by id."""
    former = formerly or {}
    lines = [TERMS, "ground-rules:" if texts else ""]
    for name, text in texts.items():
        extra = f", formerly: [{former[name]}]" if name in former else ""
        lines.append(f"  {name}: {{text: {quoted(text)}{extra}}}")
    return tree("\n".join(lines))


def quoted(text: str) -> str:
    """Return a text in double quotes for YAML."""
    return '"' + "".join(c if c.isalnum() or c in " .,{}@[]" else f"\\U{ord(c):08x}" for c in text) + '"'


def catalogue(*entries: CatalogueEntry) -> Catalogue:
    """Return a catalogue."""
    return Catalogue("fr.po", entries)


def read_again(made: Catalogue) -> Catalogue:
    """Write a catalogue and read it."""
    read, problems = read_catalogue(catalogue_text(made, "fr").encode(), "fr.po")
    assert not problems
    return read


# what YAML can hold in quotes, but for lone surrogates and the byte order mark
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1, max_size=200).filter(
    lambda text: text.strip() != ""
)
PLAIN = st.sampled_from(["", "Bonjour.", "Bonsoir.", "Une très longue phrase, avec des mots et des mots. " * 4])
IDS = st.sampled_from(["a", "b", "c", "d"])
