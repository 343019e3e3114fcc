"""A form asks nothing that it promises not to ask."""

import re
from collections.abc import Iterator

from ..model.curriculum import Curriculum
from .rule import CurriculumRule, Finding


def _forbidden_question(curriculum: Curriculum) -> Iterator[Finding]:
    for form_id, form in curriculum.forms.items():
        for name, field in form.fields.items():
            asked = set(re.findall(r"[^\W\d_]+", f"{name} {field.label}".lower()))
            for word, why in form.never_asks.items():
                if {word, form.never_asks_words.get(word, word).lower()} & asked:
                    yield Finding(
                        ("forms", form_id, "fields", name),
                        f"the form never asks for {word!r}, and {name!r} does: {why}",
                        "take the field out",
                        at_key=True,
                    )


RULES = (
    CurriculumRule("forbidden-question", {"never-asks", "never-asks-words", "fields", "label"}, _forbidden_question),
)
