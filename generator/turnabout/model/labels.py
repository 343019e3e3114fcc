"""Labels: the tool's own words for readers, in another language or said in another way."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelCatalogue:
    """Labels in a language, each by its name: one text, or one for each of its plural forms.

    `plural` is the rule that tells which form a number takes, as gettext writes it: `n != 1`.
    """

    texts: Mapping[str, tuple[str, ...]]
    plural: str
