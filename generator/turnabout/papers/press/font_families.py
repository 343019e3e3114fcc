"""Tell templates the families of the fonts that a brand adds."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .failure import TypesettingError


def family_files(folder: Path, known: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the file that theme.typ reads families from, in the order in which the brand of a folder names its fonts.

    `known` are the families of the fonts that Typst has read, by the names of their files; raises `TypesettingError`
    for a font that it has not.
    """
    brand = folder / "brand.json"
    named = json.loads(brand.read_bytes()).get("fonts", {}) if brand.is_file() else {}
    unread = [name for path, name in named.items() if PurePosixPath(path).name not in known]
    if unread:
        raise TypesettingError(f"the font {unread[0]!r} cannot be read", "take another file of it, as TTF or OTF")
    families = dict.fromkeys(known[PurePosixPath(path).name] for path in named)
    return {"families.json": json.dumps(list(families), ensure_ascii=False).encode()}
