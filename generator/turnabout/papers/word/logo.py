"""Make the logo of a brand a picture that every Word can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...media.pictures import Picture
from ..press.typesetting import as_png

_TALL, _WIDE = 9, 50
"""Millimetres at most, so that the head of a page has room for it."""

_PIXELS = 400
_MILLIMETRE = 36_000
"""In the unit that Word measures pictures in, of which an inch has 914,400."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as PNG, its width and height as Word counts, and what it shows in words."""

    data: bytes
    width: int
    height: int
    alt: str


def logo_of(picture: Picture, name: str | None, fonts: Sequence[Path]) -> Logo:
    """Return a logo as it stands in Word files; raises `TypesettingError` where it cannot be drawn."""
    data = as_png(picture, _PIXELS, fonts)
    # The first chunk of a PNG tells its size (PNG, 3rd edition, 11.2.1).
    wide, tall = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    scale = min(_TALL / tall, _WIDE / wide) * _MILLIMETRE
    return Logo(data, round(wide * scale), round(tall * scale), name or "Logo")
