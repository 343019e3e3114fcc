"""Labels: the tool's own words for readers, in another language or said in another way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field as Key

from .base import Text, Title


@dataclass(frozen=True, slots=True)
class LabelCatalogue:
    """Labels in a language, each by its name: one text, or one for each of its plural forms.

    `plural` is the rule that tells which form a number takes, as gettext writes it: `n != 1`.
    """

    texts: Mapping[str, tuple[str, ...]]
    plural: str


OwnLabels = Annotated[
    Mapping[Title, Text],
    Key(
        description="Labels of the tool that you say in another way, by the English ones, in the language of the "
        "curriculum. Where a label has several uses, each has its own entry: `What (agenda)`.",
        examples=[{"Whom to ask:": "Questions go to:"}],
    ),
]
