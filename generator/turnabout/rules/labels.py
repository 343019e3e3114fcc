"""What a curriculum says for labels of the tool belongs to one that there is, and has its places."""

from collections.abc import Iterator

from ..core.problems import did_you_mean
from ..model.curriculum import Curriculum
from ..sources.label_names import label_names, misplaced, places_in
from .rule import CurriculumRule, Finding


def _unknown_label(curriculum: Curriculum) -> Iterator[Finding]:
    for label in curriculum.labels:
        if label not in label_names():
            hint = did_you_mean(label, label_names()) or "editors list the labels; see turnabout schema"
            yield Finding(("labels", label), f"{label!r} is no label of pages or papers", hint, at_key=True)


def _misplaced(curriculum: Curriculum) -> Iterator[Finding]:
    for label, text in curriculum.labels.items():
        if label in label_names() and (wrong := misplaced(label, text)):
            places = ", ".join(f"{{{name}}}" for name in sorted(places_in(label) or ()))
            hint = f"keep its places: {places}" if places else "write it without braces"
            yield Finding(("labels", label), f"what is said for {label!r} {wrong}", hint)


RULES = (
    CurriculumRule("unknown-label", frozenset(), _unknown_label, is_needed=True),
    CurriculumRule("references-differ", frozenset(), _misplaced, is_needed=True),
)
