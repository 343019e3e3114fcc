"""A small client of the small workspace, for the commands that look after clients."""

import shutil
from collections.abc import Mapping
from pathlib import Path

CLIENT = "curricula/clients/acme/client.yml"
LOCK = "curricula/clients/acme/client.lock"
BASE = "curricula/baking-swap/curriculum.yml"
LAYER = "curricula/layers/rye.yml"

FILES = {
    CLIENT: """\
client: acme
base: baking-swap@0.1              # the version we know
layers: [rye]
session: 45
changes:
  - set: ground-rules/share-the-end/text
    to: The end piece is for the dog.
  - remove: ground-rules/share-the-end/say
  - set: tea-round/title
    to: Coffee round
    expects: Tea round
  - add: ground-rules
    after: no-photos
    item: {id: no-phones, text: Phones stay in the bread box.}
""",
    "curricula/clients/acme/variants/leaders.yml": """\
variant: leaders
changes:
  - set: ground-rules/no-phones/text
    to: Phones stay with the driver.
""",
    "curricula/clients/acme/content/mentor/index.md": "---\ntitle: Ours\n---\n\nAsk before you bake.\n",
    LAYER: """\
layer: rye
base: baking-swap@0.1
changes:
  - set: glossary/levain/word
    to: Sourdough
""",
}


def make_acme(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write the client, its variant, its layer and its page into a workspace."""
    for path, text in {**FILES, **(files or {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    return root


def reword(root: Path, path: str, old: str, new: str) -> None:
    """Put other words into a file, where the old ones stand once."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def copied(root: Path, to: Path) -> Path:
    """Return a copy of a workspace."""
    return Path(shutil.copytree(root, to))
