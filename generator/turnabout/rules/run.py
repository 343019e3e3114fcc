"""Run every rule over a curriculum and its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..core.nodes import Node, Path, key_place, place
from ..core.problems import Problem
from ..model.curriculum import Curriculum
from ..model.rulebook import Waiver
from ..model.wording import Term
from ..sources.prose_files import WrittenPage
from . import agenda, answers, assessments, brand, forms, labels, objectives, order, references
from .coverage import uncovered_requirements
from .evidence import evidence_problems
from .language import language_problems
from .passages import Passage
from .rule import CurriculumRule, Finding
from .scope import Scope
from .terms import bare_terms
from .written_pages import page_problems

_OF_THE_WHOLE: tuple[CurriculumRule, ...] = (
    *references.RULES, *order.RULES, *agenda.RULES, *brand.RULES, *labels.RULES,
)  # fmt: skip
_OF_ONE_ITEM: tuple[CurriculumRule, ...] = (*objectives.RULES, *answers.RULES, *forms.RULES, *assessments.RULES)
"""Rules that look at one module, form or check at a time."""
RULES: tuple[CurriculumRule, ...] = (*_OF_THE_WHOLE, *_OF_ONE_ITEM)


@dataclass(frozen=True, slots=True)
class Subject:
    """All that the rules look at.

    `unsure` are paths whose values are stand-ins; without `today` nothing is overdue; with a `scope` the curriculum is
    a client's, pages and passages are its own, and the base is taken to be in order. A base has its tree as `typed`,
    before terms are spelled out.
    """

    curriculum: Curriculum
    node: Node
    unsure: tuple[Path, ...]
    pages: tuple[WrittenPage, ...]
    passages: tuple[Passage, ...]
    today: date | None
    scope: Scope | None = None
    typed: Node | None = None


def check_rules(subject: Subject) -> tuple[Problem, ...]:
    """Return a problem for each breach that no waiver allows, and one for each waiver that allows nothing."""
    breaches = (*_breaches_of_rules(subject), *_breaches_in_texts(subject))
    waivers = subject.curriculum.waivers
    used: set[str] = set()
    kept = []
    for address, problem in breaches:
        allowing = [name for name, waiver in waivers.items() if _allows(waiver, address, problem)]
        used.update(allowing)
        if not allowing:
            kept.append(problem)
    unused = (_unused(name, subject.node) for name in waivers if name not in used)
    return (*kept, *(problem for problem in unused if subject.scope is None or subject.scope.is_own(problem.location)))


def _breaches_of_rules(subject: Subject) -> Iterator[tuple[str, Problem]]:
    """A rule is silent where a value that it relies on is only a stand-in; what cannot be waived has no address."""
    changed = subject.scope.changed_part(subject.curriculum) if subject.scope else subject.curriculum
    for rule in RULES:
        if subject.scope is None or subject.scope.takes(rule.code):
            for finding in rule.check(changed if rule in _OF_ONE_ITEM else subject.curriculum):
                if not any(_is_in_doubt(rule, finding, doubt) for doubt in subject.unsure):
                    yield "" if rule.is_needed else _address(finding.path), _problem(rule.code, finding, subject)
    if not subject.unsure and subject.scope is None:
        seeds = (seed for page in subject.pages for seed in page.head.seeds)
        for finding in uncovered_requirements(subject.curriculum, seeds):
            yield _address(finding.path), _problem("requirement-not-covered", finding, subject)


def _breaches_in_texts(subject: Subject) -> Iterator[tuple[str, Problem]]:
    for passage, problem in (
        *language_problems(subject.curriculum, subject.passages),
        *(evidence_problems(subject.passages) if subject.curriculum.claims else ()),
    ):
        yield passage.address, problem
    if subject.typed:
        yield from bare_terms(_sure_terms(subject), subject.typed, subject.pages)
    yield from page_problems(subject.curriculum, subject.pages, subject.today)


def _sure_terms(subject: Subject) -> Mapping[str, Term]:
    doubts = {doubt[:2] for doubt in subject.unsure}
    return {name: term for name, term in subject.curriculum.terms.items() if ("terms", name) not in doubts}


def _problem(code: str, finding: Finding, subject: Subject) -> Problem:
    node, scope = subject.node, subject.scope
    location = key_place(node, finding.path) if finding.at_key else place(node, finding.path)
    cause = scope.cause(node, finding.path) if scope and not scope.is_own(location) else None
    message = f"{finding.message} ({location})" if cause else finding.message
    return Problem(cause or location, code, message, finding.hint)


def _is_in_doubt(rule: CurriculumRule, finding: Finding, doubt: Path) -> bool:
    """The value itself is a stand-in, or one in the same item that the rule reads, or the collection of the item."""
    if finding.path[: len(doubt)] == doubt:
        return True
    named = [step for step in doubt[2:] if isinstance(step, str)]
    return doubt[:2] == finding.path[:2] and bool(rule.reads & set(named[-2:]))


def _address(path: Path) -> str:
    return "/".join(map(str, path))


def _allows(waiver: Waiver, address: str, problem: Problem) -> bool:
    return waiver.rule == problem.code and (address == waiver.at or address.startswith(f"{waiver.at}/"))


def _unused(name: str, node: Node) -> Problem:
    return Problem(
        key_place(node, ("waivers", name)),
        "unused-waiver",
        f"the waiver {name!r} allows nothing that is there",
        "delete it",
    )
