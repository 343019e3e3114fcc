"""What a brand changes on papers: a colour and its tint, a name, a logo and fonts."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from ..content.draft import draft_mark
from ..media.contrast import in_hue_of, nearest_passing
from ..media.pictures import Picture
from ..media.typefaces import Typeface
from ..model.brand import Brand
from ..planning.handbook import Handbook
from ..text.labels import labels_of
from .press.template_folder import words_files

BrandData = Mapping[str, str | Mapping[str, str] | None]

_TINT = "#edf3f4"
"""What theme.typ has behind a block of text, which takes the hue of the brand."""


def brand_data(handbook: Handbook) -> BrandData | None:
    """Return what templates/print/brand.json holds, or None for the one that ships; logo and fonts by paths that tell
    their contents."""
    brand = handbook.curriculum.brand
    if brand is None and not handbook.undecided:
        return None
    draft = draft_mark(labels_of(handbook.curriculum)) if handbook.undecided else None
    return dressed(brand or Brand(), handbook.logo, handbook.fonts, draft)


def brand_files(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the files of a brand, and of a language, by their paths in the folder of templates."""
    data = brand_data(handbook)
    brand = {} if data is None else files_of(data, handbook.logo, handbook.fonts)
    return {**brand, **words_files(labels_of(handbook.curriculum))}


def dressed(brand: Brand, logo: Picture | None, fonts: Sequence[Typeface] = (), draft: str | None = None) -> BrandData:
    """Return what brand.json holds for a brand; `draft` is a mark that stands on every page."""
    tint = in_hue_of(_TINT, brand.colour) if brand.colour else None
    return {
        "draft": draft,
        "name": brand.name,
        "colour": nearest_passing(brand.colour, on=tint) if brand.colour and tint else None,
        "tint": tint,
        "logo": f"/brand/{hashlib.sha256(logo.data).hexdigest()[:16]}.{logo.kind}" if logo else None,
        "fonts": {_path(font): font.name for font in fonts},
    }


def files_of(data: BrandData, logo: Picture | None, fonts: Sequence[Typeface] = ()) -> Mapping[str, bytes]:
    """Return brand.json, the logo and the fonts by their paths in the folder of templates."""
    path = data["logo"]
    pictures = {path.lstrip("/"): logo.data} if isinstance(path, str) and logo else {}
    faces = {_path(font): font.data for font in fonts}
    return {**pictures, **faces, "brand.json": json.dumps(data, ensure_ascii=False).encode()}


def _path(font: Typeface) -> str:
    return f"fonts/brand/{font.digest}.{font.kind}"
