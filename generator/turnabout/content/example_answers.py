"""Write answers to an assessment that a reader can start from."""

from textwrap import wrap

from ..model.check import Check
from ..planning.assessment import Answers
from ..text.escaping import clean
from ..text.markdown_tree import plain

_OPPOSITE = {"yes": "no", "no": "yes"}
_WIDTH = 70


def example_answers(assessment: Check) -> Answers:
    """Return answers that pass every rule by as far as one answer each can: the opposite of what the first rule about
    it asks, and a 2 for each score."""
    wanted: dict[str, str] = {}
    for rule in assessment.rules.values():
        for name, answer in rule.when.items():
            wanted.setdefault(name, answer)
    return {
        name: "2" if item.answer == "score" else _OPPOSITE[wanted.get(name, "no")]
        for name, item in assessment.items.items()
    }


def example_file(assessment: Check, answers: Answers) -> str:
    """Return the answers as the file that the command reads, with each question above its answer."""
    return "\n\n".join(f"{_comment(item.ask)}\n{name}: {answers[name]}" for name, item in assessment.items.items())


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in wrap(clean(plain(text)), _WIDTH))
