"""One mistake in a client's file is one problem, and what was accepted is missed when it is gone."""

from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout
from turnabout.core.problems import Problem
from turnabout.usecases.checking import check_clients

ACME = Path("curricula/clients/acme/client.yml")


def _found(root: Path, was: str, now: str) -> list[Problem]:
    """Return what is wrong with acme once a part of its file is another."""
    text = (root / ACME).read_text("utf-8")
    assert text.count(was) == 1
    (root / ACME).write_text(text.replace(was, now), encoding="utf-8")
    return list(check_clients(root, ("acme",)))


def test_the_good_workspace_with_clients_has_nothing_to_fix(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("check", "--all", cwd=workspace("clients"))
    assert (run.code, run.out, run.err) == (0, "", "")


@pytest.mark.parametrize(
    ("was", "now", "code", "line"),
    [
        ("  host: {name", " host: {name", "", 0),
        ("terms:\n", "", "yaml-indentation", 7),
        ("    to: Tools go back to the blue shed.", "  to: Tools go back to the blue shed.", "yaml-syntax", 14),
        ("  - remove: pruning", "- remove: pruning", "yaml-syntax", 19),
        ("layers: [coast]", "layers: [cost]", "unknown-layer", 3),
        ("base: garden-swap@1.2", "base: gardn-swap@1.2", "unknown-reference", 2),
        ("    file: modules/bees.yml", "    fil: modules/bees.yml", "unknown-key", 25),
        ("  mentor: {one: adviser, many: advisers}", "  mentr: {one: adviser, many: advisers}", "missing-key", 8),
        ("plant?", "{plnt} and {plnt}?", "unknown-term", 18),
    ],
)
def test_a_mistake_is_one_problem(workspace: MakeWorkspace, was: str, now: str, code: str, line: int) -> None:
    problems = _found(workspace("clients"), was, now)
    assert [(p.code, p.location.line) for p in problems] == ([(code, line)] if code else [])


def test_an_unknown_term_says_how_often_it_stands(workspace: MakeWorkspace) -> None:
    (problem,) = _found(workspace("clients"), "plant?", "{plnt} and {plnt}?")
    assert problem.message == "{plnt} names no term of this curriculum; it stands 2 times"


def test_two_mistakes_in_two_places_are_two_problems(workspace: MakeWorkspace) -> None:
    root = workspace("clients")
    _found(root, "set: seeds/prompts/mentor/q2", "set: seeds/prompts/mentor/q22")
    problems = _found(root, "session: 45", "session: 45\n session: 46")
    assert {problem.code for problem in problems} >= {"unknown-address"}
    assert any(problem.code.startswith("yaml-") for problem in problems)


def test_a_group_under_a_setting_that_does_not_take_it_is_one_unknown_address(workspace: MakeWorkspace) -> None:
    (problem,) = _found(workspace("clients"), "terms:\n", "brand:\n")
    assert problem.code == "unknown-address"
    assert problem.message == "'brand' has no 'mentor'; it may have name, logo, colour, fonts"


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("  - remove: pruning/activities/long-rest\n", "",
         "'remove pruning/activities/long-rest' was accepted and is in the file no more"),
        ("    after: salt\n", "", "'place' was accepted as part of this change, and not there any more"),
        (", for: Dates and keys", "", "'for' was accepted as part of this change, and not there any more"),
    ],
)  # fmt: skip
def test_what_was_accepted_is_missed(workspace: MakeWorkspace, was: str, now: str, message: str) -> None:
    (problem,) = _found(workspace("clients"), was, now)
    assert (problem.code, problem.severity, problem.message) == ("change-gone", "warning", message)


def test_what_is_gone_is_agreed_to_by_accepting(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("clients")
    assert _found(root, "    after: salt\n", "")
    assert turnabout("accept", "--client", "acme", cwd=root).code == 0
    assert check_clients(root, ("acme",)) == ()
