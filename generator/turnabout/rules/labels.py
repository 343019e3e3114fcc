"""What a curriculum says for labels of the tool belongs to one that there is, and has its places."""

from collections.abc import Iterator

from ..core.problems import did_you_mean, one_of
from ..model.curriculum import Curriculum
from ..sources.label_names import label_names, misplaced, places_in
from .rule import CurriculumRule, Finding


def _unknown_label(curriculum: Curriculum) -> Iterator[Finding]:
    for label in curriculum.labels:
        if label not in label_names():
            yield Finding(("labels", label), f"{label!r} is no label of pages or papers", _meant(label), at_key=True)


def _meant(label: str) -> str:
    uses = [name for name in label_names() if name.startswith(f"{label} (")]
    if uses:
        return f"say where: {one_of(uses)}"
    return did_you_mean(label, label_names()) or "editors list the labels; see turnabout schema"


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
