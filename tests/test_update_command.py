"""`turnabout update` says what the base as it is now means for a client."""

import json
from pathlib import Path
from typing import Any

import pytest

from acme import BASE, CLIENT, copied, make_acme, reword
from house import REPOSITORY, MakeWorkspace, Turnabout

WAYS_OUT = (
    "to keep your change: turnabout accept ground-rules/share-the-end/text --client acme; "
    "to take the new text: delete this change; or edit it, then accept it"
)
ROUND = "curricula/baking-swap/modules/tea-round.yml"


@pytest.fixture
def root(workspace: MakeWorkspace, turnabout: Turnabout) -> Path:
    made = make_acme(workspace())
    assert turnabout("accept", "--all", cwd=made).code == 0
    return made


def update(root: Path, turnabout: Turnabout, *, code: int = 0) -> Any:
    run = turnabout("update", "--client", "acme", "--format", "json", cwd=root)
    assert (run.code, run.err) == (code, "")
    return json.loads(run.out)["clients"][0]


def test_a_client_of_the_base_as_accepted_has_nothing_to_decide(root: Path, turnabout: Turnabout) -> None:
    run = turnabout("update", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out == "acme: baking-swap 0.1.0, as accepted\n  kept as it is: 6 changes\n"


def test_before_anything_was_accepted_it_says_how(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace())
    run = turnabout("update", "--all", cwd=root)
    assert run.code == 0
    assert run.out.splitlines()[0] == (
        "acme: baking-swap 0.1.0; nothing was accepted yet: turnabout accept --client acme"
    )
    (root / CLIENT).unlink()
    assert turnabout("update", cwd=root).out == "there is no client yet\n"


def test_everything_that_a_new_base_brings_is_told_under_its_name(root: Path, turnabout: Turnabout) -> None:
    reword(root, BASE, "version: 0.1.0", "version: 0.2.0")
    reword(root, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(root, BASE, "    say: Half each?\n", "")
    reword(root, BASE, "    say: My hands are clean. Are yours?\n", "    say: Look at my hands.\n")
    reword(root, BASE, "  no-photos:\n", "  no-pictures:\n    formerly: [no-photos]\n")
    reword(root, BASE, "\nglossary:\n", "\n  sweep-up:\n    text: We sweep the floor.\n\nglossary:\n")
    reword(root, ROUND, "  one-question: {", "  no-question: {")
    run = turnabout("update", cwd=root)
    assert run.code == 1
    assert run.out.splitlines() == [
        "acme: baking-swap 0.2.0; accepted was 0.1.0",
        "  needs your decision: 2",
        f"    {CLIENT}:2:7  base-version",
        *(line for line in run.out.splitlines() if "written for" in line or "what that means" in line),
        f"    {CLIENT}:6:10  base-changed",
        "      the text under this change has changed since it was last accepted",
        "      was  The end piece is shared.",
        f"      now  The end piece is halved.  ({BASE}:41:11)",
        f"      → {WAYS_OUT}",
        "  no longer needed: 1",
        f"    {CLIENT}:8:13  no-effect",
        "      there is no 'say' to remove",
        "      → delete this change",
        "  moved along with a renamed item: 1",
        f"    {CLIENT}:13:12  the base calls this 'no-pictures' now; the change follows it",
        "  kept as it is: 4 changes",
        "  taken from the base: 1",
        "    ground-rules/wash-hands",
        "  new in the base: 2",
        "    tea-round/objectives/no-question",
        "    ground-rules/sweep-up",
        "  gone from the base: 1",
        "    tea-round/objectives/one-question",
    ]


def test_what_the_client_words_itself_is_not_taken_from_the_base(root: Path, turnabout: Turnabout) -> None:
    reword(root, ROUND, "title: Tea round", "title: A round of tea")
    reword(root, ROUND, "purpose: Find out", "purpose: Learn")
    told = update(root, turnabout, code=1)
    assert [problem["code"] for problem in told["decide"]] == ["expectation-failed"]
    assert told["taken"] == ["tea-round/purpose"]


def test_a_removal_of_what_the_base_removed_is_no_longer_needed(root: Path, turnabout: Turnabout) -> None:
    reword(root, CLIENT, "changes:\n", "changes:\n  - remove: glossary/levain\n")
    reword(root, CLIENT, "layers: [rye]\n", "")
    turnabout("accept", "--client", "acme", cwd=root)
    text = (root / BASE).read_text("utf-8")
    (root / BASE).write_text(text[: text.index("\nglossary:")] + "\nglossary: {rye: {word: Rye, means: A grain.}}\n")
    told = update(root, turnabout, code=1)
    assert [problem["code"] for problem in told["not-needed"]] == ["base-removed"]
    assert (told["decide"], told["new"]) == ([], ["glossary/rye"])


def test_an_edit_of_what_the_base_removed_is_a_decision(root: Path, turnabout: Turnabout) -> None:
    text = (root / BASE).read_text("utf-8")
    start = text.index("  share-the-end:")
    (root / BASE).write_text(text[:start] + text[text.index("\nglossary:") :])
    told = update(root, turnabout, code=1)
    assert [problem["code"] for problem in told["decide"]] == ["base-removed"]
    assert [problem["code"] for problem in told["not-needed"]] == ["base-removed"]
    assert told["gone"] == ["ground-rules/share-the-end"]


def test_another_order_is_told(root: Path, turnabout: Turnabout) -> None:
    reword(root, BASE, "modules: [tea-round, sourdough]\nprog", "modules: [sourdough, tea-round]\nprog")
    told = update(root, turnabout)
    assert (told["reordered"], told["taken"], told["new"]) == (["modules"], [], [])


def test_a_new_layer_text_is_taken_as_well(root: Path, turnabout: Turnabout) -> None:
    reword(root, "curricula/layers/rye.yml", "to: Sourdough", "to: Sour dough")
    assert update(root, turnabout)["taken"] == ["glossary/levain"]


def test_problems_of_variants_are_told_with_the_client(root: Path, turnabout: Turnabout) -> None:
    reword(root, CLIENT, "Phones stay in the bread box.", "Phones stay in the tin.")
    told = update(root, turnabout, code=1)
    assert [problem["path"] for problem in told["decide"]] == ["curricula/clients/acme/variants/leaders.yml"]


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (
            ("brings flour, water and time", "brings flour"),
            "{A mentor} brings flour, water",
            "{A mentor} brings flour.",
        ),
        (None, "For the {mentor}", "nothing"),
    ],
)
def test_a_page_of_the_base_that_changed_is_shown_where_it_differs(
    change: tuple[str, str] | None, was: str, now: str, root: Path, turnabout: Turnabout
) -> None:
    if change:
        reword(root, "content/mentor/index.md", *change)
    else:
        (root / "content/mentor/index.md").unlink()
    problem = update(root, turnabout, code=1)["decide"][0]
    lines = problem["message"].splitlines()
    assert lines[1].startswith(f"was  {was}")
    assert lines[2].startswith(f"now  {now}")
    assert problem["path"] == "curricula/clients/acme/content/mentor/index.md"


def test_a_page_that_the_base_has_now_too_is_told(root: Path, turnabout: Turnabout) -> None:
    own = root / "curricula/clients/acme/content/mentor/oven.md"
    own.write_text("---\ntitle: Our oven\n---\n\nHot.\n")
    turnabout("accept", "--client", "acme", cwd=root)
    (root / "content/mentor/oven.md").write_text("---\ntitle: The oven\n---\n\nWarm.\n")
    problem = update(root, turnabout, code=1)["decide"][0]
    assert problem["code"] == "base-changed"
    assert problem["message"].startswith("the base has a page of this path now, and this one hides it\nwas  nothing")


def test_the_day_of_its_review_does_not_change_a_page(root: Path, turnabout: Turnabout) -> None:
    reword(root, "content/mentor/index.md", "review: 2027-06-05", "review: 2028-06-05")
    assert update(root, turnabout)["decide"] == []


def test_a_change_far_down_a_page_is_told_without_its_words(root: Path, turnabout: Turnabout) -> None:
    page = root / "content/mentor/index.md"
    page.write_text("---\ntitle: Long\n---\n\n" + "A line of bread.\n" * 500)
    turnabout("accept", "--client", "acme", cwd=root)
    page.write_text(page.read_text() + "A line of butter.\n")
    assert "now  other words further down" in update(root, turnabout, code=1)["decide"][0]["message"]


@pytest.mark.parametrize("arguments", [("--client", "amce"), ("--client", "acme", "--all"), ("--format", "github")])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], root: Path, turnabout: Turnabout) -> None:
    run = turnabout("update", *arguments, cwd=root)
    assert (run.code, run.out) == (2, "")


def test_several_clients_are_told_one_after_the_other(root: Path, turnabout: Turnabout) -> None:
    copied(root / "curricula/clients/acme", root / "curricula/clients/zeta")
    reword(root, "curricula/clients/zeta/client.yml", "client: acme", "client: zeta")
    run = turnabout("update", cwd=root)
    assert run.out.count(": baking-swap 0.1.0, as accepted\n") == 2
    assert run.out.count("\n\n") == 1


def test_nothing_is_to_be_decided_for_the_example_clients(turnabout: Turnabout) -> None:
    run = turnabout("update", "--format", "json", cwd=REPOSITORY)
    assert run.code == 0, run.out
    assert [client["accepted"] == client["version"] for client in json.loads(run.out)["clients"]] == [True, True], (
        "turnabout accept --all"
    )
