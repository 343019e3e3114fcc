"""Every id that is referred to exists."""

from collections.abc import Collection, Iterable, Iterator

from ..core.nodes import Path
from ..core.problems import did_you_mean, one_of
from ..model.curriculum import Curriculum
from .rule import CurriculumRule, Finding


def _unknown_references(curriculum: Curriculum) -> Iterator[Finding]:
    for path, name, kind, accepted in _references(curriculum):
        if name not in accepted:
            some = one_of(accepted) if accepted else "nothing yet"
            yield Finding(path, f"{name!r} is no {kind}; there is {some}", did_you_mean(name, accepted))


_Reference = tuple[Path, str, str, Collection[str]]


def _references(curriculum: Curriculum) -> Iterator[_Reference]:
    yield from _of_modules(curriculum)
    yield from _of_programmes(curriculum)
    yield from _of_checks(curriculum)
    if curriculum.programme:
        yield ("programme",), curriculum.programme, "programme", tuple(curriculum.programmes)
    for part, names in (
        ("before", curriculum.pack.before),
        ("each", curriculum.pack.each),
        ("after", curriculum.pack.after),
    ):
        yield from _list(("pack", part), names, "form", curriculum.forms)
    for form_id, form in curriculum.forms.items():
        for name in form.never_asks_words:
            yield ("forms", form_id, "never-asks-words", name), name, "id of never-asks", form.never_asks
    for claim_id, claim in curriculum.claims.items():
        yield ("claims", claim_id, "source"), claim.source, "source", tuple(curriculum.sources)
    for step_id, step in curriculum.run_sheet.items():
        yield from _list(("run-sheet", step_id, "messages"), step.messages, "message", curriculum.messages)
    if curriculum.cost:
        programmes = tuple(curriculum.programmes)
        yield ("cost", "programme"), curriculum.cost.programme, "programme", programmes
        yield from _list(("cost", "frame"), curriculum.cost.frame, "module", curriculum.modules)


def _of_programmes(curriculum: Curriculum) -> Iterator[_Reference]:
    modules = tuple(curriculum.modules)
    for programme_id, programme in curriculum.programmes.items():
        for session_id, session in programme.sessions.items():
            at: Path = ("programmes", programme_id, "sessions", session_id)
            yield (*at, "module"), session.module, "module", modules
            yield from _list((*at, "or"), session.or_, "module", modules)
    for track_id, track in curriculum.tracks.items():
        yield from _list(("tracks", track_id, "modules"), track.modules, "module", modules)


def _of_checks(curriculum: Curriculum) -> Iterator[_Reference]:
    for assessment_id, check in curriculum.checks.items():
        at: Path = ("checks", assessment_id)
        results = tuple(check.results)
        yield (*at, "otherwise"), check.otherwise, "result of this check", results
        for rule_id, rule in check.rules.items():
            if rule.result:
                yield (*at, "rules", rule_id, "result"), rule.result, "result of this check", results
            for item in rule.when:
                yield (*at, "rules", rule_id, "when", item), item, "item of this check", tuple(check.items)


def _of_modules(curriculum: Curriculum) -> Iterator[_Reference]:
    for module_id, module in curriculum.modules.items():
        at: Path = ("modules", module_id)
        yield from _list((*at, "needs"), module.needs, "module", curriculum.modules)
        yield from _list((*at, "ground-rules"), module.ground_rules, "ground rule", curriculum.ground_rules)
        yield from _list((*at, "sources"), module.sources, "source", curriculum.sources)
        for name, activity in module.activities.items():
            here: Path = (*at, "activities", name)
            yield from _list((*here, "serves"), activity.serves, "objective of this module", module.objectives)
            if activity.worksheet:
                yield (*here, "worksheet"), activity.worksheet, "worksheet of this module", module.worksheets


def _list(path: Path, names: Iterable[str], kind: str, accepted: Collection[str]) -> Iterator[_Reference]:
    for position, name in enumerate(names):
        yield (*path, position), name, kind, accepted


RULES = (CurriculumRule("unknown-reference", frozenset(), _unknown_references, is_needed=True),)
