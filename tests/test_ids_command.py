"""turnabout ids lists the addresses that changes can name."""

import json
from pathlib import Path

import pytest

from acme import BASE, make_acme
from house import MakeWorkspace, Turnabout
from turnabout.core.nodes import find
from turnabout.core.plain import plain_data
from turnabout.sources.address import path_of
from turnabout.usecases.explaining import look


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    return make_acme(workspace())


def test_each_line_has_an_address_a_kind_and_what_stands_there(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("ids", "ground-rules/share-the-end", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert [line.split(None, 2) for line in run.out.splitlines()] == [
        ["ground-rules/share-the-end", "record", "The end piece is shared."],
        ["ground-rules/share-the-end/text", "value", "The end piece is shared."],
        ["ground-rules/share-the-end/why", "value", "Both want it."],
        ["ground-rules/share-the-end/say", "value", "Half each?"],
    ]


def test_a_client_has_addresses_of_its_own(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("ids", "ground-rules/no-phones", "--client", "acme", cwd=root)
    assert run.out.splitlines()[1].split(None, 2)[2] == "Phones stay in the bread box."
    gone = turnabout("ids", "ground-rules/no-phones", cwd=root)
    assert (gone.code, "unknown-address" in gone.out) == (1, True)


def test_locked_addresses_come_with_the_reason(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("ids", "ground-rules", "--locked", cwd=root)
    assert [line.split(None, 2) for line in run.out.splitlines()] == [
        [f"ground-rules/wash-hands{rest}", kind, "Dough <label> remembers *everything*."]
        for rest, kind in (("", "record"), ("/text", "value"), ("/why", "value"), ("/say", "value"), ("/lock", "value"))
    ]
    assert turnabout("ids", "glossary", "--locked", cwd=root).out == ""


def test_a_program_gets_the_place_and_the_lock_as_well(turnabout: Turnabout, root: Path) -> None:
    found = json.loads(turnabout("ids", "ground-rules/no-photos/why", "--format", "json", cwd=root).out)
    assert found == {
        "addresses": [
            {
                "address": "ground-rules/no-photos/why",
                "kind": "value",
                "text": "A loaf may be shy.",
                "path": BASE,
                "line": 36,
                "column": 10,
                "lock": "strengthen",
                "why": "A loaf may be shy.",
            }
        ]
    }


@pytest.mark.parametrize("prefix", ["modules/tea-round/title", "tea-round/title", "tea-round/title/"])
def test_a_module_can_be_named_with_its_section(turnabout: Turnabout, root: Path, prefix: str) -> None:
    assert turnabout("ids", prefix, cwd=root).out.startswith("tea-round/title  value  Tea")


def test_every_module_is_below_modules(turnabout: Turnabout, root: Path) -> None:
    lines = turnabout("ids", "modules", cwd=root).out.splitlines()
    assert lines[0].split() == ["modules", "collection"]
    assert {line.split("/")[0].split()[0] for line in lines[1:]} == {"tea-round", "sourdough"}


def test_an_unknown_beginning_is_a_problem_with_a_hint(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("ids", "tea-rond/title", cwd=root)
    assert run.code == 1
    assert "did you mean 'tea-round/title'" in run.out


def test_an_unknown_client_is_wrong_usage(turnabout: Turnabout, root: Path) -> None:
    assert turnabout("ids", "--client", "acne", cwd=root).code == 2


def test_every_address_leads_back_to_what_stands_there(root: Path) -> None:
    sight = look(root, "acme/leaders")
    for place in sight.places():
        node = find(sight.tree, path_of(place.address))
        assert node is not None
        if place.kind == "value":
            data = plain_data(node)
            assert place.text == " ".join((data if isinstance(data, str) else ", ".join(data)).split())
