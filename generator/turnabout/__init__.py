"""Turn a curriculum written in YAML into a handbook site and printable session papers."""

__version__ = "0.1.0"
