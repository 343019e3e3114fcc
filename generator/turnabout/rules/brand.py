"""The colour of a brand can be read on white, and white on it."""

from collections.abc import Iterator
from math import floor

from ..media.contrast import TEXT, contrast, nearest_passing
from ..model.curriculum import Curriculum
from .rule import CurriculumRule, Finding

_WHITE = "#ffffff"


def _low_contrast(curriculum: Curriculum) -> Iterator[Finding]:
    colour = curriculum.brand.colour if curriculum.brand else None
    if colour and (ratio := contrast(colour, _WHITE)) < TEXT:
        shown = floor(ratio * 100) / 100  # 4.499 is not yet 4.5
        message = f"colour {colour!r} has a contrast of {shown} to 1 with white; a text needs {TEXT} to 1"
        yield Finding(("brand", "colour"), message, f'write "{nearest_passing(colour)}", the nearest that has it')


RULES = (CurriculumRule("low-contrast", frozenset(), _low_contrast),)
