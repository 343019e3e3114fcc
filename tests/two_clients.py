"""Two clients that have everything a client can have, for tests of what keeps them apart."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from house import make_workspace

ACME, BIRCH = "curricula/clients/acme", "curricula/clients/birch"
MKDOCS = """\
site_name: Garden swap
theme:
  name: material
  font: false
markdown_extensions: [attr_list, md_in_html, tables]
plugins:
  - search
  - offline
  - turnabout:
      curriculum: garden-swap
      papers: [a4]
"""
OF_BIRCH = """\
client: birch
base: garden-swap@1.2
brand:
  name: Birch and Daughters
  logo: assets/logo.svg
  colour: "#1b6b46"
contacts:
  host:
    name: Oda Lind, the greenhouse
    how: Ring 01632 960 418, or write to oda.lind@birch.example if nobody answers.
    for: Keys and frost
changes:
  - replace: ground-rules/water
    with: {text: We water at six in the morning.}
  - remove: compost/activities/second-row
    why: The heap behind the greenhouse is far too small for two.
  - set: seeds/prompts/mentor/q2
    to: Which {mentoree} buried the silver spoon last spring?
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9"
  i:export-filename="/home/berta/clients/{name}/logo.png"><!-- drawn by Berta --><path d="M0 0h9v9z"/></svg>
"""


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(about: str) -> bytes:
    """Return a PNG of one point that tells something about itself."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0\x8a\x2a\x5b")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"tEXt", b"Comment\0" + about.encode()) + drawn


FILES: Mapping[str, str | bytes] = {
    "mkdocs.yml": MKDOCS,
    f"{BIRCH}/client.yml": OF_BIRCH,
    f"{BIRCH}/assets/logo.svg": LOGO.format(name="birch"),
    f"{BIRCH}/content/mentor/greenhouse.md": "---\ntitle: In the greenhouse\n---\n\n![Heap](heap.png)\n\n"
    "Frost comes early behind the northern wall.\nBring the fleece before {a mentor} has to ask for it.\n",
    f"{BIRCH}/content/mentor/heap.png": picture("/home/berta/clients/birch/heap.xcf"),
    f"{ACME}/content/mentor/shed.png": picture("/home/berta/clients/acme/shed.xcf"),
    f"{ACME}/content/mentor/welcome.md": "---\ntitle: Welcome to the garden\n---\n\n![Shed](shed.png)\n\n"
    "{A mentor} finds the key under the pot.\n",
}


def make_two(folder: Path, more: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a workspace with the clients acme, acme/leaders and birch into a folder."""
    root = make_workspace(folder, "clients")
    for path, content in {**FILES, **(more or {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return root
