"""Finish the data of the papers that show the ground rules."""

from ..content.contacts import ask_text
from ..content.words import first_sentence, inline, readable
from ..model.curriculum import Curriculum
from ..text.markdown_tree import read_inline


def rules_data(curriculum: Curriculum) -> dict[str, object]:
    """Return all ground rules in their order, each in full, by its first sentence and by its name."""
    return {
        "id": "ground-rules",
        "ask_text": ask_text(curriculum),
        "rules": [
            {
                "name": readable(name),
                "text": read_inline(rule.text),
                "short": first_sentence(rule.text),
                "why": inline(rule.why),
                "locked": rule.lock == "locked",
            }
            for name, rule in curriculum.ground_rules.items()
        ],
    }
