"""What a brand changes on papers: a colour and its tint, a name and a logo."""

import hashlib
import json
from collections.abc import Mapping

from ..contrast import in_hue_of, nearest_passing
from ..model.brand import Brand
from ..pictures import Picture
from ..planning.handbook import Handbook

_TINT = "#edf3f4"
"""What theme.typ has behind a block of text, which takes the hue of the brand."""

_DRAFT = "Draft: not to be handed out"


def brand_data(handbook: Handbook) -> dict[str, str | None] | None:
    """Return what templates/print/brand.json holds, or None for the one that ships; the logo by a path that tells its
    contents."""
    brand = handbook.curriculum.brand
    if brand is None and not handbook.undecided:
        return None
    return dressed(brand or Brand(), handbook.logo, _DRAFT if handbook.undecided else None)


def brand_files(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the files of a brand by their paths in the folder of templates."""
    data = brand_data(handbook)
    return {} if data is None else files_of(data, handbook.logo)


def dressed(brand: Brand, logo: Picture | None, draft: str | None = None) -> dict[str, str | None]:
    """Return what brand.json holds for a brand; `draft` is a mark that stands on every page."""
    tint = in_hue_of(_TINT, brand.colour) if brand.colour else None
    return {
        "draft": draft,
        "name": brand.name,
        "colour": nearest_passing(brand.colour, on=tint) if brand.colour and tint else None,
        "tint": tint,
        "logo": f"/brand/{hashlib.sha256(logo.data).hexdigest()[:16]}.{logo.kind}" if logo else None,
    }


def files_of(data: Mapping[str, str | None], logo: Picture | None) -> Mapping[str, bytes]:
    """Return brand.json and the logo by their paths in the folder of templates."""
    path = data["logo"]
    pictures = {path.lstrip("/"): logo.data} if path and logo else {}
    return {**pictures, "brand.json": json.dumps(data, ensure_ascii=False).encode()}
