"""Every command does what it is for, once, in one small workspace with a client."""

import shutil
from collections.abc import Mapping

import pytest

from acme import make_acme, reword
from house import MakeWorkspace, Turnabout
from turnabout.cli import _COMMANDS

ANSWERS = "has-oven: yes\nhungry: no\nheat: 3\nsize: 2\n"
PAIRS = "pair,mentor,mentoree\nBlue,Ada,Bo\n"
ORDERS: Mapping[str, tuple[str, str]] = {
    "new": ("new --client crumb", "curricula/clients/crumb/client.yml"),
    "check": ("check --client acme", ""),
    "plan": ("plan --module tea-round", "Tea round"),
    "assess": ("assess oven-check --answers answers.yml", "Bake one loaf"),
    "build": ("build", "dist/base/handbook/index.html"),
    "print": ("print poster --paper a4", "dist/base/print/handbook/a4/poster.pdf"),
    "packs": ("packs pairs.csv", "dist/base/packs/Blue/pack.pdf"),
    "pages": ("pages made", "made/docs/index.md"),
    "ids": ("ids ground-rules", "ground-rules/no-photos"),
    "explain": ("explain tea-round/title --client acme", "Coffee round"),
    "diff": ("diff --client acme", "Coffee round"),
    "capture": ("capture copy --client acme", "Both are hungry."),
    "update": ("update --client acme", "acme"),
    "accept": ("accept --client acme", "curricula/clients/acme/client.lock"),
    "i18n": ("i18n export fr --csv --out fr.csv", "fr.csv"),
    "clean": ("clean", "nothing to clear"),
    "schema": ("schema schemas", "schemas/module.json"),
}
"""What to write, and a file that is there then, or else words that are printed."""
ELSEWHERE = {"serve"}
"""A preview goes on until it is ended: `site/test_site_preview.py`."""


@pytest.mark.parametrize("command", ORDERS)
def test_a_command_does_what_it_is_for(command: str, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace(cold=command == "clean"))
    (root / "answers.yml").write_text(ANSWERS, "utf-8")
    (root / "pairs.csv").write_text(PAIRS, "utf-8")
    copy = shutil.copytree(root / "curricula" / "baking-swap", root / "copy")
    reword(copy, "curriculum.yml", "Both want it.", "Both are hungry.")
    order, comes_of_it = ORDERS[command]
    run = turnabout(*order.split(), cwd=root)
    assert (run.code, order.split()[0]) == (0, command), run.err
    assert (root / comes_of_it).exists() or comes_of_it in run.out


def test_no_command_is_left_out() -> None:
    assert set(ORDERS) | ELSEWHERE == set(_COMMANDS)
