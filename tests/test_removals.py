"""Nothing can be taken out of the shipped curriculum unnoticed: the rule that protects it says what is missing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from house import REPOSITORY, make_shipped_workspace, sampled
from turnabout.core.nodes import Path as NodePath
from turnabout.core.nodes import Table, find
from turnabout.core.problems import Problem
from turnabout.model.curriculum import Curriculum
from turnabout.reading.pipeline import read_workspace
from turnabout.sources.yaml_reader import read_yaml
from turnabout.usecases.checking import check_workspace

CURRICULUM: Curriculum = read_workspace(REPOSITORY).curriculum
MODULES = REPOSITORY / "curricula" / "reverse-mentoring" / "modules"
CONTENT = REPOSITORY / "content"
PAGES = sorted(file.relative_to(CONTENT).as_posix() for file in CONTENT.rglob("*.md"))
EARLY = date(2027, 1, 1)
PROTECTING = {
    "activities": {"minutes-do-not-add-up"},
    "objectives": {"unknown-reference"},
    "prompts": {"too-few-prompts"},
}
"""The rule that protects each part of a module."""

ALSO = {
    "activities": {
        "missing-opening", "missing-return-leg", "missing-commitment",
        "objective-without-activity", "too-few-core-objectives",
    },
    "objectives": {"too-few-core-objectives"},
    "prompts": set[str](),
}  # fmt: skip
"""What else the loss of one may break."""

Removal = tuple[str, NodePath]


def _removals(part: str) -> Iterator[Removal]:
    """Every single thing of one kind that can be taken out, as module and path."""
    for name, module in CURRICULUM.modules.items():
        if part == "prompts":
            yield from ((name, ("prompts", role, key)) for role, keys in module.prompts.items() for key in keys)
        else:
            yield from ((name, (part, key)) for key in getattr(module, part))


def _rounds() -> Iterator[tuple[str, tuple[str, tuple[Removal, ...]]]]:
    """All removals, one of each module at a time: rules for these parts look at one module alone.

    A round has a name, the part that it takes from, and what it takes out.
    """
    for part in PROTECTING:
        waiting: dict[str, list[Removal]] = defaultdict(list)
        for removal in _removals(part):
            waiting[removal[0]].append(removal)
        for number in range(max(map(len, waiting.values()))):
            yield f"{part}-{number}", (part, tuple(of[number] for of in waiting.values() if number < len(of)))


ROUNDS = dict(_rounds())


def test_every_activity_objective_and_prompt_takes_part() -> None:
    removed = [removal for _, together in ROUNDS.values() for removal in together]
    assert len(removed) == len(set(removed)) == sum(1 for part in PROTECTING for _ in _removals(part))
    assert {name for name, _ in removed} == set(CURRICULUM.modules)
    assert len(removed) > 250


@pytest.mark.parametrize("name_of_round", sampled(ROUNDS, *(f"{part}-0" for part in PROTECTING)))
def test_taking_any_one_out_of_a_module_is_reported_there_by_the_rule_that_protects_it(
    name_of_round: str, shipped_workspace: Path
) -> None:
    part, removed = ROUNDS[name_of_round]
    for name, path in removed:
        _take_out(shipped_workspace / "curricula/reverse-mentoring/modules" / f"{name}.yml", path)
    codes = _codes_by_file(read_workspace(shipped_workspace, today=EARLY).problems)
    for name, path in removed:
        found = codes.pop(f"curricula/reverse-mentoring/modules/{name}.yml", set())
        assert found >= PROTECTING[part], (name, path)
        assert found <= PROTECTING[part] | ALSO[part], (name, path)
    assert codes == {}


@pytest.mark.parametrize("name", sampled(CURRICULUM.modules, "active-listening"))
def test_one_activity_of_a_module_taken_out_fails_the_whole_check(name: str, shipped_workspace: Path) -> None:
    swap = next(key for key, a in CURRICULUM.modules[name].activities.items() if a.kind == "swap" and a.tier == "core")
    _take_out(shipped_workspace / "curricula/reverse-mentoring/modules" / f"{name}.yml", ("activities", swap))
    (codes,) = _codes_by_file(check_workspace(shipped_workspace, today=EARLY)).values()
    assert codes >= {"minutes-do-not-add-up", "missing-return-leg"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all pages; each test puts back what it took."""
    return make_shipped_workspace(tmp_path_factory.mktemp("removals") / "shipped")


@pytest.mark.parametrize("page", sampled(PAGES, *(page for page in PAGES if page.endswith("/index.md"))))
def test_taking_any_page_away_is_reported_where_it_is_missed(page: str, shipped: Path) -> None:
    file = shipped / "content" / page
    text = file.read_bytes()
    file.unlink()
    try:
        problems = check_workspace(shipped, today=EARLY)
    finally:
        file.write_bytes(text)
    assert problems
    assert {problem.code for problem in problems} <= {"dead-link", "requirement-not-covered"}
    dead = [problem for problem in problems if problem.code == "dead-link"]
    assert all(Path(page).name in problem.message for problem in dead)


def test_the_copy_is_sound_as_long_as_nothing_is_taken_out(shipped: Path) -> None:
    assert check_workspace(shipped, today=EARLY) == ()


def _take_out(file: Path, path: NodePath) -> None:
    """Delete an entry from its key to the next line that is indented as little."""
    lines = file.read_text("utf-8").split("\n")
    node, _ = read_yaml("\n".join(lines), str(file))
    parent = find(node, path[:-1]) if node else None
    assert isinstance(parent, Table)
    start = parent.keys[str(path[-1])]
    assert not lines[start.line - 1][: start.column - 1].strip(), "the entry shares its line"
    end = start.line
    while end < len(lines) and re.match(rf" {{{start.column}}}|\s*$", lines[end]):
        end += 1
    file.write_text("\n".join([*lines[: start.line - 1], *lines[end:]]), "utf-8")


def _codes_by_file(problems: tuple[Problem, ...]) -> Mapping[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        codes[problem.location.path].add(problem.code)
    return codes
