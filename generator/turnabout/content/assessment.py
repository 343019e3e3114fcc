"""What readers are shown of the assessments, which authors call checks: questions, rules and results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.base import Id
from ..model.check import Check, Item, Rule
from ..model.curriculum import Curriculum
from ..planning.assessment import HIGHEST, assess
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .example_answers import example_answers, example_file


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One of the list; `id` is `cost` for the estimate of the cost."""

    id: Id
    title: str
    purpose: Text
    size: str


@dataclass(frozen=True, slots=True)
class AssessmentList:
    """All assessments, and the cost after them."""

    title: str
    intro: Text
    rows: tuple[AssessmentRow, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its number; `gate` says what its score must reach."""

    id: Id
    number: str
    ask: Text
    answer: Literal["yes-no", "score"]
    gate: str | None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line of a list to go down: what must hold, the id and the title of the result or else a warning, and why."""

    id: Id
    when: Text
    result_id: Id | None
    result: str | None
    warning: Text | None
    because: Text


@dataclass(frozen=True, slots=True)
class ResultContent:
    """What an assessment can come to."""

    id: Id
    title: str
    means: Text
    next: Text


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do where the question of this number falls short."""

    number: str
    is_gate: bool
    text: Text


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """An assessment to answer and to work out by hand; `total` names the sum where there are scores."""

    id: Id
    title: str
    facts: tuple[str, ...]
    purpose: Text
    how: Text
    caveat: Text | None
    questions: tuple[Question, ...]
    total: str | None
    has_gates: bool
    rules: tuple[RuleLine, ...]
    otherwise: RuleLine
    warnings: tuple[RuleLine, ...]
    results: tuple[ResultContent, ...]
    fixes: tuple[Fix, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CommandContent:
    """How the computer works an assessment out: a file of answers to start from, and the result that it comes to."""

    title: str
    write: Text
    start: str
    example: str
    comes_to: str
    result_id: Id
    result: str


def assessment_list(curriculum: Curriculum) -> AssessmentList:
    """Return the list of all assessments."""
    labels, cost = labels_of(curriculum), curriculum.cost
    rows = [
        AssessmentRow(name, check.title, as_text(check.purpose), _size(labels, check))
        for name, check in curriculum.checks.items()
    ]
    if cost:
        size = labels.ngettext("Hours and {number} set of rates", "Hours and {number} sets of rates", len(cost.rates))
        rows.append(AssessmentRow("cost", cost.title, as_text(cost.purpose), size))
    return AssessmentList(
        title=labels.gettext("Checks"),
        intro=as_text(
            labels.gettext(
                "Answer the questions, and the rules say what follows and why. "
                "Each check works on this site, on paper, and with the command `turnabout assess`."
            )
        ),
        rows=tuple(rows),
        labels={"check": labels.gettext("Check"), "size": labels.gettext("Size")},
    )


def assessment_content(curriculum: Curriculum, name: Id) -> AssessmentContent:
    """Return what is shown of one assessment."""
    labels, check = labels_of(curriculum), curriculum.checks[name]
    writer = _Writer(check, labels)
    most = HIGHEST * sum(item.answer == "score" for item in check.items.values())
    return AssessmentContent(
        id=name,
        title=check.title,
        facts=(
            _size(labels, check),
            labels.ngettext("up to {number} point", "up to {number} points", most) if most else "",
        ),
        purpose=as_text(check.purpose),
        how=as_text(check.how),
        caveat=as_text(check.caveat) if check.caveat else None,
        questions=tuple(map(writer.question, check.items)),
        total=labels.gettext("Total of {most}", most=labels.whole(most)) if most else None,
        has_gates=any(item.gate is not None for item in check.items.values()),
        rules=tuple(writer.rule(name, rule) for name, rule in check.rules.items() if rule.result),
        otherwise=writer.otherwise(),
        warnings=tuple(writer.rule(name, rule) for name, rule in check.rules.items() if rule.warning),
        results=tuple(
            ResultContent(name, result.title, as_text(result.means), as_text(result.next))
            for name, result in check.results.items()
        ),
        fixes=tuple(writer.fix(name, item.fix) for name, item in check.items.items() if item.fix),
        labels=_labels(labels),
    )


def command_content(curriculum: Curriculum, name: Id) -> CommandContent:
    """Return what is said of the command that works an assessment out."""
    check, gettext = curriculum.checks[name], labels_of(curriculum).gettext
    answers = example_answers(check)
    verdict = assess(check, answers)
    return CommandContent(
        title=gettext("Let the computer work it out"),
        write=as_text(gettext("Write your answers into a file, for example `answers.yml`, and run:")),
        start=gettext("It prints the result and the reasons. You can start from this file:"),
        example=example_file(check, answers),
        comes_to=gettext("What this file comes to"),
        result_id=verdict.result_id,
        result=verdict.result.title,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    check: Check
    labels: Labels

    def question(self, name: Id) -> Question:
        item = self.check.items[name]
        return Question(name, self._number(name), as_text(item.ask), item.answer, self._gate(item))

    def rule(self, name: Id, rule: Rule) -> RuleLine:
        return RuleLine(
            id=name,
            when=self._when(rule),
            result_id=rule.result,
            result=self.check.results[rule.result].title if rule.result else None,
            warning=as_text(rule.warning) if rule.warning else None,
            because=as_text(rule.because),
        )

    def otherwise(self) -> RuleLine:
        name = self.check.otherwise
        return RuleLine(
            id="otherwise",
            when=as_text(self.labels.gettext("If no line above fits")),
            result_id=name,
            result=self.check.results[name].title,
            warning=None,
            because=as_text(self.check.otherwise_because),
        )

    def fix(self, name: Id, text: str) -> Fix:
        return Fix(self._number(name), self.check.items[name].gate is not None, as_text(text))

    def _when(self, rule: Rule) -> Text:
        """Return what must hold, as the beginning of a sentence."""
        gettext, conditions = self.labels.gettext, self._conditions(rule)
        if not conditions:
            return as_text(gettext("In every case"))
        *before, last = conditions
        held = (
            gettext("{conditions}, and {condition}", conditions=", ".join(before), condition=last) if before else last
        )
        return as_text(gettext("If {conditions}", conditions=held))

    def _conditions(self, rule: Rule) -> Sequence[str]:
        gettext, whole = self.labels.gettext, self.labels.whole
        found = [self._answered(rule, "yes"), self._answered(rule, "no")]
        if rule.gate_failed:
            found.append(gettext("any **gate** is below what it needs"))
        if rule.score_below is not None:
            found.append(gettext("the total is **below {score}**", score=whole(rule.score_below)))
        if rule.score_from is not None:
            found.append(gettext("the total is **{score} or more**", score=whole(rule.score_from)))
        return [condition for condition in found if condition]

    def _answered(self, rule: Rule, answer: Literal["yes", "no"]) -> str:
        """Return which questions must have this answer; nothing where none must."""
        names = [name for name, wanted in rule.when.items() if wanted == answer]
        questions = self.labels.listed(map(self._number, self._in_order(names)))
        if not names:
            return ""
        if answer == "yes":
            return self.labels.ngettext(
                "question {questions} is **yes**", "questions {questions} are **yes**", len(names), questions=questions
            )
        return self.labels.ngettext(
            "question {questions} is **no**", "questions {questions} are **no**", len(names), questions=questions
        )

    def _in_order(self, names: Iterable[Id]) -> Sequence[Id]:
        wanted = set(names)
        return [name for name in self.check.items if name in wanted]

    def _number(self, name: Id) -> str:
        return self.labels.whole(list(self.check.items).index(name) + 1)

    def _gate(self, item: Item) -> str | None:
        if item.gate is None:
            return None
        return self.labels.gettext("Gate: at least {score}", score=self.labels.whole(item.gate))


def _size(labels: Labels, check: Check) -> str:
    return labels.ngettext("{number} question", "{number} questions", len(check.items))


def _labels(labels: Labels) -> Mapping[str, str]:
    """Return the headings, the names of columns, and what stands before answers."""
    gettext = labels.gettext
    return {
        "how": gettext("How"),
        "answered_by": gettext("Answered by"),
        "questions": gettext("Questions"),
        "number": gettext("No."),
        "question": gettext("Question"),
        "answer": gettext("Answer"),
        "reason": gettext("Reason"),
        "gates": gettext("All gates hold"),
        "rules": gettext("What the answers come to"),
        "go_down": gettext("Go down the list. The first line that fits gives the result."),
        "warnings": gettext("Warnings"),
        "look": gettext("Look at each line, whatever the result is."),
        "results": gettext("Results"),
        "result": gettext("Result"),
        "next": gettext("What to do next"),
        "fixes": gettext("What to do about a line that falls short"),
        "gate": gettext("Gate."),
        "trust": gettext("How far to trust it"),
    }
