"""What readers are shown of an assessment that was answered: its result, and what led to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..planning.assessment import Reason, Verdict
from ..text.labels import Labels
from ..text.markdown_tree import as_text
from ..text.pieces import Text, plain_text


@dataclass(frozen=True, slots=True)
class ReasonContent:
    """Why a rule spoke, and each answer that it went by, before its question."""

    text: Text
    answers: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class VerdictContent:
    """The result of an assessment; `score` is None where nothing is scored."""

    title: str
    means: Text
    score: str | None
    reason: ReasonContent
    warnings: tuple[ReasonContent, ...]
    fixes: tuple[Text, ...]
    next: Text
    labels: Mapping[str, str]


def verdict_content(verdict: Verdict, labels: Labels) -> VerdictContent:
    """Return what is shown of a verdict."""
    result, gettext = verdict.result, labels.gettext
    return VerdictContent(
        title=result.title,
        means=as_text(result.means),
        score=None if verdict.score is None else gettext("Total: {score}", score=labels.whole(verdict.score)),
        reason=_reason(verdict.reason, labels),
        warnings=tuple(_reason(warning, labels) for warning in verdict.warnings),
        fixes=tuple(map(as_text, verdict.fixes)),
        next=as_text(result.next),
        labels={
            "reason": gettext("Reason:"),
            "warning": gettext("Warning:"),
            "fixes": gettext("Put right first:"),
            "next": gettext("What to do next:"),
        },
    )


def _reason(reason: Reason, labels: Labels) -> ReasonContent:
    words = {"yes": labels.gettext("Yes"), "no": labels.gettext("No")}
    answers = (
        labels.richtext("{answer}: {question}", answer=plain_text(words.get(answer, answer)), question=as_text(ask))
        for ask, answer in reason.answers
    )
    return ReasonContent(as_text(reason.because), tuple(answers))
