"""No client can take away what keeps people safe."""

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from house import REPOSITORY, Turnabout, run_turnabout
from turnabout.clients.customising import Customiser
from turnabout.clients.overlay.resolve import with_overlay
from turnabout.clients.overlay.writing import read_overlay
from turnabout.core.nodes import Table, find
from turnabout.core.plain import plain_data
from turnabout.sources.address import path_of
from turnabout.sources.workspace import open_workspace
from turnabout.sources.yaml_reader import read_yaml

CORE = (
    *(f"ground-rules/{rule}" for rule in (
        "leave-any-time", "not-secret", "no-trade-secrets", "no-appraisal", "advice-and-decision", "trouble-path",
        "legal-rights",
    )),
    "forms/no-fault-exit/never-asks",
    "forms/no-fault-exit/fields/what-follows",
    "forms/match-consent/never-asks",
    "forms/interest-and-matching/never-asks",
    "inclusion-conversations/opt-in",
    "safety-core",
)  # fmt: skip
"""What the curriculum promises to lock, beside the frame of each agenda."""


@cache
def _locked() -> dict[str, str]:
    run = run_turnabout("ids", "--locked", "--format", "json", cwd=REPOSITORY)
    return {entry["address"]: entry["kind"] for entry in json.loads(run.out)["addresses"]}


@cache
def _customiser() -> Customiser:
    return Customiser(open_workspace(REPOSITORY)[0])


def test_the_safety_core_is_locked() -> None:
    assert set(CORE) <= set(_locked())


def test_the_opening_the_return_leg_and_the_commitment_of_each_agenda_are_locked() -> None:
    base = _customiser().base("reverse-mentoring")
    assert base
    modules = find(base.tree, ("modules",))
    assert isinstance(modules, Table)
    for name, module in modules.entries.items():
        data = plain_data(find(module, ("activities",)))
        locked = [key for key in data if f"{name}/activities/{key}" in _locked()]
        core = {key: activity for key, activity in data.items() if activity["tier"] == "core"}
        assert [data[locked[0]]["kind"], data[locked[-1]]["kind"]] == ["check-in", "commit"], name
        assert {key for key, activity in core.items() if activity["kind"] == "swap"} <= set(locked), name


@pytest.mark.parametrize("address", CORE)
def test_a_client_pack_that_takes_an_item_of_the_core_away_is_refused(
    address: str, tmp_path: Path, turnabout: Turnabout
) -> None:
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    client = tmp_path / "curricula" / "clients" / "acme"
    client.mkdir(parents=True)
    (client / "client.yml").write_text(
        f"client: acme\nbase: reverse-mentoring\nchanges:\n  - remove: {address}\n    why: We do not need it.\n"
    )
    run = turnabout("check", "--client", "acme", cwd=tmp_path)
    assert run.code == 1
    assert "curricula/clients/acme/client.yml:4:13  locked\n" in run.out, run.out


def test_no_locked_address_can_be_removed_emptied_or_replaced() -> None:
    base = _customiser().base("reverse-mentoring")
    assert base
    tried = 0
    for address, kind in _locked().items():
        for change in _attacks(address, kind):
            text = f"client: acme\nchanges:\n  - {change}\n    why: We want it so.\n"
            node, problems = read_yaml(text, "client.yml")
            assert isinstance(node, Table)
            overlay, found = read_overlay(node, "client", lambda name: (None, ()))
            made = with_overlay(base.ground, overlay)
            refused = [p for p in (*problems, *found, *made.problems) if p.severity == "error"]
            assert refused, f"{change} is let through"
            assert find(made.tree, path_of(address)) is find(base.tree, path_of(address)), change
            tried += 1
    assert tried > 2 * len(_locked())


def _attacks(address: str, kind: str) -> Iterator[str]:
    """Take it away, take away what is around it, empty it, and write something else in its place."""
    yield f"remove: {address}"
    yield f"set: {address}\n    to: "
    yield f"set: {address}\n    to: Nothing to speak of"
    yield f"set: {address}\n    to: []"
    yield f"replace: {address}\n    with: {{text: Nothing to speak of}}"
    yield f"replace: {address}\n    with: {{}}"
    parent = address.rpartition("/")[0]
    if parent.count("/") > 1 or address.startswith(("forms/", "ground-rules/", "safety-core")):
        yield f"remove: {parent or address}"
    if kind == "record":
        yield f"set: {address}/lock\n    to: open"
        yield f"set: {address}/formerly\n    to: [else]"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("hr/legal-notes.md", "not legal advice"),
        ("mentor/index.md", "You can stop at any time"),
        ("line-manager/index.md", "at any time, without a reason"),
        ("hr/keep-it-safe.md", "The exit must never be used to hide misconduct"),
    ],
)
def test_a_page_in_the_place_of_one_that_protects_keeps_its_words(
    page: str, words: str, tmp_path: Path, turnabout: Turnabout
) -> None:
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    folder = tmp_path / "curricula" / "clients" / "acme"
    (folder / "content" / page).parent.mkdir(parents=True)
    (folder / "client.yml").write_text("client: acme\nbase: reverse-mentoring\n")
    (folder / "content" / page).write_text(
        "---\ntitle: Ours\njob: Lets you read it.\nreview: 2099-01-01\n---\n\n"
        "All is well.\n\n## Do this next\n\nRead.\n"
    )
    run = turnabout("check", "--client", "acme", cwd=tmp_path)
    assert run.code == 1
    assert f"content/{page}:1:1  locked\n" in run.out
    assert repr(words) in run.out
